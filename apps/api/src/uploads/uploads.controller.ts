import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { type Actor, ROLE_NAMES } from '#identity';
import { type RepeatableRequest, Uploads } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader } from '../http/documented-headers.js';
import { Me, PathId, Piece, Repeatable, UploadOffset } from '../http/request.js';
import { UploadDto, UploadView } from './uploads.dto.js';

/** Files on their way in, piece by piece; what they are for is said by the request that uses them. */
@ApiTags('uploads')
@Controller('api/uploads')
@For(...ROLE_NAMES)
export class UploadsController {
  constructor(private readonly uploads: Uploads) {}

  @Post()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Announce a file' })
  @ApiCreatedResponse({ type: UploadView })
  begin(
    @Body() { name, size }: UploadDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<UploadView> {
    return this.uploads.begin({ name, size }, actor.accountId, request);
  }

  @Get(':id')
  @ApiOperation({ summary: 'How much of it is here' })
  @ApiOkResponse({ type: UploadView })
  progress(@PathId() id: string, @Me() actor: Actor): Promise<UploadView> {
    return this.uploads.progress(id, actor.accountId);
  }

  @Patch(':id')
  @ApiHeader({ name: 'Upload-Offset', required: true, schema: { type: 'integer', minimum: 0 } })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary', maxLength: 1_048_576 } })
  @ApiOperation({
    summary: 'Send the next piece, at most 1 MiB; after a broken line ask how much is here and go on',
  })
  @ApiOkResponse({ type: UploadView })
  append(
    @PathId() id: string,
    @Me() actor: Actor,
    @UploadOffset() offset: number,
    @Piece() piece: Buffer,
  ): Promise<UploadView> {
    return this.uploads.append(id, actor.accountId, offset, piece);
  }
}

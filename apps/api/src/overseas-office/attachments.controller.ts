import { Body, Controller, Delete, Get, HttpCode, Post, type StreamableFile } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { AttachmentsQueries, AttachmentsService, scopeOf } from '#applications';
import type { Actor } from '#identity';
import { Files, type RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader } from '../http/documented-headers.js';
import { FileAnswer, kept } from '../http/download.js';
import { Me, PathId, Repeatable } from '../http/request.js';
import { AttachmentDto, AttachmentReceiptView, AttachmentView } from '../nominations/attachments.dto.js';

const AS = 'OVERSEAS_OFFICE';

@ApiTags('overseas office')
@Controller('api/overseas-office/nominations/:id/attachments')
@For(AS)
export class OverseasAttachmentsController {
  constructor(
    private readonly attachments: AttachmentsService,
    private readonly queries: AttachmentsQueries,
    private readonly files: Files,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The documents of a nomination' })
  @ApiOkResponse({ type: [AttachmentView] })
  list(@PathId() id: string, @Me() actor: Actor): Promise<AttachmentView[]> {
    return this.queries.of(scopeOf(actor, AS), id);
  }

  @Post()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Put an uploaded file to a draft or returned nomination' })
  @ApiCreatedResponse({ type: AttachmentReceiptView })
  attach(
    @PathId() id: string,
    @Body() dto: AttachmentDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<AttachmentReceiptView> {
    return this.attachments.attach(id, dto, actor, request);
  }

  @Get(':attachmentId/file')
  @ApiParam({ name: 'attachmentId', format: 'uuid' })
  @FileAnswer('The document itself, for saving')
  async file(
    @PathId() id: string,
    @PathId('attachmentId') attachmentId: string,
    @Me() actor: Actor,
  ): Promise<StreamableFile> {
    const fileId = await this.queries.fileOf(scopeOf(actor, AS), id, attachmentId);
    return kept(this.files, fileId);
  }

  @Delete(':attachmentId')
  @HttpCode(204)
  @ApiParam({ name: 'attachmentId', format: 'uuid' })
  @ApiOperation({ summary: 'Take a document off a draft or returned nomination' })
  @ApiNoContentResponse()
  remove(
    @PathId() id: string,
    @PathId('attachmentId') attachmentId: string,
    @Me() actor: Actor,
  ): Promise<void> {
    return this.attachments.remove(id, attachmentId, actor);
  }
}

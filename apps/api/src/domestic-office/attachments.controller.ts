import { Controller, Get, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AttachmentsQueries, scopeOf } from '#applications';
import type { Actor } from '#identity';
import { Files } from '#platform';
import { For } from '../http/audience.js';
import { FileAnswer, kept } from '../http/download.js';
import { Me, PathId } from '../http/request.js';
import { AttachmentView } from '../nominations/attachments.dto.js';

const AS = 'DOMESTIC_OFFICE';

@ApiTags('domestic office')
@Controller('api/domestic-office/nominations/:id/attachments')
@For(AS)
export class DomesticAttachmentsController {
  constructor(
    private readonly queries: AttachmentsQueries,
    private readonly files: Files,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The documents of a nomination' })
  @ApiOkResponse({ type: [AttachmentView] })
  list(@PathId() id: string, @Me() actor: Actor): Promise<AttachmentView[]> {
    return this.queries.of(scopeOf(actor, AS), id);
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
}

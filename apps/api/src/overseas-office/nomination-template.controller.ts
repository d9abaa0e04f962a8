import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { NominationTemplates } from '#applications';
import type { Actor } from '#identity';
import { For } from '../http/audience.js';
import { download } from '../http/download.js';
import { Me, PathId } from '../http/request.js';
import { TemplateDto } from './imports.dto.js';

@ApiTags('overseas office: imports')
@Controller('api/overseas-office/course-runs')
@For('OVERSEAS_OFFICE')
export class NominationTemplateController {
  constructor(private readonly templates: NominationTemplates) {}

  @Get(':id/nomination-template')
  @ApiOperation({ summary: 'The empty list of nominations of a country to this run, as a workbook or CSV' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async template(
    @PathId() id: string,
    @Query() { country, format }: TemplateDto,
    @Me() actor: Actor,
  ): Promise<StreamableFile> {
    const template = await this.templates.make(id, country, format, actor);
    return download(template, template.bytes);
  }
}

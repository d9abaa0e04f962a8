import { Controller, Delete, Get, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { MaterialFilesService, MaterialsQueries } from '#jica-net';
import { Files } from '#platform';
import { For } from '../http/audience.js';
import { IfMatchHeader } from '../http/documented-headers.js';
import { download } from '../http/download.js';
import { IfMatch, Me, PathId } from '../http/request.js';
import { MaterialReceiptView } from './materials.view.js';

@ApiTags('JICA-Net Library')
@Controller('api/material-files/:id')
@For('HEADQUARTERS', 'DOMESTIC_OFFICE')
export class MaterialFilesController {
  constructor(
    private readonly materialFiles: MaterialFilesService,
    private readonly queries: MaterialsQueries,
    private readonly files: Files,
  ) {}

  @Get()
  @ApiOperation({ summary: 'A file of a material that you see; offices are not counted as visitors' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async read(@PathId() id: string, @Me() actor: Actor): Promise<StreamableFile> {
    const { file, stream } = await this.files.read(await this.queries.file(actor, id));
    return download(file, stream);
  }

  @Delete()
  @IfMatchHeader()
  @ApiOperation({ summary: 'Take a file out of a material; If-Match names the version of the material' })
  @ApiOkResponse({ type: MaterialReceiptView })
  remove(@PathId() id: string, @Me() actor: Actor, @IfMatch() version: number): Promise<MaterialReceiptView> {
    return this.materialFiles.remove(id, actor, version);
  }
}

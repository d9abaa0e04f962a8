import { Controller, Get, Header, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicMaterialsQueries } from '#jica-net';
import { DomainError, Files } from '#platform';
import { ForAnyone } from '../http/audience.js';
import { download } from '../http/download.js';
import { PathId } from '../http/request.js';
import { VisitNotes } from '../http/visit-notes.js';
import { pages } from '../participant/pages.js';
import { libraryFilter, libraryPage } from './library-page.js';
import { materialPage } from './material-page.js';

const HTML = 'text/html; charset=utf-8';
const ON_A_PAGE = 20;

/** The JICA-Net Library for the public: pages without script, found by search engines, counted by fiscal year. */
@ApiExcludeController()
@Controller('jica-net')
@ForAnyone('published materials of the JICA-Net Library are public')
export class LibraryController {
  constructor(
    private readonly materials: PublicMaterialsQueries,
    private readonly files: Files,
    private readonly visits: VisitNotes,
  ) {}

  @Get()
  @Header('content-type', HTML)
  async library(
    @Query() query: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const filter = libraryFilter(query);
    const after = typeof query.after === 'string' ? query.after : undefined;
    const found = await this.materials
      .list(filter, { limit: ON_A_PAGE, sort: 'title', after })
      .catch((error: unknown) => {
        if (error instanceof DomainError && error.code === 'PAGE.CURSOR_INVALID') return null;
        throw error;
      });
    if (found) return pages.library({ title: 'JICA-Net Library', ...libraryPage(filter, found) });
    void reply.status(303).header('location', '/jica-net');
    return '';
  }

  @Get(':id')
  @Header('content-type', HTML)
  async material(
    @PathId() id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const material = await this.materials.one(id);
    this.visits.note(id, request, reply);
    const back = { href: '/jica-net', name: 'All materials' };
    return pages.material({
      title: material.titleEn,
      indexed: true,
      back,
      ...materialPage(material, '/jica-net/files'),
    });
  }

  @Get('files/:id')
  async file(
    @PathId() id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { materialId, fileId } = await this.materials.file(id);
    const { file, stream } = await this.files.read(fileId);
    this.visits.note(materialId, request, reply);
    return download(file, stream);
  }
}

import { Controller, Get, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicMaterialsQueries } from '#jica-net';
import { Files, isId } from '#platform';
import { ParticipantsQueries } from '#training';
import { ForAnyone } from '../http/audience.js';
import { download } from '../http/download.js';
import { VisitNotes } from '../http/visit-notes.js';
import { materialPage } from '../jica-net/material-page.js';
import { pages } from './pages.js';
import { StatusReader } from './status-reader.js';

/** Materials of the runs in which a participant takes part, also those that are for participants only. */
@ApiExcludeController()
@Controller('status')
@ForAnyone('participants have no account; an opened status link shows them the materials of their own runs')
export class ParticipantMaterialsController {
  constructor(
    private readonly reader: StatusReader,
    private readonly participants: ParticipantsQueries,
    private readonly materials: PublicMaterialsQueries,
    private readonly files: Files,
    private readonly visits: VisitNotes,
  ) {}

  @Get('materials/:id')
  async material(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    void reply.header('content-type', 'text/html; charset=utf-8');
    const { id } = request.params as { id: string };
    const used = await this.materials.ofRuns(await this.ownRuns(request));
    const material = used.find((one) => one.id === id);
    if (!material) return this.reader.gone(reply);
    this.visits.note(material.id, request, reply);
    const back = { href: '/status/nominations', name: 'Back to your status' };
    const page = materialPage(material, '/status/material-files');
    return pages.material({ title: material.titleEn, indexed: false, back, ...page });
  }

  @Get('material-files/:id')
  async file(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | string> {
    const { id } = request.params as { id: string };
    const served = isId(id) ? await this.materials.fileOfRuns(id, await this.ownRuns(request)) : null;
    if (!served) {
      void reply.header('content-type', 'text/html; charset=utf-8');
      return this.reader.gone(reply);
    }
    const { file, stream } = await this.files.read(served.fileId);
    this.visits.note(served.materialId, request, reply);
    return download(file, stream);
  }

  private async ownRuns(request: FastifyRequest): Promise<string[]> {
    const email = await this.reader.emailOf(request);
    return email ? this.participants.runsOfAddress(email) : [];
  }
}

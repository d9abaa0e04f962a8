import { Body, Controller, Get, Header, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DossierHandover, NomineePages } from '#applications';
import { DomainError } from '#platform';
import { ForAnyone } from '../http/audience.js';
import { sectionLink, sectionPage, tasksPage } from './dossier-pages.js';
import { NomineeSections, type SaveOutcome } from './nominee-sections.js';
import { type NomineeVisit, NomineeVisits } from './nominee-visit.js';
import { pages } from './pages.js';
import type { SentForm } from './section-form.js';

const HTML = 'text/html; charset=utf-8';

/** The nominee fills in their own parts of the dossier: by a link from the office, one section a page, without script. */
@ApiExcludeController()
@Controller('dossier')
@ForAnyone('nominees have no account; a link by e-mail lets them write their own parts of one dossier')
export class NomineeDossierController {
  constructor(
    private readonly visits: NomineeVisits,
    private readonly nominees: NomineePages,
    private readonly sections: NomineeSections,
    private readonly handover: DossierHandover,
  ) {}

  /** Opens nothing: scanners and prefetching do no harm. */
  @Get('open')
  @Header('content-type', HTML)
  button(@Query('link') link: unknown): string {
    const known = typeof link === 'string' ? link.slice(0, 100) : '';
    return pages.dossierOpen({ title: 'Open your forms', link: known });
  }

  @Post('open')
  @Header('content-type', HTML)
  async open(
    @Body() body: SentForm | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return (await this.visits.begin(body?.link, reply)) ? seeOther(reply, '/dossier') : gone(reply);
  }

  @Get()
  @Header('content-type', HTML)
  async tasks(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.visits.of(request);
    return visit ? tasksPage(await this.nominees.of(visit), visit.formKey) : gone(reply);
  }

  @Get('section')
  @Header('content-type', HTML)
  async section(
    @Query() wanted: SentForm,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.visits.of(request);
    if (!visit) return gone(reply);
    return this.onPages(reply, async () => {
      const page = await this.nominees.of(visit);
      return sectionPage(this.sections.find(page, wanted), visit.formKey, page);
    });
  }

  @Post('section')
  @Header('content-type', HTML)
  async save(
    @Body() body: SentForm | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.visits.behind(body, request);
    if (!visit || !body) return gone(reply);
    return this.onPages(reply, async () =>
      this.answerTo(await this.sections.keep(visit, body), visit, body, reply),
    );
  }

  @Post('hand-over')
  @Header('content-type', HTML)
  async handOver(
    @Body() body: SentForm | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = await this.visits.behind(body, request);
    if (!visit) return gone(reply);
    try {
      await this.handover.handOver(visit);
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'DOSSIER.INCOMPLETE'))
        return trouble(error, reply);
      void reply.status(422);
      return tasksPage(await this.nominees.of(visit), visit.formKey, true);
    }
    await this.visits.end(request, reply);
    return seeOther(reply, '/dossier/done');
  }

  @Get('done')
  @Header('content-type', HTML)
  done(): string {
    return pages.dossierDone({ title: 'Handed over to your office' });
  }

  @Post('close')
  @Header('content-type', HTML)
  async close(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.visits.end(request, reply);
    return seeOther(reply, '/');
  }

  private async answerTo(
    outcome: SaveOutcome,
    visit: NomineeVisit,
    body: SentForm,
    reply: FastifyReply,
  ): Promise<string> {
    const page = await this.nominees.of(visit);
    const place = this.sections.find(page, body);
    if (outcome.kind === 'SAVED') {
      if (body.then === 'more') return seeOther(reply, sectionLink(place));
      return seeOther(reply, place.next && body.then !== 'list' ? sectionLink(place.next) : '/dossier');
    }
    void reply.status(outcome.kind === 'FAULTS' ? 422 : 409);
    return sectionPage(place, visit.formKey, page, outcome);
  }

  private async onPages(reply: FastifyReply, work: () => Promise<string>): Promise<string> {
    try {
      return await work();
    } catch (error) {
      return trouble(error, reply);
    }
  }
}

function seeOther(reply: FastifyReply, path: string): string {
  void reply.status(303).header('location', path);
  return '';
}

function gone(reply: FastifyReply): string {
  void reply.status(410);
  return pages.dossierGone({ title: 'This link does not open any more' });
}

/** A refusal on a page of its own; what is no refusal is not ours to word. */
function trouble(error: unknown, reply: FastifyReply): string {
  if (!(error instanceof DomainError) || (error.refusal !== 'CONFLICT' && error.refusal !== 'NOT_FOUND'))
    throw error;
  void reply.status(error.refusal === 'CONFLICT' ? 409 : 404);
  return pages.dossierTrouble({ title: 'That was not possible', detail: error.message });
}

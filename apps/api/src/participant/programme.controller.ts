import { Controller, Get, Header, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicMaterialsQueries } from '#jica-net';
import { notFound, ProductSettings } from '#platform';
import { programmeCalendar, ProgrammeFeedsService, ProgrammeQueries } from '#training';
import { ForAnyone } from '../http/audience.js';
import { pages } from './pages.js';
import { programmePage } from './programme-page.js';
import { StatusReader } from './status-reader.js';

const HTML = 'text/html; charset=utf-8';
const ANY = { kind: 'SYSTEM' } as const;

/** The programme of the run in which a participant takes part, behind the opened status link. */
@ApiExcludeController()
@Controller()
@ForAnyone(
  'participants have no account; an opened status link or the address of a calendar shows them their own',
)
export class ParticipantProgrammeController {
  constructor(
    private readonly reader: StatusReader,
    private readonly programmes: ProgrammeQueries,
    private readonly feeds: ProgrammeFeedsService,
    private readonly materials: PublicMaterialsQueries,
    private readonly product: ProductSettings,
  ) {}

  @Get('status/programme/:id')
  @Header('content-type', HTML)
  async programme(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const own = await this.reader.participation(request);
    if (!own) return this.reader.gone(reply);
    const [released, used] = await Promise.all([
      this.programmes.latest(ANY, own.courseRunId),
      this.materials.ofRuns([own.courseRunId]),
    ]);
    const page = programmePage(own, released, used, this.product.publicUrl);
    return pages.programme({ title: 'Programme', ...page });
  }

  /** The address is shown this once; a new one ends the one before. */
  @Post('status/programme/:id/calendar')
  @HttpCode(200)
  @Header('content-type', HTML)
  async openCalendar(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const own = await this.reader.participation(request);
    if (!own) return this.reader.gone(reply);
    const token = await this.feeds.open(own.nominationId, own.courseRunId);
    return pages.calendar({
      title: 'The programme in your calendar',
      id: own.nominationId,
      address: `${this.product.publicUrl}/programme.ics?link=${token}`,
    });
  }

  @Post('status/programme/:id/calendar/end')
  @Header('content-type', HTML)
  async endCalendar(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const own = await this.reader.participation(request);
    if (!own) return this.reader.gone(reply);
    await this.feeds.close(own.nominationId);
    void reply.status(303).header('location', `/status/programme/${own.nominationId}`);
    return '';
  }

  /** The link stands in the query, which no log line of ours holds. Revoked, ended and invented look alike. */
  @Get('programme.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  async calendar(@Query('link') link: unknown): Promise<string> {
    const run = typeof link === 'string' && link.length <= 100 ? await this.feeds.runOf(link) : null;
    if (!run) throw notFound();
    return programmeCalendar(await this.programmes.latest(ANY, run.courseRunId), run);
  }
}

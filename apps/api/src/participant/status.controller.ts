import { randomBytes } from 'node:crypto';
import { Body, Controller, Get, Header, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { StatusQueries } from '#applications';
import { StatusLinks } from '#notifications';
import { isMailbox, ProductSettings } from '#platform';
import { EnrolmentsQueries } from '#training';
import { ForAnyone } from '../http/audience.js';
import { SessionCookie } from '../http/session-cookie.js';
import { pages } from './pages.js';
import { statusOfNomination } from './status-of-nomination.js';

const HTML = 'text/html; charset=utf-8';
const HALF_AN_HOUR = 1_800;
const TEN_MINUTES = 600;

/** Status by e-mail: ask, open once, read. No account, no script. */
@ApiExcludeController()
@Controller('status')
@ForAnyone('participants have no account; a link by e-mail shows them their own status only')
export class StatusController {
  constructor(
    private readonly links: StatusLinks,
    private readonly status: StatusQueries,
    private readonly enrolments: EnrolmentsQueries,
    private readonly cookie: SessionCookie,
    private readonly product: ProductSettings,
  ) {}

  @Get()
  @Header('content-type', HTML)
  form(): string {
    return pages.ask({ title: 'Status of a nomination', email: '', fault: null });
  }

  /** The same answer for every address; the look-up is done behind the queue. */
  @Post()
  @HttpCode(202)
  @Header('content-type', HTML)
  async ask(
    @Body() body: { email?: unknown } | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const typed = typeof body?.email === 'string' ? body.email.trim() : '';
    if (!isMailbox(typed)) {
      void reply.status(422);
      return pages.ask({
        title: 'Problem: status of a nomination',
        email: typed,
        fault: 'Enter one e-mail address, such as grace.wanjiru@example.org',
      });
    }
    await this.links.ask(typed, request.ip);
    return pages.asked({ title: 'Look into your mailbox' });
  }

  /** Opens nothing, so that scanners and prefetching do no harm; it marks the browser, whose person then presses. */
  @Get('open')
  @Header('content-type', HTML)
  button(
    @Query('link') link: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    if (!this.cookie.read(request, 'browser'))
      this.cookie.write(reply, randomBytes(32).toString('base64url'), TEN_MINUTES, 'browser');
    return pages.open({
      title: 'Open your status',
      link: typeof link === 'string' ? link.slice(0, 100) : '',
    });
  }

  @Post('open')
  @Header('content-type', HTML)
  async open(
    @Body() body: { link?: unknown } | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    // A browser without our mark presses once only: it is given a mark that nobody can present again.
    const browser = this.cookie.read(request, 'browser') ?? randomBytes(32).toString('base64url');
    const session = typeof body?.link === 'string' ? await this.links.open(body.link, browser) : null;
    if (!session) {
      void reply.status(410);
      return pages.gone({ title: 'This link does not open any more' });
    }
    this.cookie.write(reply, session, HALF_AN_HOUR, 'status');
    void reply.status(303).header('location', '/status/nominations');
    return '';
  }

  @Get('nominations')
  @Header('content-type', HTML)
  async nominations(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const session = this.cookie.read(request, 'status');
    const email = session ? await this.links.emailOf(session) : null;
    if (!email) {
      void reply.status(410);
      return pages.gone({ title: 'This link does not open any more' });
    }
    const nominations = await this.status.ofAddress(email);
    const training = await this.enrolments.ofNominations(nominations.map((nomination) => nomination.id));
    const rows = nominations.map((one) =>
      statusOfNomination(
        one,
        training.find((enrolment) => enrolment.nominationId === one.id),
        this.product.publicUrl,
      ),
    );
    return pages.status({ title: 'Your nominations', several: rows.length > 1, nominations: rows });
  }

  @Post('close')
  async close(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const session = this.cookie.read(request, 'status');
    if (session) await this.links.close(session);
    this.cookie.clear(reply, 'status');
    void reply.status(303).header('location', '/status');
  }
}

import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CalendarOfNow, CalendarFeedsService } from '#allocation';
import { notFound } from '#platform';
import { ForAnyone } from '../http/audience.js';

/** What calendar programs read. */
@ApiExcludeController()
@Controller()
@ForAnyone('calendar programs do not sign in; the address is the secret, and it can be withdrawn')
export class CalendarFilesController {
  constructor(private readonly feeds: CalendarFeedsService) {}

  /** The link stands in the query, which no log line of ours holds. Withdrawn and invented look alike; one that has ended says so (410). */
  @Get('plan.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  async calendar(
    @Query('link') link: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (typeof link !== 'string' || link.length > 100) throw notFound();
    const calendar = await this.feeds.read(link);
    void reply.headers({
      etag: `"${calendar.etag}"`,
      'last-modified': calendar.changedAt.toUTCString(),
      'cache-control': 'private, no-cache',
    });
    if (!isKnown(request, calendar)) return calendar.text;
    void reply.status(304);
    return '';
  }
}

/** An ETag decides alone where one is given; dates are compared to the second, as they are sent. */
function isKnown({ headers }: FastifyRequest, { etag, changedAt }: CalendarOfNow): boolean {
  const given = headers['if-none-match'];
  if (given !== undefined)
    return given.split(',').some((one) => one.trim().replace(/^W\//, '') === `"${etag}"`);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return since >= Math.floor(changedAt.getTime() / 1_000) * 1_000;
}

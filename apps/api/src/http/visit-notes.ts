import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { VisitsService } from '#jica-net';
import { productLog } from '#platform';

/** When the database is slow, so many wait for it; the rest is let go: a reader is never kept waiting for a count. */
const MOST_AT_ONCE = 100;

/** Notes visits after the answer has gone out, so that reading costs nothing and fails for no count. */
@Injectable()
export class VisitNotes implements BeforeApplicationShutdown {
  private readonly log = productLog('visits');
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly visits: VisitsService) {}

  /** Only what was really read: no HEAD, no prefetching by a browser that guesses, no answer that broke off. */
  note(materialId: string, request: FastifyRequest, reply: FastifyReply): void {
    const guessing = `${String(request.headers['sec-purpose'])} ${String(request.headers.purpose)}`;
    if (request.method !== 'GET' || guessing.includes('prefetch')) return;
    const visitor = { ip: request.ip, userAgent: request.headers['user-agent'] };
    reply.raw.once('finish', () => {
      if (reply.raw.statusCode !== 200) return;
      if (this.underWay.size >= MOST_AT_ONCE)
        return this.log.warn('visits are not counted: too many at once');
      const work = this.visits
        .record(materialId, visitor)
        .catch((error: Error) => this.log.warn({ why: error.message }, 'a visit was not counted'))
        .finally(() => this.underWay.delete(work));
      this.underWay.add(work);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.underWay);
  }
}

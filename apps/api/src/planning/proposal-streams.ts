import { type BeforeApplicationShutdown, Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PlanProposalsQueries, type ProgressRow, type ProposalDetail } from '#allocation';
import { type EventSink, EventStreams } from '../http/event-stream.js';
import type { KccpRequest } from '../http/request.js';

/** How often a proposal that somebody follows is looked at, however many follow it. */
const LOOK_MS = 1_000;
/** The id of the last event of all: whoever comes back with it has had everything. */
const END = 'end';

interface Look {
  proposal: ProposalDetail;
  progress: ProgressRow[];
}

interface Listener {
  sink: EventSink;
  /** The last piece of progress that it has had. */
  ordinal: number;
  /** The proposal as it has had it last. */
  seen: string;
}

/**
 * Proposals as they go, from the database: it is the planner's own word, whether Redis is there or not. All listeners of
 * a proposal share one look a second.
 */
@Injectable()
export class ProposalStreams implements BeforeApplicationShutdown {
  private readonly followed = new Map<string, Set<Listener>>();
  private timer: NodeJS.Timeout | null = null;
  private looking = false;

  constructor(
    private readonly queries: PlanProposalsQueries,
    private readonly streams: EventStreams,
  ) {}

  /** Nothing (204, which tells an EventSource not to come back) for whoever has had the end. */
  async follow(id: string, request: KccpRequest, reply: FastifyReply): Promise<StreamableFile | undefined> {
    const proposal = await this.queries.one(id);
    if (request.headers['last-event-id'] === END && isEnded(proposal)) {
      void reply.status(204);
      return undefined;
    }
    return this.streams.follow(request, async (sink) => {
      const ordinal = /^\d{1,9}$/.test(sink.lastEventId ?? '') ? Number(sink.lastEventId) : 0;
      const listener: Listener = { sink, ordinal, seen: '' };
      tell(listener, await this.look(id, ordinal));
      if (!sink.gone.aborted) this.keep(id, listener);
    });
  }

  beforeApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private keep(id: string, listener: Listener): void {
    const listeners = this.followed.get(id) ?? new Set();
    this.followed.set(id, listeners.add(listener));
    this.timer ??= setInterval(() => void this.lookAtAll(), LOOK_MS).unref();
    listener.sink.gone.addEventListener('abort', () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.followed.get(id) === listeners) this.followed.delete(id);
      if (this.followed.size > 0 || !this.timer) return;
      clearInterval(this.timer);
      this.timer = null;
    });
  }

  private async lookAtAll(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    for (const [id, listeners] of this.followed) {
      const oldest = Math.min(...Array.from(listeners, ({ ordinal }) => ordinal));
      // While the database is away the streams stay open, and go on where they were.
      const look = await this.look(id, oldest).catch(() => null);
      if (look) for (const listener of listeners) tell(listener, look);
    }
    this.looking = false;
  }

  /** The proposal first: what is noted after its end has been read then. */
  private async look(id: string, after: number): Promise<Look> {
    const proposal = await this.queries.one(id);
    return { proposal, progress: await this.queries.progress(id, after) };
  }
}

function tell(listener: Listener, { proposal, progress }: Look): void {
  for (const { ordinal, ...data } of progress.filter((row) => row.ordinal > listener.ordinal)) {
    listener.sink.send({ event: 'progress', id: String(ordinal), data });
    listener.ordinal = ordinal;
  }
  const now = JSON.stringify(proposal);
  if (isEnded(proposal)) {
    listener.sink.send({ event: 'end', id: END, data: proposal });
    listener.sink.end();
  } else if (now !== listener.seen) listener.sink.send({ event: 'proposal', data: proposal });
  listener.seen = now;
}

const isEnded = ({ state }: ProposalDetail) => state !== 'WAITING' && state !== 'RUNNING';

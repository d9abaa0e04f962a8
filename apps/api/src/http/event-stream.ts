import { Readable } from 'node:stream';
import {
  applyDecorators,
  type BeforeApplicationShutdown,
  Header,
  Injectable,
  StreamableFile,
} from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { DomainError, HttpSettings } from '#platform';
import { type Actor, SessionsService } from '#identity';
import type { KccpRequest } from './request.js';
import { SessionCookie } from './session-cookie.js';

/** One fact for whoever listens. `id` is where a listener goes on after a broken line. */
interface StreamedEvent {
  event: string;
  data: object;
  id?: string;
}

/** Where the events of one listener go. */
export interface EventSink {
  /** The id of the last event that this listener has had; null where it has had none. */
  readonly lastEventId: string | null;
  /** Aborted when the listener has gone, or must go: whoever feeds it stops then. */
  readonly gone: AbortSignal;
  send(event: StreamedEvent): void;
  end(): void;
}

const MOST_OF_AN_ACCOUNT = 12;
const MOST_IN_ALL = 2_000;
/** A listener that has not taken so much is cut off: it comes back and goes on where it was. */
const MOST_WAITING_BYTES = 1_048_576;
const RECONNECT_AFTER_MS = 3_000;
/** While the database is away nobody can say whether a session still stands; not for ever. */
const MOST_UNANSWERED = 3;

/**
 * Server-sent events. A stream stays open while its sign-in stands with every grant that it began with. Whoever does not
 * ask for `text/event-stream` by name is given what there is by now, and the answer ends: so may be polled where a proxy
 * holds streams back.
 */
@Injectable()
export class EventStreams implements BeforeApplicationShutdown {
  private readonly streams = new Set<EventStream>();
  private beating: NodeJS.Timeout | null = null;
  private closing = false;

  constructor(
    private readonly sessions: SessionsService,
    private readonly cookie: SessionCookie,
    private readonly http: HttpSettings,
  ) {}

  /**
   * `begin` sends what there is by now and arranges for what is to come; what it throws is answered as a problem.
   * Throws STREAM.TOO_MANY, STREAM.NO_ROOM.
   */
  async follow(
    request: KccpRequest,
    begin: (sink: EventSink) => Promise<void> | void,
  ): Promise<StreamableFile> {
    const stream = new EventStream(request.actor!, this.cookie.read(request) ?? '', lastEventIdOf(request));
    const stays = (request.headers.accept ?? '').includes('text/event-stream');
    if (stays) this.keep(stream);
    try {
      await begin(stream);
    } catch (error) {
      stream.end();
      throw error;
    }
    if (!stays || this.closing) stream.end();
    return new StreamableFile(stream.content, { type: 'text/event-stream; charset=utf-8' });
  }

  beforeApplicationShutdown(): void {
    this.closing = true;
    for (const stream of this.streams) stream.end();
  }

  private keep(stream: EventStream): void {
    const own = [...this.streams].filter(({ actor }) => actor.accountId === stream.actor.accountId);
    if (own.length >= MOST_OF_AN_ACCOUNT)
      throw new DomainError(
        'TOO_MANY',
        'STREAM.TOO_MANY',
        `You follow ${own.length} things at once already: close one of the windows first.`,
        { retryAfterSeconds: RECONNECT_AFTER_MS / 1_000 },
      );
    if (this.closing || this.streams.size >= MOST_IN_ALL)
      throw new DomainError(
        'UNAVAILABLE',
        'STREAM.NO_ROOM',
        'No more listeners are taken on here at the moment. Try again in a few seconds.',
        { retryAfterSeconds: RECONNECT_AFTER_MS / 1_000 },
      );
    this.streams.add(stream);
    this.beating ??= setInterval(() => void this.beat(), this.http.eventStreamSeconds * 1_000).unref();
    stream.gone.addEventListener('abort', () => {
      this.streams.delete(stream);
      if (this.streams.size > 0 || !this.beating) return;
      clearInterval(this.beating);
      this.beating = null;
    });
  }

  /** One question a session, however many windows it has open. */
  private async beat(): Promise<void> {
    for (const [token, streams] of Map.groupBy(this.streams, (stream) => stream.token)) {
      const actor = await this.sessions.actorOf(token).catch(() => undefined);
      for (const stream of streams) stream.beat(actor);
    }
  }
}

/** The lines of one listener. */
class EventStream implements EventSink {
  readonly content = new Readable({ read: () => undefined });
  private readonly going = new AbortController();
  readonly gone = this.going.signal;
  private unanswered = 0;

  constructor(
    readonly actor: Actor,
    readonly token: string,
    readonly lastEventId: string | null,
  ) {
    this.content.on('close', () => this.going.abort());
    // The first bytes take the headers along.
    this.write(`retry: ${RECONNECT_AFTER_MS}\n\n`);
  }

  send({ event, data, id }: StreamedEvent): void {
    this.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  end(): void {
    if (this.gone.aborted) return;
    this.going.abort();
    this.content.push(null);
  }

  /** `actor` is who the session stands for now: null where it has ended, undefined where nobody can say. */
  beat(actor: Actor | null | undefined): void {
    this.unanswered = actor === undefined ? this.unanswered + 1 : 0;
    const stands = actor === undefined ? this.unanswered < MOST_UNANSWERED : holds(actor, this.actor);
    if (stands) this.write(': still here\n\n');
    else this.end();
  }

  private write(lines: string): void {
    if (this.gone.aborted) return;
    this.content.push(lines);
    if (this.content.readableLength > MOST_WAITING_BYTES) this.content.destroy();
  }
}

function holds(now: Actor | null, before: Actor): boolean {
  const granted = new Set(now?.grants.map(({ role, scope }) => `${role} ${scope}`));
  return before.grants.every(({ role, scope }) => granted.has(`${role} ${scope}`));
}

function lastEventIdOf({ headers }: KccpRequest): string | null {
  const id = headers['last-event-id'];
  return typeof id === 'string' && /^[\x21-\x7e]{1,100}$/.test(id) ? id : null;
}

/** Documents an answer that is a stream of events; `x-accel-buffering` keeps a proxy from holding them back. */
export const EventStreamAnswer = (summary: string): MethodDecorator =>
  applyDecorators(
    Header('x-accel-buffering', 'no'),
    ApiOperation({ summary }),
    ApiHeader({
      name: 'Last-Event-ID',
      required: false,
      description: 'The id of the last event that was received: what came after it is sent first.',
    }),
    ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } }),
  );

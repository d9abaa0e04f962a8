import { request } from 'node:http';
import type { Client } from './client.js';
import { eventually } from './mailbox.js';

interface HeardEvent {
  event: string;
  id: string | null;
  data: any;
}

/** A browser that follows a stream of events. */
export interface Listener {
  status: number;
  /** Lines that keep the connection alive. */
  readonly beats: number;
  /** What it has heard so far. */
  readonly events: readonly HeardEvent[];
  /** Waits until there are so many events. */
  heard(count: number): Promise<HeardEvent[]>;
  /** When the server has ended it. */
  ended: Promise<void>;
  close(): void;
}

export function listenTo(client: Client, path: string, lastEventId?: string): Promise<Listener> {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = {
    ...{ cookie, accept: 'text/event-stream' },
    ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
  };
  return new Promise((resolve, reject) => {
    const asked = request(`${client.origin}${path}`, { headers, agent: false }, (answer) => {
      const events: HeardEvent[] = [];
      let beats = 0;
      let rest = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => {
        const blocks = (rest + piece).split('\n\n');
        rest = blocks.pop()!;
        for (const block of blocks) {
          const fields = Object.fromEntries(
            block.split('\n').map((line) => /^(\w*): ?(.*)$/.exec(line)!.slice(1)),
          );
          if (fields.event)
            events.push({ event: fields.event, id: fields.id ?? null, data: JSON.parse(fields.data) });
          else if ('' in fields) beats += 1;
        }
      });
      const ended = new Promise<void>((end) => answer.on('close', () => end()));
      answer.on('error', () => undefined);
      resolve({
        status: answer.statusCode!,
        events,
        get beats() {
          return beats;
        },
        heard: (count) =>
          eventually(
            () => events.slice(0, count),
            (heard) => heard.length >= count,
          ),
        ended,
        close: () => asked.destroy(),
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

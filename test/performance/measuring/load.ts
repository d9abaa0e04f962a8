import { performance } from 'node:perf_hooks';
import { quantile } from './figures.js';
import { Wire } from './wire.js';

export interface Load {
  port: number;
  connections: number;
  seconds: number;
  /** The next request, or null when there is nothing left to ask. */
  next: () => string | null;
  /** Statuses that are no error; 200 unless said otherwise. */
  expected?: readonly number[];
}

export interface Pace {
  perSecond: number;
  p50: number;
  p99: number;
  statuses: Map<number, number>;
}

/** Every connection asks again as soon as it has its answer. An unexpected status ends the benchmark: it would measure nothing. */
export async function fire({ port, connections, seconds, next, expected = [200] }: Load): Promise<Pace> {
  const times: number[] = [];
  const statuses = new Map<number, number>();
  const wires = Array.from({ length: connections }, () => new Wire(port));
  const start = performance.now();
  const until = start + seconds * 1000;
  await Promise.all(
    wires.map(async (wire) => {
      for (let sentAt = performance.now(); sentAt < until;) {
        const request = next();
        if (request === null) return;
        const { status, body } = await wire.send(request);
        const now = performance.now();
        times.push(now - sentAt);
        sentAt = now;
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (!expected.includes(status))
          throw new Error(`${request.split('\r\n', 1)[0]} answered ${status}: ${body}`);
      }
    }),
  );
  const took = (performance.now() - start) / 1000;
  wires.forEach((wire) => wire.close());
  return { perSecond: times.length / took, p50: quantile(times, 0.5), p99: quantile(times, 0.99), statuses };
}

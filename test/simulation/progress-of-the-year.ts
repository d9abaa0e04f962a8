import { performance } from 'node:perf_hooks';
import type { Answer, Client, Sent } from '../support/client.js';

export interface StageReport {
  stage: string;
  requests: number;
  seconds: number;
  refused: Map<string, number>;
}

/** Counts what is asked stage by stage; an answer that the road does not know ends the year. */
export class Progress {
  readonly stages: StageReport[] = [];
  private current: StageReport | null = null;

  constructor(private readonly say: (line: string) => void) {}

  async stage<T>(name: string, act: () => Promise<T>): Promise<T> {
    const report: StageReport = { stage: name, requests: 0, seconds: 0, refused: new Map() };
    this.current = report;
    const began = performance.now();
    const result = await act();
    report.seconds = (performance.now() - began) / 1000;
    this.stages.push(report);
    const refused = [...report.refused].map(([code, times]) => `${times} × ${code}`).join(', ');
    const pace = Math.round(report.requests / report.seconds);
    this.say(
      `${name}: ${report.requests} requests in ${report.seconds.toFixed(1)} s, ${pace} a second${refused && `; refused: ${refused}`}`,
    );
    return result;
  }

  /** A request of the road. `mayBeRefused` names the codes that a real year brings too; anything else is a defect. */
  async ask(
    client: Client,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH',
    path: string,
    sent: Sent = {},
    mayBeRefused: readonly string[] = [],
  ): Promise<Answer> {
    const answer = await client.send(method, path, sent);
    this.current!.requests++;
    if (answer.status < 300) return answer;
    const code = String(answer.body?.code ?? answer.status);
    if (!mayBeRefused.includes(code))
      throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`);
    this.current!.refused.set(code, (this.current!.refused.get(code) ?? 0) + 1);
    return answer;
  }
}

/** At most so many at a time; the first failure ends it. */
export async function each<T>(
  items: readonly T[],
  act: (item: T, at: number) => Promise<void>,
  atOnce = 16,
): Promise<void> {
  let next = 0;
  const one = async () => {
    for (let at = next++; at < items.length; at = next++) await act(items[at]!, at);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, one));
}

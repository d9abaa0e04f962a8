import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 25;
const IDLE_MS = 5_000;

/** Megabytes of memory that a process holds. */
function memoryOf(processId: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

/** The least that a process holds in some seconds: what starting it left behind is no part of being idle. */
export async function idleMemoryOf(processId: number): Promise<number> {
  let least = memoryOf(processId);
  for (const until = performance.now() + IDLE_MS; performance.now() < until;) {
    await pause(EVERY_MS);
    least = Math.min(least, memoryOf(processId));
  }
  return least;
}

/** The most that a process held from now until `stop`. */
export function watchMemory(processId: number): { stop(): number } {
  let most = memoryOf(processId);
  // A process that has just ended has no memory to read.
  const timer = setInterval(() => {
    const now = memoryOf(processId);
    if (now > most) most = now;
  }, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return most;
    },
  };
}

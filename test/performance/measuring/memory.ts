import { readFileSync } from 'node:fs';

const EVERY_MS = 25;

/** Megabytes of memory that a process holds. */
export function memoryOf(processId: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

/** The most that a process held from now until `stop`. */
export function watchMemory(processId: number): { stop(): number } {
  let most = memoryOf(processId);
  const timer = setInterval(() => (most = Math.max(most, memoryOf(processId))), EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return most;
    },
  };
}

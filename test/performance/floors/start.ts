import { join } from 'node:path';
import { freePort, readyMessage, startProcess } from '../processes/own-process.js';
import type { Running } from '../processes/product.js';

/** Starts one of the files of this folder as a process of its own. */
export async function startFloor(name: string, environment: Record<string, string>): Promise<Running> {
  const port = await freePort();
  const script = join(import.meta.dirname, `${name}.js`);
  const child = startProcess(`floor-${name}`, script, {
    NODE_ENV: 'production',
    PORT: String(port),
    ...environment,
  });
  await readyMessage(child, `the floor «${name}»`);
  return { child, port };
}

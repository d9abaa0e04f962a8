import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Product } from './product.js';

/** The worker as a process of its own, to be killed. */
export class WorkerProcess {
  private child: ChildProcess | null = null;

  constructor(private readonly product: Product) {}

  start(): void {
    this.child = spawn(process.execPath, ['dist/apps/worker/src/main.js'], {
      env: { ...process.env, ...this.product.environment, NODE_OPTIONS: '' },
      stdio: 'ignore',
    });
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    this.child = null;
  }
}

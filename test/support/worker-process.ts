import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Product } from './product.js';

const ENDS_WITH_PARENT = ['--import', './test/support/end-with-parent.mjs'];

/** A program of the product as a process of its own, to be killed; it ends with the test run at the latest. */
class ProgramProcess {
  private child: ChildProcess | null = null;

  constructor(
    private readonly product: Product,
    private readonly program: 'worker' | 'planner',
  ) {}

  get pid(): number {
    return this.child!.pid!;
  }

  start(): void {
    this.child = spawn(process.execPath, [...ENDS_WITH_PARENT, `dist/apps/${this.program}/src/main.js`], {
      env: { ...process.env, ...this.product.environment, NODE_OPTIONS: '' },
      stdio: ['pipe', 'ignore', 'ignore'],
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

export class WorkerProcess extends ProgramProcess {
  constructor(product: Product) {
    super(product, 'worker');
  }
}

export class PlannerProcess extends ProgramProcess {
  constructor(product: Product) {
    super(product, 'planner');
  }
}

import { type BeforeApplicationShutdown, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { AllocationModule, Solver } from '#allocation';
import { DatabaseModule } from '#database';
import { PlatformModule } from '#platform';
import { PlanningQueue } from './planning-queue.js';
import { ProposalMaker } from './proposal-maker.js';

/** Makes proposals, one after the other, away from what answers people. */
@Module({
  imports: [PlatformModule, DatabaseModule, AllocationModule],
  providers: [PlanningQueue, ProposalMaker],
})
export class PlannerModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly queue: PlanningQueue,
    private readonly solver: Solver,
  ) {}

  onApplicationBootstrap(): void {
    this.queue.start();
  }

  /** What is under way is let go, so that the next planner begins it at once: nobody waits ten minutes for a restart. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.queue.stop(), this.solver.close()]);
  }
}

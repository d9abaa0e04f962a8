import { type BeforeApplicationShutdown, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { AllocationModule } from '#allocation';
import { ApplicationsModule } from '#applications';
import { CatalogueModule } from '#catalogue';
import { DatabaseModule } from '#database';
import { JicaNetModule } from '#jica-net';
import { NotificationsModule } from '#notifications';
import { PlatformModule } from '#platform';
import { StatisticsModule } from '#statistics';
import { TrainingModule } from '#training';
import { HANDLERS, jobHandlers } from './handlers/job-handlers.js';
import { HouseKeeper } from './house-keeper.js';
import { JobQueues } from './job-queues.js';
import { JobWorkers } from './job-workers.js';
import { Patrol } from './patrol/patrol.js';
import { RelayLoop } from './relay-loop.js';

@Module({
  imports: [
    PlatformModule,
    DatabaseModule,
    CatalogueModule,
    AllocationModule,
    ApplicationsModule,
    CatalogueModule,
    TrainingModule,
    NotificationsModule,
    StatisticsModule,
    JicaNetModule,
  ],
  providers: [JobQueues, JobWorkers, ...HANDLERS, jobHandlers, RelayLoop, HouseKeeper, Patrol],
})
export class WorkerModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly relay: RelayLoop,
    private readonly workers: JobWorkers,
  ) {}

  onApplicationBootstrap(): void {
    this.workers.start();
    this.relay.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.relay.stop();
    await this.workers.stop();
  }
}

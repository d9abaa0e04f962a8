import { Injectable, type OnModuleDestroy, type StreamableFile } from '@nestjs/common';
import { type FollowedPlan, FollowedSteps, type FollowedStep, PlanQueries } from '#allocation';
import { type EventSink, EventStreams } from '../http/event-stream.js';
import type { KccpRequest } from '../http/request.js';

const LOOK_EVERY_MS = 1_000;
/** Whoever was away for more is told to read the board anew, which costs less. */
const MOST_STEPS = 50;

interface Follower {
  sink: EventSink;
  planId: string;
  fiscalYear: number;
  /** The version of the plan that it knows. */
  version: number;
  /** The plan in force that it knows. */
  inForce: string | null;
}

/**
 * Tells open boards what others do. The database is asked once a second for all boards of this process together: so
 * every instance of the API hears of what was done at another, and Redis has no part in it.
 */
@Injectable()
export class BoardStreams implements OnModuleDestroy {
  private readonly followers = new Set<Follower>();
  private looking: NodeJS.Timeout | null = null;
  private isLooking = false;

  constructor(
    private readonly streams: EventStreams,
    private readonly plans: PlanQueries,
    private readonly steps: FollowedSteps,
  ) {}

  /** From the version on that the listener has seen; from now on where it says none. Throws RESOURCE.NOT_FOUND. */
  async follow(planId: string, seen: number | undefined, request: KccpRequest): Promise<StreamableFile> {
    const { fiscalYear, version } = await this.plans.row(planId);
    return this.streams.follow(request, async (sink) => {
      const last = versionOf(sink.lastEventId) ?? seen ?? version;
      const standing = await this.steps.standing([planId], [fiscalYear]);
      // A plan may have come into force while the line was broken: that is told again, for it has no number to go on from.
      const inForce = sink.lastEventId === null ? inForceOf(standing, fiscalYear) : null;
      const follower = { sink, planId, fiscalYear, version: Math.min(last, version), inForce };
      tellInForce(follower, standing);
      await this.tell([follower], standing);
      this.add(follower);
    });
  }

  onModuleDestroy(): void {
    if (this.looking) clearInterval(this.looking);
    this.looking = null;
  }

  private add(follower: Follower): void {
    this.followers.add(follower);
    this.looking ??= setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
    const leave = () => {
      this.followers.delete(follower);
      if (this.followers.size === 0) this.onModuleDestroy();
    };
    if (follower.sink.gone.aborted) leave();
    else follower.sink.gone.addEventListener('abort', leave);
  }

  /** While the database does not answer, the boards wait: nothing is lost, for steps are counted. */
  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      const followers = [...this.followers];
      const plans = new Set(followers.map(({ planId }) => planId));
      const years = new Set(followers.map(({ fiscalYear }) => fiscalYear));
      const standing = await this.steps.standing([...plans], [...years]);
      for (const planId of plans)
        await this.tell(
          followers.filter((follower) => follower.planId === planId),
          standing,
        );
    } catch {
      // The next look tells what this one could not.
    } finally {
      this.isLooking = false;
    }
  }

  /** All followers of one plan. */
  private async tell(followers: Follower[], standing: FollowedPlan[]): Promise<void> {
    const plan = standing.find(({ id }) => id === followers[0]!.planId)!;
    const known = Math.min(...followers.map(({ version }) => version));
    const isLong = plan.version - known > MOST_STEPS;
    const steps = plan.version > known && !isLong ? await this.steps.after(plan.id, known) : [];
    for (const follower of followers) {
      if (isLong && follower.version < plan.version) readAnew(follower, plan.version);
      for (const step of steps) if (step.version > follower.version) tellStep(follower, step);
      tellInForce(follower, standing);
    }
  }
}

function tellStep(
  follower: Follower,
  { version, verb, madeAt, madeBy, moves, capacityChanged, change }: FollowedStep,
): void {
  const data = { version, verb, madeAt, madeBy, reason: change?.reason ?? null, moves, capacityChanged };
  follower.sink.send({ event: 'step', id: String(version), data });
  follower.version = version;
}

function readAnew(follower: Follower, version: number): void {
  follower.sink.send({ event: 'read-anew', id: String(version), data: { version } });
  follower.version = version;
}

function tellInForce(follower: Follower, standing: FollowedPlan[]): void {
  const inForce = inForceOf(standing, follower.fiscalYear);
  if (inForce === null || inForce === follower.inForce) return;
  const { id: planId, number, name } = standing.find(({ id }) => id === inForce)!;
  follower.sink.send({ event: 'in-force', data: { planId, number, name } });
  follower.inForce = inForce;
}

const inForceOf = (standing: FollowedPlan[], year: number): string | null =>
  standing.find(({ fiscalYear, state }) => fiscalYear === year && state === 'RELEASED')?.id ?? null;

function versionOf(id: string | null): number | null {
  return id !== null && /^\d{1,9}$/.test(id) ? Number(id) : null;
}

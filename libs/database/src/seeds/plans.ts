import type { DataSource } from 'typeorm';
import {
  Judge,
  type Placement,
  PlanningCapacities,
  type PlanningYear,
  PlanningYears,
  PlanRecords,
  Plans,
} from '#allocation';
import { fiscalYearOf } from '#catalogue';
import { AuditTrail, Idempotency, Transactions } from '#platform';
import { PastClock } from './past-clock.js';

/** A first draft for the present and the next fiscal year. A year that has a version keeps what it has. Answers how many runs are placed. */
export async function seedPlans(dataSource: DataSource, now: Date): Promise<number> {
  const clock = new PastClock(now);
  const transactions = new Transactions(dataSource, clock);
  const years = new PlanningYears(dataSource, clock, new PlanningCapacities());
  const plans = new Plans(transactions, new Idempotency(), new PlanRecords(new AuditTrail()));
  let placed = 0;
  for (const fiscalYear of [0, 1].map((later) => fiscalYearOf(clock.today()) + later)) {
    const placements = firstDraft(await years.of(fiscalYear));
    placed += await transactions.run(async (tx) => {
      if (await tx.row('SELECT id FROM plan_version WHERE fiscal_year = ? LIMIT 1', [fiscalYear])) return 0;
      const draft = { basedOn: null, bound: null, summary: null, origin: 'IMPORT' } as const;
      await plans.draftFromProposal(tx, { ...draft, fiscalYear, name: 'First draft', placements });
      return Object.keys(placements).length;
    });
  }
  return placed;
}

/** Each run at the cheapest place that is still free, those with the least choice first. */
function firstDraft(year: PlanningYear): Record<string, Placement> {
  const refusals = (runId: string, placement: Placement) =>
    year.refusals(runId, placement).map(({ sentence }) => sentence);
  const terms = (runId: string, placement: Placement) => year.terms(runId, placement);
  const judge = new Judge(year.instance, new Map(), { terms, refusals });
  const placements: Record<string, Placement> = {};
  const runs = year.instance.runs.toSorted((one, other) => one.placements.length - other.placements.length);
  for (const { id } of runs) {
    const free = judge.verdictsOf(id).filter(({ colour }) => colour !== 'RED');
    const [best] = free.sort((one, other) => one.cost - other.cost);
    if (!best) continue;
    judge.place(id, best.placement);
    placements[id] = best.placement;
  }
  return placements;
}

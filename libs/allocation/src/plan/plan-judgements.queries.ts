import { Injectable } from '@nestjs/common';
import { DomainError, invalid, notFound } from '#platform';
import type { Placement } from '../planner/instance.js';
import type { Verdict } from '../planner/verdict.js';
import { inWords, PlanWords, type SaidVerdict } from './finding-words.js';
import { compared, type PlanComparison } from './plan-comparison.js';
import { type PlanFaults, planFaults } from './plan-faults.js';
import { judgeOf, type PlanState } from './plan-state.js';
import { PlanQueries } from './plan.queries.js';

/** Every placement of a run in a version, judged as if the run were taken up from where it lies. */
export interface RunVerdicts {
  planId: string;
  /** The version of the plan that was judged. */
  version: number;
  runId: string;
  placement: Placement | null;
  pinned: Placement | null;
  verdicts: SaidVerdict[];
}

/** What the rules say of a plan and of every move in it. */
@Injectable()
export class PlanJudgements {
  constructor(private readonly queries: PlanQueries) {}

  /**
   * All placements that the year offers a run; or, with a host partner, every office and week with it: of those that the
   * filters rule out just that is told. Throws RESOURCE.NOT_FOUND.
   */
  async ofRun(planId: string, runId: string, hostPartnerId?: string): Promise<RunVerdicts> {
    const state = await this.queries.state(planId);
    const { instance, facts } = state.year;
    const run = instance.runs.find(({ id }) => id === runId);
    if (!run || (hostPartnerId !== undefined && !facts.partnerOf.has(hostPartnerId))) throw notFound();
    const everywhere = () =>
      instance.offices.flatMap(({ code }) =>
        Array.from({ length: instance.weeks }, (_, week): Placement => [code, hostPartnerId!, week]),
      );
    const judge = judgeOf(state);
    const verdicts =
      hostPartnerId === undefined ? judge.verdictsOf(runId) : judge.verdictsOf(runId, everywhere(), true);
    return said(state, runId, verdicts);
  }

  /** One placement. Throws RESOURCE.NOT_FOUND, PLACEMENT.INVALID for an office, host partner or week that is not of the year. */
  async ofPlacement(planId: string, runId: string, placement: Placement): Promise<RunVerdicts> {
    const state = await this.queries.state(planId);
    if (!state.year.instance.runs.some(({ id }) => id === runId)) throw notFound();
    const judge = judgeOf(state);
    if (!judge.knows(runId, placement)) throw notOfTheYear(placement, state);
    return said(state, runId, [judge.verdictOf(runId, placement)]);
  }

  /** Everything that stands against releasing a version, and everything to know before. Throws RESOURCE.NOT_FOUND. */
  async faults(planId: string): Promise<PlanFaults & { version: number }> {
    const state = await this.queries.state(planId);
    return { version: state.plan.version, ...planFaults(state) };
  }

  /** Two versions of a year. Throws RESOURCE.NOT_FOUND, PLAN.ANOTHER_YEAR. */
  async comparison(beforeId: string, afterId: string): Promise<PlanComparison> {
    const [before, after] = await Promise.all([this.queries.state(beforeId), this.queries.state(afterId)]);
    if (before.plan.fiscalYear === after.plan.fiscalYear) return compared(before, after);
    throw new DomainError(
      'CONFLICT',
      'PLAN.ANOTHER_YEAR',
      `One plan is of FY${before.plan.fiscalYear}, the other of FY${after.plan.fiscalYear}: only plans of one year are compared.`,
    );
  }
}

function said(state: PlanState, runId: string, verdicts: readonly Verdict[]): RunVerdicts {
  const words = new PlanWords(state.year);
  return {
    ...{ planId: state.plan.id, version: state.plan.version, runId },
    placement: state.placements.get(runId) ?? null,
    pinned: state.pins.get(runId)?.placement ?? null,
    verdicts: verdicts.map((verdict) => inWords(verdict, words)),
  };
}

function notOfTheYear([office, partner]: Placement, { year }: PlanState): DomainError {
  const { officeOf, partnerOf } = year.facts;
  if (!officeOf.has(office))
    return invalid('PLACEMENT.INVALID', [
      { field: 'office', message: `No domestic office ${office} is on record.` },
    ]);
  if (!partnerOf.has(partner))
    return invalid('PLACEMENT.INVALID', [
      { field: 'hostPartnerId', message: 'No host partner with this id is on record.' },
    ]);
  const message = `FY${year.fiscalYear} has the weeks 0 to ${year.instance.weeks - 1}.`;
  return invalid('PLACEMENT.INVALID', [{ field: 'week', message }]);
}

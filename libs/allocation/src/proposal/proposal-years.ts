import { Injectable } from '@nestjs/common';
import { PlanQueries } from '../plan/plan.queries.js';
import type { Instance, Placement } from '../planner/instance.js';
import { modelOf } from '../planner/model.js';
import { PlanningYears } from '../planning-year/planning-years.js';
import { pinConflicts, withPlacements } from './plan-year-words.js';
import type { ClaimedProposal } from './proposal-claims.service.js';

/** There is nothing that could be planned; the message says for people why, and what to do. */
export class UnplannableYear extends Error {}

/** What a proposal is made from, as it stood when the planner began. */
export interface ProposalYear {
  /** With the scenario's capacity and the pins of the plan that it is based on. */
  instance: Instance;
  /** Where that plan places its runs. */
  current: ReadonlyMap<string, Placement>;
  changeCost: number;
  /** Sentences about pins that cannot hold together. */
  clashes: string[];
  /** The version of that plan which was read; null: based on none. */
  basedOnVersion: number | null;
}

/** The year, or the scenario of a plan, that a proposal is to be made for. */
@Injectable()
export class ProposalYears {
  constructor(
    private readonly plans: PlanQueries,
    private readonly years: PlanningYears,
  ) {}

  /** Throws UnplannableYear. */
  async of({
    fiscalYear,
    basedOnId,
  }: Pick<ClaimedProposal, 'fiscalYear' | 'basedOnId'>): Promise<ProposalYear> {
    if (basedOnId === null) {
      const year = await this.years.of(fiscalYear);
      this.holdToRuns(fiscalYear, year.instance);
      const { changeFromReleased: changeCost } = year.facts.weights;
      return { instance: year.instance, current: new Map(), changeCost, clashes: [], basedOnVersion: null };
    }
    const { plan, year, placements, pins } = await this.plans.state(basedOnId);
    this.holdToRuns(fiscalYear, year.instance);
    const planned = new Set(year.instance.runs.map(({ id }) => id));
    const ownPins = [...pins].flatMap(([run, { placement }]) =>
      planned.has(run) ? [{ run, placement }] : [],
    );
    const offered = withPlacements(year, placements, 'ALLOWED');
    const pinned = ownPins.map(({ run, placement }) => [run, placement] as const);
    // An officer may pin against the filters, and is told; the planner keeps it.
    const instance = { ...withPlacements({ ...year, instance: offered }, pinned, 'ALL'), pins: ownPins };
    return {
      instance,
      current: new Map([...placements].filter(([run]) => planned.has(run))),
      changeCost: year.facts.weights.changeFromReleased,
      clashes: pinConflicts(year, modelOf(instance)).map(({ sentence }) => sentence),
      basedOnVersion: plan.version,
    };
  }

  private holdToRuns(fiscalYear: number, { runs }: Instance): void {
    if (runs.length > 0) return;
    throw new UnplannableYear(
      `FY${fiscalYear} has no run that can be planned yet: adopt courses, add their runs and say what each run needs (weeks, seats, language), then try again.`,
    );
  }
}

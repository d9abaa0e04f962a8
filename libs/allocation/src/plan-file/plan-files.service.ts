import { Injectable } from '@nestjs/common';
import { DomainError, invalid, Transactions } from '#platform';
import { PlanQueries } from '../plan/plan.queries.js';
import { Plans, type ProposedPlan } from '../plan/plans.service.js';
import { FaultList } from '../planner/fault-list.js';
import type { Instance, Placement, PlanFile } from '../planner/instance.js';
import { type Choice, type Model, modelOf } from '../planner/model.js';
import { MalformedInstance } from '../planner/read-instance.js';
import { costOf, TOLERANCE, Usage } from '../planner/usage.js';
import type { PlanningYear } from '../planning-year/planning-year.js';
import { PlanningYears } from '../planning-year/planning-years.js';
import { refusalsIn, withPlacements } from '../proposal/plan-year-words.js';
import { ProposalYears } from '../proposal/proposal-years.js';

export interface YearOrScenario {
  fiscalYear: number;
  /** A version of the plan, for its scenario, its pins and its placements; null for the year as it stands. */
  scenarioId: string | null;
}

export interface ImportedPlan {
  /** Of the draft. */
  id: string;
  placed: number;
  unplaced: number;
  cost: number;
  /** Null where the file has none, or one that the cost is below and so cannot be true. */
  bound: number | null;
  /** Limits that the placements exceed together; the draft tells each of them. */
  exceeded: number;
}

/** Takes a year out of the product as a file and plans made of it in. Runs and host partners stand in both under their ids, offices under their codes. */
@Injectable()
export class PlanFiles {
  constructor(
    private readonly transactions: Transactions,
    private readonly years: PlanningYears,
    private readonly proposalYears: ProposalYears,
    private readonly planQueries: PlanQueries,
    private readonly plans: Plans,
  ) {}

  /** The instance that the planner itself would be given. Throws PLAN.OTHER_YEAR, RESOURCE.NOT_FOUND. */
  async exported({ fiscalYear, scenarioId }: YearOrScenario): Promise<Instance> {
    if (scenarioId !== null) await this.holdToYear(fiscalYear, scenarioId);
    const { instance } = await this.proposalYears.of({ fiscalYear, basedOnId: scenarioId });
    return instance;
  }

  /**
   * A draft with the placements of the file; runs that it does not name are unplaced. Throws `MalformedInstance` with a
   * sentence for each run that is none of the year's and each placement that does not pass the filters, unless it is
   * pinned there; PLAN.OTHER_YEAR, RESOURCE.NOT_FOUND.
   */
  async import(
    { fiscalYear, scenarioId }: YearOrScenario,
    name: string,
    file: PlanFile,
  ): Promise<ImportedPlan> {
    if (name.trim() === '' || name.length > LONGEST_NAME) throw nameNeeded();
    const { year, pinned, basedOn } = await this.yearOf({ fiscalYear, scenarioId });
    holdToYear(year, pinned, file);
    const placed = Object.entries(file.placements).filter(
      (one): one is [string, Placement] => one[1] !== null,
    );
    const model = modelOf(withPlacements(year, placed, 'ALL'));
    const choice = choiceOf(model, new Map(placed));
    const cost = costOf(model, choice);
    const bound = file.bound !== undefined && file.bound <= cost + TOLERANCE ? file.bound : null;
    const counts = { placed: placed.length, unplaced: year.runs.length - placed.length };
    const { id } = await this.transactions.run((tx) =>
      this.plans.draftFromProposal(tx, {
        ...{ fiscalYear, basedOn, name, placements: file.placements, bound },
        ...{ summary: { ...counts, cost }, origin: 'IMPORT' },
      }),
    );
    return { id, ...counts, cost, bound, exceeded: exceededBy(model, choice) };
  }

  private async yearOf({ fiscalYear, scenarioId }: YearOrScenario): Promise<ImportYear> {
    if (scenarioId === null)
      return { year: await this.years.of(fiscalYear), pinned: new Map(), basedOn: null };
    await this.holdToYear(fiscalYear, scenarioId);
    const { plan, year, pins } = await this.planQueries.state(scenarioId);
    const pinned = new Map([...pins].map(([run, { placement }]) => [run, placement]));
    return { year, pinned, basedOn: { id: plan.id, version: plan.version } };
  }

  private async holdToYear(fiscalYear: number, planId: string): Promise<void> {
    const plan = await this.planQueries.row(planId);
    if (plan.fiscalYear === fiscalYear) return;
    const sentence = `«${plan.name}» is a plan of FY${plan.fiscalYear}, not of FY${fiscalYear}.`;
    throw new DomainError('CONFLICT', 'PLAN.OTHER_YEAR', sentence);
  }
}

interface ImportYear {
  year: PlanningYear;
  pinned: ReadonlyMap<string, Placement>;
  /** The scenario as it was read. */
  basedOn: ProposedPlan['basedOn'];
}

const LONGEST_NAME = 120;

function nameNeeded(): DomainError {
  const message = `Give the draft a name of at most ${LONGEST_NAME} characters.`;
  return invalid('PLAN.INVALID', [{ field: 'name', message }]);
}

function holdToYear(
  year: PlanningYear,
  pinned: ReadonlyMap<string, Placement>,
  { placements }: PlanFile,
): void {
  const faults = new FaultList();
  const titles = new Map(year.runs.map(({ id, titleEn }) => [id, titleEn]));
  for (const [run, placement] of Object.entries(placements)) {
    const title = titles.get(run);
    if (title === undefined)
      faults.add(`The run ${run} is not one of those planned for FY${year.fiscalYear}.`);
    else if (placement && pinned.get(run)?.join('|') !== placement.join('|'))
      for (const sentence of refusalsIn(year, run, placement)) faults.add(`${title} (${run}): ${sentence}`);
  }
  if (faults.any) throw new MalformedInstance(faults.sentences);
}

function choiceOf({ instance, runStart }: Model, placed: ReadonlyMap<string, Placement>): Choice {
  return Int32Array.from(instance.runs, ({ id, placements }, run) => {
    const wanted = placed.get(id)?.join('|');
    const place = placements.findIndex((one) => one.slice(0, 3).join('|') === wanted);
    return place < 0 ? -1 : runStart[run]! + place;
  });
}

function exceededBy(model: Model, choice: Choice): number {
  const { used } = Usage.of(model, choice);
  return model.rows.filter(({ hard }, row) => used[row]! > hard + TOLERANCE).length;
}

import { Injectable } from '@nestjs/common';
import { Clock, type Transaction, Transactions } from '#platform';
import { CourseRunsService } from '#catalogue';
import { type PlanFault, planFaults } from '../plan/plan-faults.js';
import { holdToDraft } from '../plan/plan-records.js';
import type { PlanState } from '../plan/plan-state.js';
import { PlanQueries } from '../plan/plan.queries.js';
import type { Placement } from '../planner/instance.js';
import type { PlannedLine, PlannedRelease, ReleaseBlock } from './planned-release.js';
import { hostsToChange } from './planned-hosts.js';
import { choiceOf, effectOn, type ReleaseChoices } from './release-choices.js';
import { type PlanDifference, planDifferences, type PlannedPlace } from './release-line.js';
import { liesElsewhere, warningsOf } from './release-warnings.js';
import { changesOf } from './run-changes.js';
import { runsLeftBehind, type RunToRelease, runsToRelease } from './runs-to-release.js';
import { scenarioBlocks } from './scenario-blocks.js';

/** Looks at a release without carrying anything out. */
@Injectable()
export class PlanReleasePreviews {
  constructor(
    private readonly transactions: Transactions,
    private readonly plans: PlanQueries,
    private readonly courseRuns: CourseRunsService,
    private readonly clock: Clock,
  ) {}

  /** Throws RESOURCE.NOT_FOUND, PLAN.NOT_A_DRAFT. */
  async of(planId: string, choices: ReleaseChoices): Promise<PlannedRelease> {
    holdToDraft(await this.plans.row(planId));
    const state = await this.plans.state(planId);
    const before = await this.plans.released(state.plan.fiscalYear);
    const inForce = before && (await this.plans.row(before.planId));
    const { lines, warns } = await this.transactions.run(async (tx) => {
      const differences = [
        ...planDifferences(before?.placements ?? null, state.placements),
        ...(await this.leftBehind(tx, state, before?.placements, choices)),
      ];
      const differing = new Set(differences.map(({ runId }) => runId));
      const agreed = before ? [...state.placements].filter(([runId]) => !differing.has(runId)) : [];
      const runs = await runsToRelease(tx, [...differing, ...agreed.map(([runId]) => runId)]);
      const lined: PlannedLine[] = [];
      for (const difference of differences) {
        const run = runs.get(difference.runId);
        if (!run) continue;
        const line = await this.lineOf(tx, { state, run, difference, choices });
        // What was left behind and has to stay, such as a cancelled run, is no news.
        const isNews = line.effect !== 'LEFT' || difference.from?.join('|') !== difference.to?.join('|');
        if (isNews) lined.push(line);
      }
      lined.sort(
        (one, other) =>
          one.titleEn.localeCompare(other.titleEn) || (one.courseRunId < other.courseRunId ? -1 : 1),
      );
      const seen = lined.flatMap((line) => warningsOf(line, runs.get(line.courseRunId)!, state));
      return { lines: lined, warns: [...seen, ...liesElsewhere(state, runs, agreed)] };
    });
    const faults = planFaults(state);
    const supposed = await scenarioBlocks(this.plans, state);
    return {
      plan: state.plan,
      inForce: inForce && { id: inForce.id, number: inForce.number, name: inForce.name },
      lines,
      unchanged: [...state.placements.keys()].length - lines.filter(({ to }) => to !== null).length,
      unplaced: state.year.runs.filter(({ id }) => !state.placements.has(id)).length,
      blocks: [
        ...[...supposed, ...faults.blocks.map(blockOf), ...choicesLeft(lines)],
        ...nothing(lines, before !== null),
      ],
      warns: [...faults.warns.map(blockOf), ...warns],
    };
  }

  /** Runs that lie as in the plan in force, but were left where they had been announced: headquarters may move them now. */
  private async leftBehind(
    tx: Transaction,
    { plan, placements }: PlanState,
    before: ReadonlyMap<string, Placement> | undefined,
    choices: ReleaseChoices,
  ): Promise<PlanDifference[]> {
    const left = await runsLeftBehind(tx, plan.fiscalYear);
    return [...left].flatMap((runId) => {
      const [from, to] = [before?.get(runId), placements.get(runId)];
      if (!from || from.join('|') !== to?.join('|') || choiceOf(runId, choices) !== 'MOVE') return [];
      return [{ runId, kind: 'MOVED', from, to }];
    });
  }

  private async lineOf(
    tx: Transaction,
    { state, run, difference, choices }: LineAsked,
  ): Promise<PlannedLine> {
    const { from, to } = difference;
    const { changes, startsOn, before, after } = changesOf(state, run, difference);
    const hosts = hostsToChange(
      run.hosts.map(({ hostPartnerId }) => hostPartnerId),
      { leaves: from?.[1] ?? null, comes: to?.[1] ?? null },
      choices.otherHosts,
    );
    const differs = Object.keys(changes).length > 0 || hosts.comes !== null || hosts.goes.length > 0;
    const asked = { ...run, placed: to !== null, differs, newStartsOn: startsOn };
    let told = effectOn(asked, choices, this.clock.today());
    if (told.effect === 'APPLIED' && run.state === 'PUBLISHED' && differs) {
      const faults = await this.courseRuns.faultsAfter(tx, run.id, changes);
      const sentences = faults.map(({ message }) => message).join(' ');
      if (faults.length > 0) told = { effect: 'CANNOT', because: `It cannot be moved: ${sentences}` };
    }
    const applied = told.effect === 'APPLIED';
    const displaced = run.hosts.filter(
      ({ hostPartnerId: id }) => id !== from?.[1] && hosts.goes.includes(id),
    );
    return {
      courseRunId: run.id,
      courseNumber: run.courseNumber,
      titleEn: run.titleEn,
      published: run.state === 'PUBLISHED',
      kind: difference.kind,
      effect: told.effect,
      because: 'because' in told ? told.because : null,
      from: from && placeOf(state, from),
      to: to && placeOf(state, to),
      displaced: applied ? displaced : [],
      before,
      after: applied ? after : before,
      runVersion: run.version,
      informationNumber: run.informationNumber,
      changes: applied && Object.keys(changes).length > 0 ? changes : null,
      hosts: applied ? hosts : null,
    };
  }
}

interface LineAsked {
  state: PlanState;
  run: RunToRelease;
  difference: PlanDifference;
  choices: ReleaseChoices;
}

function placeOf({ year }: PlanState, [officeCode, hostPartnerId, week]: Placement): PlannedPlace {
  return {
    officeCode,
    officeName: year.facts.officeOf.get(officeCode)?.nameEn ?? officeCode,
    hostPartnerId,
    hostPartnerName: year.facts.partnerOf.get(hostPartnerId)?.name ?? hostPartnerId,
    week,
  };
}

const blockOf = ({ rule, sentence, runs }: PlanFault): ReleaseBlock => ({ rule, sentence, runs });

const called = ({ titleEn, courseNumber }: PlannedLine) =>
  courseNumber ? `${titleEn} (${courseNumber})` : titleEn;

function choicesLeft(lines: PlannedLine[]): ReleaseBlock[] {
  return lines
    .filter(({ effect }) => effect === 'CHOICE_NEEDED' || effect === 'CANNOT')
    .map((line) => ({
      rule: 'PUBLISHED_RUN' as const,
      sentence: `${called(line)}: ${line.because}`,
      runs: [line.courseRunId],
    }));
}

/** The first release says that a plan is in force, even where it has nothing to change yet. */
function nothing(lines: PlannedLine[], isLater: boolean): ReleaseBlock[] {
  if (lines.length > 0 || !isLater) return [];
  const sentence = 'This plan says just what the plan in force says: there is nothing to release.';
  return [{ rule: 'NOTHING_CHANGES', sentence, runs: [] }];
}

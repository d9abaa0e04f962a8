import type { Finding } from '../planner/findings.js';
import type { PlanRule, RuleLevel } from '../planner/rule-levels.js';
import type { Judge } from '../planner/verdict.js';
import { findingInWords, PlanWords } from './finding-words.js';
import { type JudgedPlan, judgeOf } from './plan-state.js';

/** Something in a whole plan that a rule is against. */
export interface PlanFault {
  rule: PlanRule;
  level: RuleLevel;
  /** Office, host partner, language, series; or a run. */
  of: string;
  weeks: number[];
  limit: number;
  over: number;
  /** The runs concerned. */
  runs: string[];
  sentence: string;
  /** Why it was gone beyond on purpose, where it was. */
  reasons: string[];
}

export interface PlanFaults {
  blocks: PlanFault[];
  warns: PlanFault[];
}

/** Everything that stands against releasing a plan, and everything that it should be released with open eyes for. */
export function planFaults(plan: JudgedPlan): PlanFaults {
  const faults = allFaults(plan);
  return {
    blocks: faults.filter(({ level }) => level !== 'WARNS'),
    warns: faults.filter(({ level }) => level === 'WARNS'),
  };
}

function allFaults(plan: JudgedPlan): PlanFault[] {
  const judge = judgeOf(plan);
  const words = new PlanWords(plan.year);
  return [
    ...judge.exceeded().map((finding) => ofFinding(finding, plan, words)),
    ...notOffered(plan, judge, words),
    ...notDemanded(plan, judge, words),
    ...pinsNotKept(plan, judge, words),
    ...unplaced(plan, words),
  ];
}

function ofFinding(finding: Finding, { overrides }: JudgedPlan, words: PlanWords): PlanFault {
  const { rule, level, of, weeks, limit, over, runs } = finding;
  const sentence = findingInWords(finding, words);
  const own = runs.flatMap((run) => overrides.get(run) ?? []);
  const reasons = own.filter((one) => one.rule === rule && one.of === of).map(({ reason }) => reason!);
  return { rule, level, of, weeks, limit, over, runs, sentence, reasons: [...new Set(reasons)] };
}

const ofRun = (
  rule: PlanRule,
  { levels, overrides }: JudgedPlan,
  run: string,
  sentence: string,
): PlanFault => ({
  ...{ rule, level: levels[rule], of: run, weeks: [], limit: 0, over: 0, runs: [run], sentence },
  reasons: (overrides.get(run) ?? []).filter((one) => one.rule === rule).map(({ reason }) => reason!),
});

function notOffered(plan: JudgedPlan, judge: Judge, words: PlanWords): PlanFault[] {
  return [...plan.placements].flatMap(([run, placement]) => {
    if (!judge.knows(run, placement)) return [];
    const because = plan.year.refusals(run, placement).map(({ sentence }) => sentence);
    return because.length === 0
      ? []
      : [ofRun('NOT_OFFERED', plan, run, `${words.run(run)}: ${because.join(' ')}`)];
  });
}

/** Placed once, and gone from the year since: the run, or the office or host partner that it was placed with. */
function notDemanded(plan: JudgedPlan, judge: Judge, words: PlanWords): PlanFault[] {
  return [...plan.placements]
    .filter(([run, placement]) => !judge.knows(run, placement))
    .map(([run, placement]) => {
      const sentence = `${words.run(run)} lies at ${words.placement(placement)}, which is not of this year any more. Take it off or place it anew.`;
      return ofRun('NOT_DEMANDED', plan, run, sentence);
    });
}

function pinsNotKept(plan: JudgedPlan, judge: Judge, words: PlanWords): PlanFault[] {
  return [...plan.pins].flatMap(([run, { placement }]) => {
    if (plan.placements.get(run)?.join('|') === placement.join('|')) return [];
    const against = judge.knows(run, placement)
      ? judge.verdictOf(run, placement).findings.filter(({ hard }) => hard)
      : [];
    const why = against.map((finding) => findingInWords(finding, words)).join(' ');
    const sentence = `${words.run(run)} is pinned to ${words.placement(placement)} and does not lie there. ${why || 'Nothing stands against it: place it there, or take the pin off.'}`;
    return [
      {
        ...ofRun('PIN_NOT_KEPT', plan, run, sentence),
        runs: [...new Set([run, ...against.flatMap((one) => one.runs)])],
      },
    ];
  });
}

function unplaced(plan: JudgedPlan, words: PlanWords): PlanFault[] {
  return plan.year.runs
    .filter(({ id }) => !plan.placements.has(id))
    .map(({ id }) => ofRun('UNPLACED', plan, id, `${words.run(id)} has no place.`));
}

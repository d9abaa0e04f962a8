import type { PlanState } from '../plan/plan-state.js';
import type { Placement } from '../planner/instance.js';
import { planningWeeks } from '../planning-week.js';
import { datesInWeeks } from '../run-demand/demanded-run.js';
import type { PlannedLine, ReleaseBlock } from './planned-release.js';
import { changesOf } from './run-changes.js';
import type { RunToRelease } from './runs-to-release.js';

type Rule = ReleaseBlock['rule'];

const called = ({ titleEn, courseNumber }: Pick<RunToRelease, 'titleEn' | 'courseNumber'>) =>
  courseNumber ? `${titleEn} (${courseNumber})` : titleEn;

const warn = (rule: Rule, run: RunToRelease, sentence: string): ReleaseBlock => ({
  ...{ rule, sentence: `${called(run)}: ${sentence}`, runs: [run.id] },
});

/** What a line should be released with open eyes for. */
export function warningsOf(line: PlannedLine, run: RunToRelease, state: PlanState): ReleaseBlock[] {
  if (line.effect !== 'APPLIED') return [];
  return [...peopleIn(line, run), ...reissued(line, run), ...hosts(line, run), ...dates(line, run, state)];
}

function peopleIn({ published, changes }: PlannedLine, run: RunToRelease): ReleaseBlock[] {
  const standing = [
    run.accepted > 0 && `${run.accepted} accepted`,
    run.programmeNumber > 0 && `programme version ${run.programmeNumber} released`,
  ].filter(Boolean);
  if (!published || changes === null || standing.length === 0) return [];
  const sentence = `${standing.join(', ')}. Whoever has it in the calendar was told otherwise.`;
  return [warn('PUBLISHED_RUN', run, sentence)];
}

function reissued({ changes, informationNumber }: PlannedLine, run: RunToRelease): ReleaseBlock[] {
  if (changes === null || informationNumber === null) return [];
  const sentence = `its General Information (version ${informationNumber}) says otherwise then. Its domestic office issues a Modified Version.`;
  return [warn('PUBLISHED_RUN', run, sentence)];
}

function hosts({ displaced, from, to }: PlannedLine, run: RunToRelease): ReleaseBlock[] {
  if (to === null) return [];
  const gone = new Set([...displaced.map(({ hostPartnerId }) => hostPartnerId), to.hostPartnerId]);
  if (from) gone.add(from.hostPartnerId);
  const stay = run.hosts.filter(({ hostPartnerId }) => !gone.has(hostPartnerId));
  const named = (some: typeof stay) => some.map(({ hostPartnerName }) => hostPartnerName).join(', ');
  const [taken, beside] = [named(displaced), named(stay)];
  const host = to.hostPartnerName;
  return [
    ...(taken
      ? [`also hosted by ${taken}, by hand: taken off for ${host}, and told, unless other hosts are kept.`]
      : []),
    ...(beside ? [`also hosted by ${beside}: stays beside ${host} unless taken off by hand.`] : []),
  ].map((sentence) => warn('OTHER_HOSTS', run, sentence));
}

function dates({ to, after }: PlannedLine, run: RunToRelease, { year }: PlanState): ReleaseBlock[] {
  if (to === null) return [];
  if (after === null) {
    const sentence =
      'a Long-Term run without phases is given no dates by a plan. Give it its phases by hand.';
    return [warn('DATES', run, sentence)];
  }
  const planned = year.instance.runs.find(({ id }) => id === run.id)?.weeks;
  const { fiscalYear } = year;
  const lasts = datesInWeeks({ fiscalYear, coreStartsOn: after.startsOn, coreEndsOn: after.endsOn })!.weeks;
  // A plan knows the weeks of its own year only.
  const known = [undefined, lasts, Math.min(lasts, planningWeeks(fiscalYear) - to.week)];
  if (run.programmeType === 'LONG_TERM' || known.includes(planned)) return [];
  const sentence = `it is planned for ${planned} weeks and lasts ${lasts}. A release moves dates and does not stretch them: amend the course run or its demand.`;
  return [warn('DATES', run, sentence)];
}

/** Runs of which this plan says what the plan in force says, while they lie elsewhere: left as announced, or amended since. */
export function liesElsewhere(
  state: PlanState,
  runs: ReadonlyMap<string, RunToRelease>,
  agreed: readonly (readonly [string, Placement])[],
): ReleaseBlock[] {
  return agreed.flatMap(([id, to]) => {
    const run = runs.get(id);
    if (!run || run.state === 'CANCELLED' || run.state === 'RECORDED') return [];
    const { changes, before, after } = changesOf(state, run, { to });
    const host = state.year.facts.partnerOf.get(to[1])?.name ?? to[1];
    const apart = [
      changes.domesticOfficeCode && `its office is ${run.domesticOfficeCode ?? 'none'}, not ${to[0]}`,
      changes.phases && `it starts on ${before?.startsOn ?? 'no day'}, not ${after!.startsOn}`,
      run.hosts.every(({ hostPartnerId }) => hostPartnerId !== to[1]) && `${host} is not among its hosts`,
    ].filter(Boolean);
    if (apart.length === 0) return [];
    const sentence = `it lies elsewhere than this plan and the one in force say: ${apart.join('; ')}. It was left as announced or amended since: amend it, or place it where it lies.`;
    return [warn('LIES_ELSEWHERE', run, sentence)];
  });
}

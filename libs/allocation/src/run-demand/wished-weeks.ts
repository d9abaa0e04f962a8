import type { AuditTrail, Transaction } from '#platform';
import { planningWeeks } from '../planning-week.js';
import { datesInWeeks, type DemandStatement, isWeekOf, type RunFacts } from './demanded-run.js';
import { statedRunsOf } from './run-demand-rows.js';

/**
 * The week in which a run would like to start by its own dates alone, within the window that is stated of it: null where
 * somebody has stated a week, where a competition chose one, and for Long-Term people, who start with an intake.
 */
export function unstatedWish(facts: RunFacts, statement: DemandStatement): number | null {
  const dates = datesInWeeks(facts);
  const isStated = statement.preferredWeek !== null || (facts.chosen?.startWeek ?? null) !== null;
  if (!dates || isStated || facts.programmeType === 'LONG_TERM') return null;
  if (!isWeekOf(facts.fiscalYear, dates.startWeek)) return null;
  const { earliestWeek, latestWeek } = statement;
  const last = latestWeek ?? planningWeeks(facts.fiscalYear) - 1;
  return Math.min(Math.max(dates.startWeek, earliestWeek ?? 0), last);
}

/**
 * Before a plan gives runs other dates: their own said until then when they would like to start, so that is written down
 * as stated of them. Else each plan would take the week of the one before for the wish, and drift away from it.
 */
export async function keepWishedWeeks(
  tx: Transaction,
  audit: AuditTrail,
  moved: { fiscalYear: number; weekOf: ReadonlyMap<string, number> },
  actorId: string,
): Promise<void> {
  const wishes = (await statedRunsOf(tx, moved.fiscalYear)).flatMap(({ facts, statement }) => {
    const [to, wish] = [moved.weekOf.get(facts.id), unstatedWish(facts, statement)];
    return to === undefined || wish === null || wish === to ? [] : [[facts.id, wish] as const];
  });
  if (wishes.length === 0) return;
  await tx.write(
    `INSERT INTO run_demand (course_run_id, preferred_week) VALUES ?
     ON DUPLICATE KEY UPDATE preferred_week = VALUES(preferred_week), version = version + 1`,
    [wishes],
  );
  for (const [subjectId] of wishes)
    await audit.record(tx, {
      ...{ action: 'keep-wished-week', subjectType: 'run-demand', subjectId, actorId },
      details: { fields: ['preferredWeek'] },
    });
}

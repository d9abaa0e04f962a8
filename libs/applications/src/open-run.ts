import { notFound, type Transaction } from '#platform';
import type { Actor } from '#identity';
import { ALLOTMENT_TOLD, countriesServedBy } from '#catalogue';
import { holdToDeadline, holdToOpenRun } from './submission.js';

/** A run in which a served country has slots; anything else is unknown to this office. Throws COURSE_RUN.NOT_OPEN, NOMINATION.DEADLINE_PASSED. */
export async function runOpenFor(
  tx: Transaction,
  courseRunId: string,
  countryCode: string,
  actor: Actor,
): Promise<{ fiscalYear: number }> {
  const served = await countriesServedBy(tx, actor);
  const run = await tx.row<{
    fiscalYear: number;
    runState: string;
    cancelledBecause: string | null;
    jicaDeadline: string;
  }>(
    `SELECT r.fiscal_year fiscalYear, r.state runState, r.cancelled_because cancelledBecause, a.jica_deadline jicaDeadline
     FROM course_run r JOIN allotment a ON a.course_run_id = r.id
     WHERE r.id = ? AND a.country_code = ? AND a.country_code IN (?) AND ${ALLOTMENT_TOLD('a')} AND r.state IN ('PUBLISHED', 'CANCELLED')`,
    [courseRunId, countryCode, ['', ...served]],
  );
  if (!run) throw notFound();
  holdToOpenRun(run);
  holdToDeadline(run, 'DRAFT', tx.at);
  return run;
}

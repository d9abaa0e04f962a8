import type { Transaction } from '#platform';
import type { ProposedAllotment } from './allotment-proposal.entity.js';
import type { Claim } from './share-of-slots.js';

/** The requests on runs that are handed in and not disapproved, of countries that have not been told their slots yet. */
export async function claimsOn(tx: Transaction, runIds: string[]): Promise<Map<string, Claim[]>> {
  const rows = await tx.rows<Claim & { runId: string }>(
    `SELECT r.id runId, q.country_code countryCode, q.seats_min seatsMin, q.seats_max seatsMax, q.priority
     FROM course_run r JOIN programme_calendar y ON y.fiscal_year = r.fiscal_year
     JOIN survey_request q ON q.calendar_id = y.id AND q.course_id = r.course_id
     JOIN survey_return t ON t.calendar_id = q.calendar_id AND t.country_code = q.country_code AND t.state = 'HANDED_IN'
     LEFT JOIN allotment a ON a.course_run_id = r.id AND a.country_code = q.country_code AND a.visibility <> 'AWAITS_RELEASE'
     WHERE r.id IN (?) AND a.id IS NULL
       AND COALESCE((SELECT d.result FROM decision d WHERE d.course_id = q.course_id AND d.fiscal_year = y.fiscal_year
         AND d.country_code = q.country_code ORDER BY d.id DESC LIMIT 1), 'APPROVED') = 'APPROVED'
     ORDER BY r.id, q.country_code`,
    [['', ...runIds]],
  );
  const claims = new Map<string, Claim[]>(runIds.map((id) => [id, []]));
  for (const { runId, ...claim } of rows) claims.get(runId)!.push(claim);
  return claims;
}

/** Slots of runs that offices know of: they are not shared again. */
export async function seatsTold(tx: Transaction, runIds: string[]): Promise<Map<string, number>> {
  const rows = await tx.rows<{ runId: string; slots: string }>(
    "SELECT course_run_id runId, SUM(slots) slots FROM allotment WHERE course_run_id IN (?) AND visibility <> 'AWAITS_RELEASE' GROUP BY course_run_id",
    [['', ...runIds]],
  );
  return new Map(rows.map(({ runId, slots }) => [runId, Number(slots)]));
}

export function proposedIn(tx: Transaction, proposalId: string): Promise<ProposedAllotment[]> {
  return tx.rows<ProposedAllotment>(
    `SELECT id, proposal_id proposalId, country_code countryCode, seats_min seatsMin, seats_max seatsMax, priority, proposed, decided, reason
     FROM proposed_allotment WHERE proposal_id = ? ORDER BY country_code`,
    [proposalId],
  );
}

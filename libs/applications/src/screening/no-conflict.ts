import { DomainError, type Transaction } from '#platform';
import type { Nomination } from '../nomination.entity.js';

/** A conflict `c` that stands, of the account with the nomination `n` or with its whole run. */
export const STANDING_CONFLICT =
  'c.lifted_at IS NULL AND c.course_run_id = n.course_run_id AND (c.nomination_id IS NULL OR c.nomination_id = n.id)';

/**
 * Who has declared a conflict of interest neither judges, scores nor decides. The account's row is locked for sharing:
 * a declaration that is under way is waited for, one that comes later waits for us. The nomination is locked before.
 * Throws SCREENING.CONFLICT_OF_INTEREST.
 */
export async function holdToNoConflict(
  tx: Transaction,
  accountId: string,
  nomination: Pick<Nomination, 'id' | 'courseRunId'>,
): Promise<void> {
  await tx.row('SELECT id FROM account WHERE id = ? LOCK IN SHARE MODE', [accountId]);
  const found = await hasConflict(tx, accountId, nomination);
  if (!found) return;
  throw new DomainError(
    'FORBIDDEN',
    'SCREENING.CONFLICT_OF_INTEREST',
    'You have declared a conflict of interest here: another officer of your office screens and decides.',
  );
}

export async function hasConflict(
  tx: Transaction,
  accountId: string,
  { id, courseRunId }: Pick<Nomination, 'id' | 'courseRunId'>,
): Promise<boolean> {
  const found = await tx.row(
    `SELECT 1 FROM conflict_of_interest WHERE account_id = ? AND course_run_id = ? AND lifted_at IS NULL
       AND (nomination_id IS NULL OR nomination_id = ?) LIMIT 1`,
    [accountId, courseRunId, id],
  );
  return found !== undefined;
}

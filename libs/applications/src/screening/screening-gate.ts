import type { Transaction } from '#platform';
import { holdToEssentials } from '../eligibility/eligibility.service.js';
import type { MovedBy, Nomination } from '../nomination.entity.js';
import type { NominationMove } from '../nomination.lifecycle.js';
import { holdToNoConflict } from './no-conflict.js';

/** The moves by which a domestic office decides, and those of them that give a place. */
const DECISIONS: readonly NominationMove[] = ['accept', 'reserve', 'promote', 'offer', 'not-accept'];
const ACCEPTANCES: readonly NominationMove[] = ['accept', 'promote', 'offer'];

/**
 * What screening asks of a decision. The nomination is locked, so that nothing is judged meanwhile.
 * Throws SCREENING.CONFLICT_OF_INTEREST, ELIGIBILITY.ESSENTIAL_NOT_MET.
 */
export async function holdToScreening(
  tx: Transaction,
  move: NominationMove,
  nomination: Nomination,
  by: MovedBy,
): Promise<void> {
  if (by.accountId && DECISIONS.includes(move)) await holdToNoConflict(tx, by.accountId, nomination);
  if (ACCEPTANCES.includes(move)) await holdToEssentials(tx, nomination);
}

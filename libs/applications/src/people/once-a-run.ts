import { DomainError, type Transaction } from '#platform';
import type { Nomination } from '../nomination.entity.js';
import type { NominationState } from '../nomination-states.js';
import { SAME_PERSON } from './same-person.js';

/**
 * What was set aside stands for nobody. A decision is not among it: whether somebody was accepted is unknown outside the
 * domestic office until it is released, and a refusal or a hint that depended on it would tell.
 */
export const SET_ASIDE: NominationState[] = [
  'LAPSED',
  'WITHDRAWN',
  'DECLINED',
  'SUBSTITUTED',
  'DEFERRED',
  'CANCELLED',
];

/** Most people have one record, no passport on it and nobody merged: that is seen by a look, without following anything. */
async function recordsOf(tx: Transaction, personId: string): Promise<string[]> {
  const alone = await tx.row(
    `SELECT 1 FROM person p WHERE p.id = ? AND p.merged_into_id IS NULL AND p.passport_fingerprint IS NULL
     AND NOT EXISTS (SELECT 1 FROM person m FORCE INDEX (ix_person_merged) WHERE m.merged_into_id = ?)`,
    [personId, personId],
  );
  if (alone) return [personId];
  const same = await tx.rows<{ id: string }>(SAME_PERSON, [personId]);
  return same.map(({ id }) => id);
}

/**
 * Nobody is nominated twice for one run. Only what is certain refuses: the same person, merged or of the same passport.
 * The person's records are locked with the reading, so that of two that are handed in at one moment the second sees the
 * first (or both wait for each other, and MariaDB lets one begin anew).
 * Throws NOMINATION.PERSON_NOMINATED_TWICE.
 */
export async function holdToOnceARun(tx: Transaction, nomination: Nomination): Promise<void> {
  const ids = await recordsOf(tx, nomination.personId);
  const nominations = await tx.rows<{ reference: string | null; countryCode: string }>(
    `SELECT n.reference, n.country_code countryCode FROM person p
     LEFT JOIN nomination n ON n.person_id = p.id AND n.course_run_id = ? AND n.id <> ? AND n.state NOT IN (?)
     WHERE p.id IN (?) ORDER BY p.id FOR UPDATE`,
    [nomination.courseRunId, nomination.id, ['DRAFT', ...SET_ASIDE], ids],
  );
  const other = nominations.find(({ reference }) => reference !== null);
  if (!other) return;
  // The nomination of another country is its office's affair: that there is one must be said, which one must not.
  const own = other.countryCode === nomination.countryCode;
  throw new DomainError(
    'CONFLICT',
    'NOMINATION.PERSON_NOMINATED_TWICE',
    own
      ? `This person is nominated for this course run already, as ${other.reference}. Withdraw that nomination first, or discard this one.`
      : 'This person is nominated for this course run already, through another country. Ask JICA headquarters which nomination is to stand.',
    own ? { reference: other.reference } : {},
  );
}

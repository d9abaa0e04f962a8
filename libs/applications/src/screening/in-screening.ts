import { DomainError, notFound, type PlainDate, type Transaction } from '#platform';
import type { Actor } from '#identity';
import { NOMINATION_STATES, type NominationState, STATES } from '../nomination-states.js';

/** States in which a nomination is before a domestic office, also for a second time from the reserve list. */
const IN_SCREENING: readonly NominationState[] = NOMINATION_STATES.filter(
  (state) => STATES[state].holder === 'DOMESTIC_OFFICE',
);

/**
 * Condition on `nomination n`: it is known as being before the domestic office. What depends on this tells nobody of a
 * decision that is not released.
 */
export const KNOWN_IN_SCREENING = `n.public_state IN (${quoted(IN_SCREENING)})`;

/** State words of our own table, for a place in SQL where a parameter would come out of order. */
export function quoted(states: readonly NominationState[]): string {
  return states.map((state) => `'${state}'`).join(', ') || "''";
}

export function holdToScreeningOpen(state: NominationState): void {
  if (IN_SCREENING.includes(state)) return;
  throw new DomainError(
    'CONFLICT',
    'SCREENING.NOT_OPEN',
    `The nomination is ${state}: only what is before the domestic office is scored. Reopen the decision first.`,
    { state },
  );
}

/** A run of the officer's own offices, locked for sharing. Throws RESOURCE.NOT_FOUND. */
export async function ownRun(
  tx: Transaction,
  id: string,
  actor: Actor,
): Promise<{ id: string; startsOn: PlainDate | null }> {
  const run = await tx.row<{ id: string; startsOn: PlainDate | null }>(
    'SELECT id, starts_on startsOn FROM course_run WHERE id = ? AND domestic_office_code IN (?) LOCK IN SHARE MODE',
    [id, actor.scopesOf('DOMESTIC_OFFICE')],
  );
  if (!run) throw notFound();
  return run;
}

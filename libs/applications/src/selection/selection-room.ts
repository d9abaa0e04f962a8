import { DomainError, type Transaction } from '#platform';
import type { NominationState } from '../nomination-states.js';
import type { LockedLine } from './selection-records.service.js';

/** What has changed since the list was made, in words. */
interface SelectionChange {
  nominationId: string | null;
  what: string;
}

interface Standing {
  id: string;
  countryCode: string;
  state: NominationState;
  version: number;
  placeHeld: number;
}

/**
 * Holds a decided list against the nominations, slots and places as they are now, locked in the order of a single
 * move: nominations, allotments, run. Throws SELECTION.CHANGED_MEANWHILE with everything that cannot be.
 */
export async function holdToRoom(tx: Transaction, courseRunId: string, lines: LockedLine[]): Promise<void> {
  const standings = await tx.rows<Standing>(
    `SELECT id, country_code countryCode, state, version, place_held placeHeld FROM nomination WHERE id IN (?)
     ORDER BY id FOR UPDATE`,
    [lines.map(({ nominationId }) => nominationId)],
  );
  const byId = new Map(standings.map((standing) => [standing.id, standing]));
  const moved = lines.flatMap((line): SelectionChange[] => {
    const { state, version } = byId.get(line.nominationId)!;
    if (state === line.seenState && version === line.seenVersion) return [];
    const what =
      state === line.seenState
        ? 'was changed since the list was made'
        : `is ${state} now, was ${line.seenState}`;
    return [{ nominationId: line.nominationId, what: `${line.reference} ${what}` }];
  });
  const changes = [...moved, ...(await roomChanges(tx, courseRunId, lines, byId))];
  if (changes.length > 0) throw changed(changes);
}

async function roomChanges(
  tx: Transaction,
  courseRunId: string,
  lines: LockedLine[],
  byId: Map<string, Standing>,
): Promise<SelectionChange[]> {
  const allotments = await tx.rows<{ countryCode: string; free: number }>(
    `SELECT country_code countryCode, CAST(slots AS SIGNED) - CAST(places_taken AS SIGNED) free FROM allotment
     WHERE course_run_id = ? ORDER BY country_code FOR UPDATE`,
    [courseRunId],
  );
  const run = await tx.row<{ free: number }>(
    `SELECT CAST(COALESCE(capacity, 0) AS SIGNED) - CAST(places_taken AS SIGNED) free FROM course_run WHERE id = ? FOR UPDATE`,
    [courseRunId],
  );
  const open = lines.filter((line) => !line.pinned);
  // A place that is kept for a substitute is its own: taken with its acceptance, free with any other decision.
  const needOf = (line: LockedLine) =>
    Number(line.decision === 'ACCEPT') - Number(byId.get(line.nominationId)!.placeHeld);
  const sum = (some: LockedLine[]) => some.reduce((total, line) => total + needOf(line), 0);
  const countries = new Set(open.map((line) => byId.get(line.nominationId)!.countryCode));
  const short = [...countries].flatMap((countryCode): SelectionChange[] => {
    const need = sum(open.filter((line) => byId.get(line.nominationId)!.countryCode === countryCode));
    const free = Number(allotments.find((row) => row.countryCode === countryCode)?.free ?? 0);
    return need > free
      ? [{ nominationId: null, what: `${countryCode} has ${free} free slots, the list takes ${need}` }]
      : [];
  });
  const need = sum(open);
  const free = Number(run?.free ?? 0);
  return need > free
    ? [...short, { nominationId: null, what: `the run has ${free} free places, the list takes ${need}` }]
    : short;
}

function changed(changes: SelectionChange[]): DomainError {
  const named = changes.slice(0, 5).map(({ what }) => what);
  return new DomainError(
    'CONFLICT',
    'SELECTION.CHANGED_MEANWHILE',
    `The list cannot be carried out as it stands, and nothing of it was: ${named.join('; ')}${changes.length > 5 ? '; …' : ''}. Propose anew.`,
    { changes },
  );
}

import { addDays, DomainError, invalid, type PlainDate } from '#platform';

/** A row of something that holds from one day until the next such row. */
export interface DatedRow {
  id: string;
  validFrom: PlainDate;
}

/** The last day of the row before one that begins on `validFrom`. Throws DATED.NOT_LATER. */
export function lastDayBefore(latest: DatedRow, validFrom: PlainDate): PlainDate {
  if (validFrom > latest.validFrom) return addDays(validFrom, -1);
  const message = `validFrom must be later than ${latest.validFrom}, since when the latest entry holds: history is added to, not rewritten.`;
  throw invalid('DATED.NOT_LATER', [{ field: 'validFrom', message }]);
}

/** Only what does not hold yet can be withdrawn. Throws DATED.IN_FORCE. */
export function holdToComing(row: DatedRow, today: PlainDate): void {
  if (row.validFrom > today) return;
  const sentence = `This entry has held since ${row.validFrom} and stays in the history; enter what holds from now on instead.`;
  throw new DomainError('CONFLICT', 'DATED.IN_FORCE', sentence, { validFrom: row.validFrom });
}

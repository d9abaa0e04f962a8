// Tokyo has no summer time.
const TODAY = 'DATE(UTC_TIMESTAMP() + INTERVAL 9 HOUR)';

/** Condition on a dated row (`valid_from`, `valid_to`): it is in force today, in Tokyo. A later one may be on record already. */
export const IN_FORCE = (row: string) =>
  `${row}.valid_from <= ${TODAY} AND (${row}.valid_to IS NULL OR ${row}.valid_to >= ${TODAY})`;

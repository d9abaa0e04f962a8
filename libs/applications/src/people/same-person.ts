/**
 * The ids of all records that are known to be one person with the record `?`: merged by a human's decision, or of the
 * same passport (a keyed hash), which is certain by itself. Every step is a lookup in an index, and STRAIGHT_JOIN says
 * so: nearly all values are NULL, from which MariaDB concludes that reading everybody were cheaper.
 */
export const SAME_PERSON = `WITH asked AS (SELECT id, COALESCE(merged_into_id, id) head, passport_fingerprint FROM person WHERE id = ?),
  merged AS (
    SELECT p.id, p.passport_fingerprint FROM asked a JOIN person p ON p.id = a.head
    UNION SELECT p.id, p.passport_fingerprint FROM asked a STRAIGHT_JOIN person p ON p.merged_into_id = a.head
  ),
  passports AS (
    SELECT p.id, COALESCE(p.merged_into_id, p.id) head FROM merged m STRAIGHT_JOIN person p FORCE INDEX (ix_person_passport) ON p.passport_fingerprint = m.passport_fingerprint
  )
  SELECT id FROM merged
  UNION SELECT id FROM passports
  UNION SELECT head FROM passports
  UNION SELECT p.id FROM passports s STRAIGHT_JOIN person p FORCE INDEX (ix_person_merged) ON p.merged_into_id = s.head`;

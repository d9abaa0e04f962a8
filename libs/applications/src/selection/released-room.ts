import type { Transaction } from '#platform';

/** Writes down what a release leaves free: of each country no more than the run itself has room for. */
export async function rememberRoom(tx: Transaction, courseRunId: string): Promise<void> {
  await tx.write(
    `INSERT INTO released_room (course_run_id, country_code, left_free)
     SELECT a.course_run_id, a.country_code, GREATEST(0, LEAST(CAST(a.slots AS SIGNED) - CAST(a.places_taken AS SIGNED),
       CAST(COALESCE(r.capacity, 0) AS SIGNED) - CAST(r.places_taken AS SIGNED)))
     FROM allotment a JOIN course_run r ON r.id = a.course_run_id WHERE a.course_run_id = ?
     ON DUPLICATE KEY UPDATE left_free = VALUES(left_free)`,
    [courseRunId],
  );
}

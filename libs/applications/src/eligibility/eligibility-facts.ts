import { fromJsonColumn } from '#platform';
import type { AnswersByPart } from '../dossier/completeness.js';
import { factsOfDossier, NOTHING_OF_A_DOSSIER } from './dossier-facts.js';
import type { AskedCriterion, EarlierParticipation, EligibilityFacts } from './evaluate.js';

/** Reads rows: inside a transaction its own statements, elsewhere the pool's. */
export type Read = <Row>(sql: string, parameters: unknown[]) => Promise<Row[]>;

export async function criteriaOf(read: Read, courseRunId: string): Promise<AskedCriterion[]> {
  const rows = await read<AskedCriterion>(
    'SELECT id, kind, level, wording, rule FROM criterion WHERE course_run_id = ? ORDER BY position',
    [courseRunId],
  );
  return rows.map((row) => ({ ...row, rule: fromJsonColumn(row.rule) }));
}

type Known = Pick<EligibilityFacts, 'runStartsOn' | 'birthDate' | 'organisation' | 'post'> & {
  id: string;
  courseLanguage: string | null;
};

/** What is known of some nominees, in three statements. */
export async function factsOf(read: Read, nominationIds: string[]): Promise<Map<string, EligibilityFacts>> {
  const nominees = await read<Known>(
    `SELECT n.id, r.starts_on runStartsOn, r.language courseLanguage, p.birth_date birthDate, n.organisation, n.post
     FROM nomination n JOIN person p ON p.id = n.person_id JOIN course_run r ON r.id = n.course_run_id WHERE n.id IN (?)`,
    [['', ...nominationIds]],
  );
  const dossiers = await dossiersOf(read, nominationIds);
  const earlier = await earlierOf(read, nominationIds);
  return new Map(
    nominees.map(({ id, courseLanguage, ...known }) => {
      const answers = dossiers.get(id);
      const run = { startsOn: known.runStartsOn, language: courseLanguage };
      const told = answers ? factsOfDossier(answers, run) : NOTHING_OF_A_DOSSIER;
      return [id, { ...known, ...told, earlier: earlier.get(id) ?? [] }];
    }),
  );
}

/** The dossiers as they were last handed in, which is what the domestic office reads; without the sealed answers. */
async function dossiersOf(read: Read, nominationIds: string[]): Promise<Map<string, AnswersByPart>> {
  const rows = await read<{ id: string; answers: AnswersByPart | string }>(
    `SELECT v.nomination_id id, v.answers FROM dossier_version v WHERE v.nomination_id IN (?)
     AND v.number = (SELECT MAX(w.number) FROM dossier_version w WHERE w.nomination_id = v.nomination_id)`,
    [['', ...nominationIds]],
  );
  return new Map(rows.map(({ id, answers }) => [id, fromJsonColumn(answers)]));
}

/** Earlier trainings by nomination, the oldest first; without an entry where there are none. */
export async function earlierOf(
  read: Read,
  nominationIds: string[],
): Promise<Map<string, EarlierParticipation[]>> {
  const rows = await read<Omit<EarlierParticipation, 'certain'> & { id: string; certain: number }>(EARLIER, [
    ['', ...nominationIds],
  ]);
  const found = new Map<string, EarlierParticipation[]>();
  for (const { id, title, on, certain } of rows)
    found.set(id, [...(found.get(id) ?? []), { title, on, certain: Boolean(Number(certain)) }]);
  return found;
}

/**
 * Trainings here and in the imported history: certain of the same person (merged, or of the same passport), uncertain of
 * those of the same name, birth date and nationality, unless a human has said that they are two people.
 */
const EARLIER = `WITH asked AS (SELECT n.id, n.course_run_id run, p.id person, COALESCE(p.merged_into_id, p.id) head,
     p.family_name, p.given_names, p.birth_date, p.nationality
   FROM nomination n JOIN person p ON p.id = n.person_id WHERE n.id IN (?)),
 merged AS (SELECT a.id, a.run, q.id person, q.passport_fingerprint print FROM asked a JOIN person q ON q.id = a.head
   UNION SELECT a.id, a.run, q.id, q.passport_fingerprint FROM asked a STRAIGHT_JOIN person q FORCE INDEX (ix_person_merged) ON q.merged_into_id = a.head),
 passports AS (SELECT m.id, m.run, q.id person, COALESCE(q.merged_into_id, q.id) head
   FROM merged m STRAIGHT_JOIN person q FORCE INDEX (ix_person_passport) ON q.passport_fingerprint = m.print),
 related AS (SELECT id, run, person, 1 certain FROM merged
   UNION SELECT id, run, person, 1 FROM passports UNION SELECT id, run, head, 1 FROM passports
   UNION SELECT s.id, s.run, q.id, 1 FROM passports s STRAIGHT_JOIN person q FORCE INDEX (ix_person_merged) ON q.merged_into_id = s.head
   UNION SELECT a.id, a.run, q.id, 0 FROM asked a STRAIGHT_JOIN person q ON q.family_name = a.family_name AND q.given_names = a.given_names
     AND q.birth_date = a.birth_date AND q.nationality = a.nationality
     WHERE NOT EXISTS (SELECT 1 FROM duplicate_candidate d WHERE d.decision = 'TWO_PEOPLE'
       AND d.one_person_id IN (a.person, q.id) AND d.other_person_id IN (a.person, q.id))),
 known AS (SELECT id, run, person, MAX(certain) certain FROM related GROUP BY id, run, person)
 SELECT k.id, r.title_en title, COALESCE(e.ended_on, r.ends_on, e.arrived_on) \`on\`, k.certain
 FROM known k STRAIGHT_JOIN enrolment e ON e.person_id = k.person STRAIGHT_JOIN course_run r ON r.id = e.course_run_id
 WHERE e.arrived_on IS NOT NULL AND e.observer = FALSE AND e.course_run_id <> k.run
 UNION ALL SELECT k.id, h.course_title, COALESCE(h.ended_on, h.arrived_on, DATE(CONCAT(h.fiscal_year + 1, '-03-31'))), k.certain
 FROM known k STRAIGHT_JOIN past_participation h ON h.person_id = k.person ORDER BY 3, 2`;

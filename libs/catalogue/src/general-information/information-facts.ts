import type { LeafType } from '../programme-type.js';
import type { CriterionLevel } from '../criterion.entity.js';
import type { Mode } from '../course-run.entity.js';
import type { PhaseKind } from '../phase.entity.js';
import type { Theme } from '../theme.js';
import { ALLOTMENT_TOLD } from '../allotment-visibility.js';

/** Who holds the run: known to the allocation, and handed in by whoever asks. */
export interface Organisers {
  office: { nameEn: string; nameJa: string } | null;
  hostPartners: string[];
}

/** What a General Information takes from its run: the facts of the day it is issued are frozen with it. */
export interface InformationFacts {
  titleEn: string;
  titleJa: string | null;
  courseNumber: string | null;
  programmeType: LeafType;
  theme: Theme | null;
  language: string | null;
  mode: Mode | null;
  capacity: number | null;
  startsOn: string | null;
  endsOn: string | null;
  resultOn: string | null;
  phases: { kind: PhaseKind; startsOn: string; endsOn: string; place: string | null; mode: Mode }[];
  criteria: { level: CriterionLevel; wording: string }[];
  countries: { code: string; nameEn: string; nameJa: string; jicaDeadline: string }[];
  organisers: Organisers;
}

/** Reads rows inside a transaction or outside of one. */
export type RowReader = <Row>(sql: string, parameters: unknown[]) => Promise<Row[]>;

/** The facts of a run as they are now, or null where there is no such run. */
export async function informationFacts(
  rows: RowReader,
  courseRunId: string,
  organisers: Organisers,
): Promise<InformationFacts | null> {
  const [run] = await rows<Omit<InformationFacts, 'phases' | 'criteria' | 'countries' | 'organisers'>>(
    `SELECT title_en titleEn, title_ja titleJa, course_number courseNumber, programme_type programmeType, theme, language, mode,
       capacity, starts_on startsOn, ends_on endsOn, result_on resultOn FROM course_run WHERE id = ?`,
    [courseRunId],
  );
  if (!run) return null;
  const phases = await rows<InformationFacts['phases'][number]>(
    'SELECT kind, starts_on startsOn, ends_on endsOn, place, mode FROM phase WHERE course_run_id = ? ORDER BY position',
    [courseRunId],
  );
  const criteria = await rows<InformationFacts['criteria'][number]>(
    'SELECT level, wording FROM criterion WHERE course_run_id = ? ORDER BY position',
    [courseRunId],
  );
  const countries = await rows<InformationFacts['countries'][number]>(
    `SELECT c.code, c.name_en nameEn, c.name_ja nameJa, a.jica_deadline jicaDeadline
     FROM allotment a JOIN country c ON c.code = a.country_code WHERE a.course_run_id = ? AND ${ALLOTMENT_TOLD('a')} ORDER BY c.name_en`,
    [courseRunId],
  );
  return { ...run, phases, criteria, countries, organisers };
}

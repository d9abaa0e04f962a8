import { ALLOTMENT_TOLD } from './allotment-visibility.js';
import { COUNTRIES_SERVED } from './channels.js';

/** Which course runs an audience sees at all. Every query of a run starts from here. */
export type CourseRunScope =
  | { kind: 'HEADQUARTERS' }
  | { kind: 'DOMESTIC_OFFICE'; codes: string[] }
  | { kind: 'OVERSEAS_OFFICE'; codes: string[] };

/** Condition on `course_run r`. An overseas office sees published and cancelled runs in which a country of its own has slots that it has been told. */
export function scopeClause(scope: CourseRunScope): { where: string; parameters: unknown[] } {
  switch (scope.kind) {
    case 'HEADQUARTERS':
      return { where: 'TRUE', parameters: [] };
    case 'DOMESTIC_OFFICE':
      return { where: 'r.domestic_office_code IN (?)', parameters: [scope.codes] };
    case 'OVERSEAS_OFFICE':
      return {
        where: `(r.state IN ('PUBLISHED', 'CANCELLED') AND r.id IN (SELECT s.course_run_id FROM allotment s WHERE ${ALLOTMENT_TOLD('s')} AND s.country_code IN (${COUNTRIES_SERVED})))`,
        parameters: [scope.codes],
      };
  }
}

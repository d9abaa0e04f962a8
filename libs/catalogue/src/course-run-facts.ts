import { type DomainError, invalid } from '#platform';
import type { CourseRun } from './course-run.entity.js';
import type { CriterionFacts } from './criteria.js';
import type { Phase } from './phase.entity.js';

/** What headquarters may say of a run while it drafts or amends it. */
export type CourseRunFacts = Partial<
  Pick<
    CourseRun,
    | 'courseNumber'
    | 'titleEn'
    | 'titleJa'
    | 'theme'
    | 'language'
    | 'mode'
    | 'thirdCountryCode'
    | 'venue'
    | 'capacity'
    | 'domesticOfficeCode'
    | 'resultOn'
    | 'longTermOverride'
    | 'formVersion'
  >
> & {
  phases?: Pick<Phase, 'kind' | 'startsOn' | 'endsOn' | 'place' | 'mode'>[];
  criteria?: CriterionFacts[];
};

/** First day of the first phase and last day of the last, kept on the run for lists. */
export function datesOf(phases: CourseRunFacts['phases']): {
  startsOn?: string | null;
  endsOn?: string | null;
} {
  if (!phases) return {};
  const starts = phases.map((phase) => phase.startsOn).sort();
  const ends = phases.map((phase) => phase.endsOn).sort();
  return { startsOn: starts[0] ?? null, endsOn: ends.at(-1) ?? null };
}

const NO_SUCH_ROW = 1452;

/** A code that refers to nothing, told by the foreign key that refused it. */
export function factsFaults(error: unknown): DomainError | null {
  const fault = error as { driverError?: { errno?: number; sqlMessage?: string } };
  if (fault?.driverError?.errno !== NO_SUCH_ROW) return null;
  const column = /FOREIGN KEY \(`(\w+)`\)/.exec(fault.driverError.sqlMessage ?? '')?.[1] ?? '';
  const field = column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return invalid('REFERENCE.UNKNOWN', [
    { field, message: `${field} is not one of the known codes; the reference lists have them all.` },
  ]);
}

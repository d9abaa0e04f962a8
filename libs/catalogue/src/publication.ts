import { addMonths, type FieldFault } from '#platform';
import type { CourseState } from './decision/course-states.js';
import type { CourseRun } from './course-run.entity.js';
import { PHASE_KINDS, type Phase } from './phase.entity.js';

type RunToPublish = Pick<
  CourseRun,
  | 'courseNumber'
  | 'titleEn'
  | 'titleJa'
  | 'theme'
  | 'programmeType'
  | 'language'
  | 'mode'
  | 'thirdCountryCode'
  | 'venue'
  | 'capacity'
  | 'domesticOfficeCode'
  | 'longTermOverride'
  | 'resultOn'
>;
type PhaseDates = Pick<Phase, 'kind' | 'startsOn' | 'endsOn'>;

/** Everything that keeps a draft from being published, all at once; a draft itself may be incomplete. */
export function missingForPublication(
  run: RunToPublish,
  phases: PhaseDates[],
  allotments: { countryCode: string; slots: number; jicaDeadline: string }[],
  courseState: CourseState,
): FieldFault[] {
  const faults: FieldFault[] = [];
  if (courseState !== 'ADOPTED')
    faults.push({ field: 'courseId', message: `The course is ${courseState}: it is adopted first.` });
  const need = (present: unknown, field: string, message: string) => {
    if (present === null || present === undefined || present === '') faults.push({ field, message });
  };
  need(
    run.courseNumber,
    'courseNumber',
    'The course number is missing: give it as J1804375 or 201984494J002.',
  );
  need(run.titleJa, 'titleJa', 'The Japanese title is missing.');
  need(run.theme, 'theme', 'The thematic field is missing: choose one of the 17.');
  need(run.language, 'language', 'The language of the course is missing.');
  need(run.mode, 'mode', 'Say whether the run is in Japan, in a third country, online or mixed.');
  if (run.mode === 'THIRD_COUNTRY') {
    need(run.thirdCountryCode, 'thirdCountryCode', 'Name the third country in which the run is held.');
    need(run.venue, 'venue', 'Name the venue in the third country.');
  }
  need(run.capacity, 'capacity', 'The capacity is missing: give the number of places.');
  need(run.domesticOfficeCode, 'domesticOfficeCode', 'The competent domestic office is missing.');
  need(run.resultOn, 'resultOn', 'Say by when nominees hear the result.');
  faults.push(...phaseFaults(phases), ...longTermFaults(run, phases));
  if (allotments.length === 0)
    faults.push({ field: 'allotments', message: 'No country has slots yet: allot at least one.' });
  const start = phases[0]?.startsOn;
  for (const allotment of allotments) {
    if (start && allotment.jicaDeadline >= start) {
      const message = `The JICA deadline of ${allotment.countryCode} (${allotment.jicaDeadline}) must be before the run starts on ${start}.`;
      faults.push({ field: `allotments.${allotment.countryCode}.jicaDeadline`, message });
    }
  }
  return faults;
}

/** Phases come in the order of their kinds, each ends on or after its start, and none starts before the one before it. */
function phaseFaults(phases: PhaseDates[]): FieldFault[] {
  if (phases.length === 0)
    return [{ field: 'phases', message: 'The phases are missing: give at least one with its dates.' }];
  return phases.flatMap((phase, index) => {
    const faults: FieldFault[] = [];
    const before = phases[index - 1];
    const at = `phases[${index}]`;
    if (phase.endsOn < phase.startsOn) {
      faults.push({
        field: `${at}.endsOn`,
        message: `The ${phase.kind} phase ends on ${phase.endsOn}, before it starts on ${phase.startsOn}.`,
      });
    }
    if (before && PHASE_KINDS.indexOf(before.kind) > PHASE_KINDS.indexOf(phase.kind)) {
      faults.push({
        field: `${at}.kind`,
        message: `The ${phase.kind} phase comes before the ${before.kind} phase: put them in order.`,
      });
    }
    if (before && phase.startsOn < before.startsOn) {
      faults.push({
        field: `${at}.startsOn`,
        message: `The ${phase.kind} phase starts before the ${before.kind} phase does.`,
      });
    }
    return faults;
  });
}

/** Long-Term is judged by its dates, never inferred from them: at least twelve months, or a reason of headquarters. */
function longTermFaults(run: RunToPublish, phases: PhaseDates[]): FieldFault[] {
  const start = phases[0]?.startsOn;
  const end = phases
    .map((phase) => phase.endsOn)
    .sort()
    .at(-1);
  if (run.programmeType !== 'LONG_TERM' || !start || !end || run.longTermOverride) return [];
  // Twelve months from 1 September end on 31 August; the day after the end is the anniversary.
  const anniversary = addMonths(start, 12);
  const dayAfterEnd = new Date(Date.parse(`${end}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  if (dayAfterEnd >= anniversary) return [];
  const message = `A Long-Term run lasts at least twelve months; this one runs from ${start} to ${end}. Change the dates, or let headquarters give a reason in longTermOverride.`;
  return [{ field: 'longTermOverride', message }];
}

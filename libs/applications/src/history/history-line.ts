import { createHash } from 'node:crypto';
import { type FieldFault, isPlainDate, type PlainDate, textFault, tidyText } from '#platform';
import { courseNumber, fiscalYearOf, LEAF_TYPES } from '#catalogue';
import type { PastOutcome } from '../people/past-participation.entity.js';
import type { Sex } from '../person.entity.js';

/** The columns of a file of the history, in any order; more of them are left unread. */
const HISTORY_COLUMNS = [
  ...(['family_name', 'nationality', 'course_title', 'fiscal_year'] as const),
  ...(['given_names', 'birth_date', 'sex', 'course_number', 'programme_type', 'office'] as const),
  ...(['arrived_on', 'ended_on', 'outcome', 'participant_number'] as const),
] as const;
export type HistoryColumn = (typeof HISTORY_COLUMNS)[number];
export const REQUIRED_COLUMNS = HISTORY_COLUMNS.slice(0, 4);

/** One past participation as a line says it, read and tidied. */
export interface HistoryLine {
  familyName: string;
  givenNames: string;
  birthDate: PlainDate | null;
  sex: Sex;
  nationality: string;
  courseTitle: string;
  courseNumber: string | null;
  programmeType: string | null;
  office: string | null;
  fiscalYear: number;
  arrivedOn: PlainDate | null;
  endedOn: PlainDate | null;
  outcome: PastOutcome;
  participantNumber: string | null;
  /** Equal for two lines that say the same. */
  lineHash: string;
}

export interface HistoryRules {
  /** Codes by code and by English name, both in capitals. */
  countries: ReadonlyMap<string, string>;
  /** The last fiscal year that can have been. */
  latest: number;
}

const EARLIEST = 1954;
const SEXES: Record<string, Sex> = {
  F: 'FEMALE',
  FEMALE: 'FEMALE',
  M: 'MALE',
  MALE: 'MALE',
  '': 'NOT_STATED',
};
const OUTCOMES: Record<string, PastOutcome> = {
  COMPLETED: 'COMPLETED',
  DISCONTINUED: 'DISCONTINUED',
  NOT_STATED: 'NOT_STATED',
  '': 'NOT_STATED',
};

type Record_ = Partial<Record<HistoryColumn, string>>;

/** Reads a line; all that is wrong with it at once. Names the column and the remedy, never what stands in it. */
export function readHistoryLine(
  record: Record_,
  rules: HistoryRules,
): HistoryLine | { faults: FieldFault[] } {
  const faults: FieldFault[] = [];
  const fault = (field: HistoryColumn, message: string) =>
    void faults.push({ field, message: `${field} ${message}` });
  const cell = (column: HistoryColumn) => tidyText(record[column] ?? '');
  const code = (column: HistoryColumn) =>
    cell(column)
      .toUpperCase()
      .replace(/[\s-]+/g, '_');

  const text = (column: HistoryColumn, max: number, required = false): string => {
    const value = cell(column);
    const wrong = textFault(value, { max, mayBeEmpty: !required });
    if (wrong) fault(column, `${wrong}.`);
    return value;
  };
  const day = (column: HistoryColumn): PlainDate | null => {
    const value = cell(column);
    if (value === '' || isPlainDate(value)) return value || null;
    fault(column, 'must be a day of the calendar written YYYY-MM-DD, or empty.');
    return null;
  };
  const choice = <Value>(column: HistoryColumn, values: Record<string, Value>): Value => {
    const value = values[code(column)];
    if (value === undefined)
      fault(column, `must be one of ${Object.keys(values).filter(Boolean).join(', ')}, or empty.`);
    return value as Value;
  };

  const nationality = rules.countries.get(cell('nationality').toUpperCase());
  if (!nationality)
    fault('nationality', 'must be a code of ISO 3166 such as KE, or the English name of the country.');
  const fiscalYear = /^\d{4}$/.test(cell('fiscal_year')) ? Number(cell('fiscal_year')) : 0;
  if (fiscalYear < EARLIEST || fiscalYear > rules.latest)
    fault('fiscal_year', `must be a Japanese fiscal year from ${EARLIEST} to ${rules.latest}.`);
  const [birthDate, arrivedOn, endedOn] = [day('birth_date'), day('arrived_on'), day('ended_on')];
  if (birthDate && Number(birthDate.slice(0, 4)) > fiscalYear - 10)
    fault('birth_date', 'is too near to the fiscal year: nobody is trained as a child. Check both.');
  if (arrivedOn && fiscalYearOf(arrivedOn) !== fiscalYear)
    fault('arrived_on', `lies in fiscal year ${fiscalYearOf(arrivedOn)}; the line says another one.`);
  if (arrivedOn && endedOn && endedOn < arrivedOn) fault('ended_on', 'is before arrived_on. Check both.');

  const line = {
    familyName: text('family_name', 200, true),
    givenNames: text('given_names', 200),
    birthDate,
    sex: choice('sex', SEXES),
    nationality: nationality ?? '',
    courseTitle: text('course_title', 300, true),
    courseNumber: text('course_number', 40) || null,
    programmeType: choice('programme_type', {
      ...Object.fromEntries(LEAF_TYPES.map((type) => [type, type])),
      '': null,
    }),
    office: text('office', 120) || null,
    fiscalYear,
    arrivedOn,
    endedOn,
    outcome: choice('outcome', OUTCOMES),
    participantNumber: text('participant_number', 40) || null,
  };
  if (faults.length > 0) return { faults };
  if (line.courseNumber) line.courseNumber = courseNumber(line.courseNumber) ?? line.courseNumber;
  return { ...line, lineHash: hashOf(line) };
}

function hashOf(line: Omit<HistoryLine, 'lineHash'>): string {
  const { familyName, givenNames, birthDate, nationality, courseTitle } = line;
  const { courseNumber: number, office, fiscalYear, arrivedOn, participantNumber } = line;
  const said = [
    familyName,
    givenNames,
    birthDate,
    nationality,
    courseTitle,
    number,
    office,
    fiscalYear,
    arrivedOn,
  ];
  return createHash('sha256')
    .update(JSON.stringify([...said, participantNumber]))
    .digest('hex')
    .slice(0, 32);
}

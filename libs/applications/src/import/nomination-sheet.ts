import type { NomineeFacts } from '../drafts.service.js';

export type NomineeField = keyof Required<NomineeFacts>;

/** One column of the list of nominations. */
export interface SheetColumn {
  field: NomineeField;
  heading: string;
  /** What to write there, on the sheet that explains. */
  about: string;
  example: string;
  /** Width in letters. */
  width: number;
  choices?: readonly string[];
}

export const SEXES = ['FEMALE', 'MALE', 'NOT_STATED'] as const;
/** Languages in which letters may be sent; as in the form of one nomination. */
export const NOMINEE_LANGUAGES = ['en', 'fr', 'es', 'pt', 'ru', 'ar', 'ja', 'zh', 'id', 'vi'] as const;

export const SHEET_COLUMNS: readonly SheetColumn[] = [
  {
    field: 'familyName',
    heading: 'Family name',
    about: 'As in the passport; the only name of a person who has one name. Needed. At most 200 characters.',
    example: 'Wanjiru',
    width: 24,
  },
  {
    field: 'givenNames',
    heading: 'Other names',
    about: 'First and middle names as in the passport. At most 200 characters.',
    example: 'Grace Njeri',
    width: 28,
  },
  {
    field: 'birthDate',
    heading: 'Date of birth',
    about: 'Year, month and day as YYYY-MM-DD, or a cell formatted as a date.',
    example: '1988-03-14',
    width: 14,
  },
  {
    field: 'sex',
    heading: 'Sex',
    about: 'As in the passport. Empty means NOT_STATED.',
    example: 'FEMALE',
    width: 12,
    choices: SEXES,
  },
  {
    field: 'email',
    heading: 'E-mail',
    about: "One address of the nominee's own; the status is sent there.",
    example: 'grace.wanjiru@example.org',
    width: 34,
  },
  {
    field: 'language',
    heading: 'Language of letters',
    about: 'Language in which the nominee is written to. Empty means en.',
    example: 'en',
    width: 12,
    choices: NOMINEE_LANGUAGES,
  },
  {
    field: 'organisation',
    heading: 'Organisation',
    about: 'Where the nominee works. At most 200 characters.',
    example: 'Nairobi City Water and Sewerage Company',
    width: 40,
  },
  {
    field: 'post',
    heading: 'Present post',
    about: 'The position that the nominee holds there. At most 200 characters.',
    example: 'Senior water engineer',
    width: 30,
  },
];

/** The column that is added to a file with faults; it is passed over when the file comes back. */
export const ERRORS_HEADING = 'Errors';
export const SHEET = 'Nominations';
export const EXPLANATION_SHEET = 'How to fill it in';
/** Hidden from people: for which run and country a template was made. */
export const MARKER_SHEET = 'kccp';
/** The same in a CSV file, as the heading of a last, empty column. */
export const CSV_MARKER = 'kccp:';

/** Rows of people in one file. */
export const MOST_ROWS = 100_000;
/** Bytes of one file. */
export const LARGEST_FILE = 20 * 1_048_576;

export function markerOf(courseRunId: string, countryCode: string): string {
  return `${CSV_MARKER}${courseRunId}/${countryCode}`;
}

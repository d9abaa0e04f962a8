import { isMailbox, isPlainDate, type PlainDate, textFault, tidyText } from '#platform';
import type { NomineeFacts } from '../drafts.service.js';
import type { Sex } from '../person.entity.js';
import { type Headings, headingOf } from './headings.js';
import { NOMINEE_LANGUAGES, type NomineeField, SEXES } from './nomination-sheet.js';
import type { Cell, OddCell, SheetRow } from './sheet-row.js';
import { dayOfSerial } from './workbook-reader.js';

/** What is wrong, or worth knowing, about one cell or row: where, what, why, remedy. */
export interface RowRemark {
  /** Letters of the column; empty where the remark is about the row. */
  column: string;
  heading: string;
  what: string;
  why: string;
  remedy: string;
}

export interface CheckedRow {
  facts: NomineeFacts;
  faults: RowRemark[];
}

type Complaint = Pick<RowRemark, 'why' | 'remedy'>;
const LONGEST_QUOTE = 80;
const LONGEST_TEXT = 200;

/** The rules of one nomination in a form, on one row of a file. `today` is Tokyo's. */
export function checkRow(row: SheetRow, headings: Headings, today: PlainDate): CheckedRow {
  const faults: RowRemark[] = [];
  const complain = (field: NomineeField, cell: Cell | undefined, { why, remedy }: Complaint): void => {
    const what = cell === undefined ? '' : typeof cell === 'string' ? cell : writtenAs(cell);
    const short = what.length > LONGEST_QUOTE ? `${what.slice(0, LONGEST_QUOTE)}…` : what;
    faults.push({
      column: headings.lettersOf(field),
      heading: headingOf(field),
      what: short.toWellFormed(),
      why,
      remedy,
    });
  };
  /** The text of a cell, empty where there is none or where it was complained of. */
  const textIn = (field: NomineeField, mayBeNumber: boolean): string => {
    const cell = row.cells[headings.columnOf(field) ?? -1];
    if (cell === undefined) return '';
    if (typeof cell === 'string') return tidyText(cell);
    if (cell.kind === 'NUMBER' && mayBeNumber) return cell.text;
    complain(field, cell, oddCellFault(cell));
    return '';
  };
  const read = <T>(
    field: NomineeField,
    take: (text: string) => T | Complaint,
    usual: T,
    mayBeNumber = true,
  ): T => {
    const before = faults.length;
    const text = textIn(field, mayBeNumber);
    if (text === '' || faults.length > before) return usual;
    const taken = take(text);
    if (!isComplaint(taken)) return taken;
    complain(field, text, taken);
    return usual;
  };

  const facts: NomineeFacts = {
    familyName: read('familyName', textOrFault, ''),
    givenNames: read('givenNames', textOrFault, ''),
    birthDate: read<string | null>('birthDate', (text) => dayOrFault(text, today), null, false),
    sex: read('sex', sexOrFault, 'NOT_STATED'),
    email: read<string | null>('email', mailboxOrFault, null),
    language: read('language', languageOrFault, 'en'),
    organisation: read<string | null>('organisation', textOrFault, null),
    post: read<string | null>('post', textOrFault, null),
  };
  const named = faults.some(({ heading }) => heading === headingOf('familyName'));
  if (facts.familyName === '' && !named)
    complain('familyName', undefined, {
      why: 'The name is missing.',
      remedy: 'Write the family name as in the passport; the only name, if there is one only.',
    });
  return { facts, faults };
}

const isComplaint = (value: unknown): value is Complaint =>
  typeof value === 'object' && value !== null && 'remedy' in value;

const writtenAs = (cell: OddCell) => (cell.kind === 'FORMULA' ? `=${cell.text}` : cell.text);

function oddCellFault({ kind, text }: OddCell): Complaint {
  switch (kind) {
    case 'FORMULA':
      return {
        why: 'The cell holds a formula, whose result cannot be relied on.',
        remedy: 'Copy the cell and paste it as «values only».',
      };
    case 'ERROR':
      return { why: 'The cell holds an error of the spreadsheet.', remedy: 'Type what belongs there.' };
    case 'NUMBER': {
      const day = dayOfSerial(Number(text));
      const meant = typeof day === 'string' ? ` If ${day} is meant, write it so.` : '';
      return {
        why: 'It is a number, not a day.',
        remedy: `Write the day as YYYY-MM-DD, or format the cell as a date.${meant}`,
      };
    }
  }
}

function textOrFault(text: string): string | Complaint {
  const fault = textFault(text, { max: LONGEST_TEXT });
  if (fault === null) return text;
  return {
    why: `The text ${fault.split(';', 1)[0]}.`,
    remedy: fault.includes('at most')
      ? 'Shorten it.'
      : 'Type it again by hand, on one line, without special characters.',
  };
}

function dayOrFault(text: string, today: PlainDate): string | Complaint {
  if (!isPlainDate(text)) return { why: 'It is not a day of the calendar.', remedy: remedyForDay(text) };
  if (text <= today) return text;
  return { why: 'This day is still to come.', remedy: 'Check the year of birth.' };
}

/** Where the parts of a day can only be meant in one way, the remedy writes it. */
function remedyForDay(text: string): string {
  const [, first, second, year] = /^(\d{1,2})[./\s-](\d{1,2})[./\s-](\d{4})$/.exec(text) ?? [];
  if (first && second && year) {
    const readings = [`${year}-${two(second)}-${two(first)}`, `${year}-${two(first)}-${two(second)}`].filter(
      (day, at, all) => isPlainDate(day) && all.indexOf(day) === at,
    );
    if (readings.length > 0) return `Write it as YYYY-MM-DD: ${readings.join(' or ')}.`;
  }
  return 'Write it as YYYY-MM-DD, for example 1988-03-14.';
}

const two = (digits: string) => digits.padStart(2, '0');

function sexOrFault(text: string): Sex | Complaint {
  const wanted = text.toUpperCase().replace(/[\s-]/g, '_');
  const found = SEXES.find((one) => one === wanted);
  return found ?? { why: 'It is none of the choices.', remedy: `Write one of: ${SEXES.join(', ')}.` };
}

function languageOrFault(text: string): string | Complaint {
  const found = NOMINEE_LANGUAGES.find((one) => one === text.toLowerCase());
  return (
    found ?? { why: 'It is none of the choices.', remedy: `Write one of: ${NOMINEE_LANGUAGES.join(', ')}.` }
  );
}

function mailboxOrFault(text: string): string | Complaint {
  if (isMailbox(text)) return text;
  return {
    why: 'It is not one e-mail address.',
    remedy: 'Write one address such as grace.wanjiru@example.org, without name, brackets or a second one.',
  };
}

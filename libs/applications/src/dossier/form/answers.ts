import { type FieldFault, isMailbox, isPlainDate, type PlainDate, textFault, tidyText } from '#platform';
import {
  type CellField,
  type FormField,
  type FormPart,
  type FormSection,
  LANGUAGE_GRADES,
} from './form-field.js';

type Cell = string | number;
export type Row = Record<string, Cell>;
interface YesNo {
  yes: boolean;
  /** What a yes was explained with. */
  details?: string;
}
export type Answer = Cell | YesNo | Row[];
/** The answers of one part by the names of their fields; what is not answered is not there. */
export type Answers = Record<string, Answer>;

export type Read<T> = { value: T } | { fault: string };

const PHONE = /^\+?[0-9][0-9 ()./-]{4,}$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/**
 * One answer of a client or of a page, held to the kind of its field: the tidied value, or what is wrong with it in
 * words that follow the label. `today` is the day in Tokyo.
 */
export function readAnswer(field: FormField, given: unknown, today: PlainDate): Read<Answer> {
  if (field.kind === 'YES_NO') return readYesNo(field, given);
  if (field.kind === 'ROWS') return readRows(field, given, today);
  return readCell(field, given, today);
}

function readCell(field: CellField, given: unknown, today: PlainDate): Read<Cell> {
  switch (field.kind) {
    case 'TEXT':
    case 'LONG_TEXT':
      return readText(field, given);
    case 'DATE':
      if (!isPlainDate(given)) return { fault: 'must be a day written YYYY-MM-DD, for example 2026-06-12' };
      return inTime(field, given, today);
    case 'MONTH':
      if (typeof given !== 'string' || !MONTH.test(given) || !isPlainDate(`${given}-01`))
        return { fault: 'must be a month written YYYY-MM, for example 2019-04' };
      return inTime(field, given, today);
    case 'NUMBER':
      return typeof given === 'number' && Number.isInteger(given) && given >= field.min && given <= field.max
        ? { value: given }
        : { fault: `must be a whole number from ${field.min} to ${field.max}` };
    case 'CHOICE':
      return oneOf(
        field.choices.map(({ value }) => value),
        given,
      );
    case 'LANGUAGE_GRADE':
      return oneOf(LANGUAGE_GRADES, given);
  }
}

function oneOf(values: readonly string[], given: unknown): Read<Cell> {
  return typeof given === 'string' && values.includes(given)
    ? { value: given }
    : { fault: `must be one of: ${values.join(', ')}` };
}

function readText(field: Extract<CellField, { max: number; kind: 'TEXT' | 'LONG_TEXT' }>, given: unknown) {
  const text = typeof given === 'string' ? tidyText(given).replace(/\r\n?/g, '\n') : given;
  const fault = textFault(text, { max: field.max, severalLines: field.kind === 'LONG_TEXT' });
  if (fault) return { fault };
  const value = text as string;
  if (field.form === 'PHONE' && !PHONE.test(value))
    return { fault: 'must be a telephone number in digits, best with the country code, as +254 20 272 4877' };
  if (field.form === 'MAILBOX' && !isMailbox(value))
    return { fault: 'must be one e-mail address, such as grace.wanjiru@example.org' };
  if (field.form === 'PASSPORT_NUMBER') return readPassportNumber(value);
  return { value };
}

/** Printed in capital letters and digits; blanks and hyphens between them are not part of it. */
function readPassportNumber(text: string): Read<Cell> {
  const value = normalPassportNumber(text);
  return /^[A-Z0-9]{5,15}$/.test(value)
    ? { value }
    : { fault: 'must be 5 to 15 letters (A to Z) and digits, as printed in the passport' };
}

/** The form in which passport numbers are kept and compared. */
function normalPassportNumber(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

function inTime(
  field: Extract<CellField, { kind: 'DATE' | 'MONTH' }>,
  given: string,
  today: PlainDate,
): Read<Cell> {
  const present = today.slice(0, given.length);
  if (field.when === 'PAST' && given > present)
    return { fault: `is still to come (${given}); check the year` };
  if (field.when === 'FUTURE' && given < present)
    return { fault: `lies in the past (${given}); check the year` };
  return { value: given };
}

function readYesNo(field: Extract<FormField, { kind: 'YES_NO' }>, given: unknown): Read<Answer> {
  const keys = isObject(given) ? Object.keys(given) : [];
  const { yes, details } = (isObject(given) ? given : {}) as { yes?: unknown; details?: unknown };
  if (typeof yes !== 'boolean' || keys.some((key) => key !== 'yes' && key !== 'details'))
    return { fault: 'must be answered by yes or no' };
  if (field.onlyYes && !yes) return { fault: 'must be agreed to, or left open' };
  const isExplained = details !== undefined && details !== '';
  if (!field.explain && isExplained)
    return { fault: 'has an explanation that nobody asks for: leave it out' };
  if (!yes && isExplained)
    return { fault: 'is answered by no and yet explained: choose yes, or empty the explanation' };
  if (!yes || !field.explain) return { value: { yes } };
  const fault = textFault(details ?? '', { max: 2000, severalLines: true });
  if (fault) return { fault: `needs an explanation (${field.explain}), which ${fault}` };
  return { value: { yes, details: tidyText(details as string).replace(/\r\n?/g, '\n') } };
}

function readRows(
  field: Extract<FormField, { kind: 'ROWS' }>,
  given: unknown,
  today: PlainDate,
): Read<Answer> {
  if (!Array.isArray(given)) return { fault: 'must be a list of rows' };
  if (given.length > field.most) return { fault: `can hold at most ${field.most} rows` };
  if (given.length === 0 && !field.mayBeNone) return { fault: 'needs at least one row' };
  const rows: Row[] = [];
  for (const [index, each] of (given as unknown[]).entries()) {
    const read = readRow(field, each, today);
    if ('fault' in read) return { fault: `has a fault in row ${index + 1}: ${read.fault}` };
    rows.push(read.value);
  }
  return { value: rows };
}

function readRow(field: Extract<FormField, { kind: 'ROWS' }>, given: unknown, today: PlainDate): Read<Row> {
  if (!isObject(given)) return { fault: 'it must be an object with the columns of the list' };
  const known = new Set(field.columns.map(({ name }) => name));
  const strange = Object.keys(given).find((name) => !known.has(name));
  if (strange !== undefined) return { fault: `${strange.slice(0, 60)} is not one of its columns` };
  const row: Row = {};
  for (const column of field.columns) {
    const cell = given[column.name];
    if (cell === undefined || cell === null || cell === '') {
      if (column.optional) continue;
      return { fault: `${column.label} is missing` };
    }
    const read = readCell(column, cell, today);
    if ('fault' in read) return { fault: `${column.label} ${read.fault}` };
    row[column.name] = read.value;
  }
  const [start, end] = field.period ?? [];
  if (start && end && row[start] && row[end] && row[end] < row[start])
    return { fault: `it ends (${row[end]}) before it starts (${row[start]})` };
  return { value: row };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A fault named by part, section and field, in a sentence that names them in words too. */
export function faultAt(part: FormPart, section: FormSection, field: FormField, what: string): FieldFault {
  return {
    field: `${part.name}.${section.name}.${field.name}`,
    message: `${part.label}, ${section.label}: «${field.label}» ${what}.`,
  };
}

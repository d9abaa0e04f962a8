import { createHash } from 'node:crypto';
import type { Answer, Answers, FormField, FormSection } from '#applications';

/** What a browser sent: flat names, everything text. */
export type SentForm = Record<string, unknown>;

export const BLANK_ROWS = 2;

const text = (sent: SentForm, name: string): string => {
  const value = sent[name];
  return typeof value === 'string' ? value : '';
};

/** The answers of one section as its page sent them: null where nothing is filled in. Nothing is judged here. */
export function readSectionForm(section: FormSection, sent: SentForm): Record<string, unknown> {
  const fields = section.fields.filter((field) => !field.heldByNomination);
  return Object.fromEntries(fields.map((field) => [field.name, readField(field, sent)]));
}

function readField(field: FormField, sent: SentForm): unknown {
  const value = text(sent, field.name).trim();
  switch (field.kind) {
    case 'YES_NO':
      return readYesNo(value, field.explain ? text(sent, `${field.name}.details`) : '');
    case 'ROWS':
      return readRows(field, sent);
    case 'NUMBER':
      if (value === '') return null;
      return /^\d{1,15}$/.test(value) ? Number(value) : value;
    case 'TEXT':
    case 'LONG_TEXT':
    case 'DATE':
    case 'MONTH':
    case 'CHOICE':
    case 'LANGUAGE_GRADE':
      return value === '' ? null : value;
  }
}

/** An explanation without a yes is kept, to be pointed out: who writes one has something to say. */
function readYesNo(value: string, details: string): unknown {
  const explained = details.trim() === '' ? {} : { details };
  if (value === 'yes' || value === 'no') return { yes: value === 'yes', ...explained };
  return details.trim() === '' ? null : explained;
}

function readRows(field: Extract<FormField, { kind: 'ROWS' }>, sent: SentForm): unknown {
  const rows = Array.from({ length: field.most + BLANK_ROWS }, (_, index) =>
    Object.fromEntries(
      field.columns
        .map((column) => [column.name, text(sent, `${field.name}.${index}.${column.name}`).trim()] as const)
        .filter(([, cell]) => cell !== ''),
    ),
  ).filter((row) => Object.keys(row).length > 0);
  if (rows.length > 0) return rows;
  return field.mayBeNone && text(sent, `${field.name}.none`) === 'yes' ? [] : null;
}

/** What stands in a section, in the shape in which its page sends it. */
export function storedForm(section: FormSection, answers: Answers): Record<string, Answer | null> {
  const fields = section.fields.filter((field) => !field.heldByNomination);
  return Object.fromEntries(fields.map((field) => [field.name, answers[field.name] ?? null]));
}

/** By which a page tells what it has seen: a section that somebody changed meanwhile is not overwritten unseen. */
export function markOf(stored: Record<string, unknown>): string {
  return createHash('sha256').update(sortedJson(stored)).digest('base64url');
}

export function sameForm(one: unknown, other: unknown): boolean {
  return sortedJson(one) === sortedJson(other);
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

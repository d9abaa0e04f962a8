import {
  type Answer,
  type Answers,
  type FormField,
  type FormSection,
  inWords,
  LANGUAGE_GRADES,
} from '#applications';
import type { FieldFault } from '#platform';
import { BLANK_ROWS } from './section-form.js';

interface Option {
  value: string;
  label: string;
  chosen: boolean;
}

/** One place where something is typed or chosen. */
interface Input {
  id: string;
  name: string;
  label: string;
  hint: string | null;
  optional: boolean;
  fault: string | null;
  /** What stands there now, where somebody else has changed it meanwhile. */
  stored: string | null;
  describedBy: string | null;
  value: string;
  /** Of the input element. */
  type: string;
  autocomplete: string | null;
  options: Option[];
}

export interface FieldOfPage extends Input {
  shown: boolean;
  isInput: boolean;
  isArea: boolean;
  isSelect: boolean;
  isYesNo: boolean;
  isAgreement: boolean;
  isRows: boolean;
  yes: boolean;
  no: boolean;
  explain: string | null;
  details: string;
  mayBeNone: boolean;
  none: boolean;
  rows: { number: number; cells: (Input & { isSelect: boolean })[] }[];
}

const AUTOCOMPLETE: Record<string, string> = {
  homeAddress: 'street-address',
  mobilePhone: 'tel',
  officePhone: 'work tel',
  signedName: 'name',
};
const HINTS: Partial<Record<FormField['kind'], string>> = {
  MONTH: 'Year and month, such as 2019-04.',
};

/** A field with what was typed into it, what is wrong with it, and what stands there if that is something else. */
export function fieldOfPage(
  field: FormField,
  typed: unknown,
  fault: FieldFault | undefined,
  stored: Answer | null | undefined,
): FieldOfPage {
  const { yes, details } = (typed ?? {}) as { yes?: boolean; details?: string };
  const isSelect = field.kind === 'CHOICE' || field.kind === 'LANGUAGE_GRADE';
  const shown = field.heldByNomination === true;
  return {
    ...inputOf(field, field.name, typed, fault?.message ?? null),
    ...(shown && typed !== undefined ? { value: inWords(field, typed as Answer) } : {}),
    stored: stored === undefined ? null : stored === null ? 'nothing' : inWords(field, stored),
    shown,
    isInput: !shown && ['TEXT', 'DATE', 'MONTH', 'NUMBER'].includes(field.kind),
    isArea: field.kind === 'LONG_TEXT',
    isSelect,
    isYesNo: field.kind === 'YES_NO' && !field.onlyYes,
    isAgreement: field.kind === 'YES_NO' && field.onlyYes === true,
    isRows: field.kind === 'ROWS',
    yes: yes === true,
    no: yes === false,
    explain: field.kind === 'YES_NO' ? (field.explain ?? null) : null,
    details: details ?? '',
    mayBeNone: field.kind === 'ROWS' && field.mayBeNone === true,
    none: Array.isArray(typed) && typed.length === 0,
    rows: field.kind === 'ROWS' ? rowsOf(field, typed) : [],
  };
}

function rowsOf(field: Extract<FormField, { kind: 'ROWS' }>, typed: unknown): FieldOfPage['rows'] {
  const filled = Array.isArray(typed) ? (typed as Answers[]) : [];
  const count = Math.min(field.most, Math.max(filled.length + 1, BLANK_ROWS));
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    cells: field.columns.map((column) => ({
      ...inputOf(column, `${field.name}.${index}.${column.name}`, filled[index]?.[column.name], null),
      isSelect: column.kind === 'CHOICE' || column.kind === 'LANGUAGE_GRADE',
    })),
  }));
}

function inputOf(field: FormField, name: string, typed: unknown, fault: string | null): Input {
  const value = typeof typed === 'string' || typeof typed === 'number' ? String(typed) : '';
  const id = name.replaceAll('.', '-');
  const hint = [field.hint, HINTS[field.kind]].filter(Boolean).join(' ') || null;
  const describedBy = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || null;
  const form = 'form' in field ? field.form : undefined;
  return {
    ...{ id, name, label: field.label, hint, optional: field.optional === true, fault, stored: null },
    ...{ describedBy, value },
    type: field.kind === 'DATE' ? 'date' : form === 'PHONE' ? 'tel' : form === 'MAILBOX' ? 'email' : 'text',
    autocomplete: AUTOCOMPLETE[name] ?? null,
    options: optionsOf(field).map((option) => ({ ...option, chosen: option.value === value })),
  };
}

function optionsOf(field: FormField): { value: string; label: string }[] {
  if (field.kind === 'CHOICE') return [...field.choices];
  if (field.kind !== 'LANGUAGE_GRADE') return [];
  return LANGUAGE_GRADES.map((grade) => ({ value: grade, label: grade[0] + grade.slice(1).toLowerCase() }));
}

/** Faults of a section's fields by name, without the place that the page's heading says already. */
export function faultsByField(section: FormSection, faults: readonly FieldFault[]): Map<string, FieldFault> {
  const names = new Set(section.fields.map(({ name }) => name));
  return new Map(
    faults.flatMap(({ field, message }) => {
      const name = field.split('.').at(-1) ?? '';
      return names.has(name)
        ? [[name, { field: name, message: message.replace(/^[^«]*/, '') }] as const]
        : [];
    }),
  );
}

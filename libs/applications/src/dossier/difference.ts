import type { Answer, Answers, Row } from './form/answers.js';
import { type Form, isSealed } from './form/form.js';
import type { CellField, FormField } from './form/form-field.js';
import type { AnswersByPart } from './completeness.js';

export interface FieldDifference {
  part: string;
  partLabel: string;
  /** Null for a part that is sealed as a whole: which of its answers changed is not told. */
  section: string | null;
  field: string | null;
  label: string;
  change: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** In words; null where there was nothing, and for sealed answers. */
  before: string | null;
  after: string | null;
}

/** One version of a dossier: what may be read, and what is sealed. */
export interface VersionAnswers {
  answers: AnswersByPart;
  sealed: AnswersByPart;
}

/** Field by field what changed from one version to the next, in the order of the form. */
export function differenceBetween(
  form: Pick<Form, 'parts'>,
  before: VersionAnswers,
  after: VersionAnswers,
): FieldDifference[] {
  return form.parts.flatMap((part): FieldDifference[] => {
    const place = { part: part.name, partLabel: part.label };
    if (part.sealed) {
      const change = changeOf(of(before.sealed, part.name), of(after.sealed, part.name));
      return change
        ? [{ ...place, section: null, field: null, label: part.label, change, before: null, after: null }]
        : [];
    }
    return part.sections.flatMap((section) =>
      section.fields.flatMap((field): FieldDifference[] => {
        const kind = isSealed(part, field) ? 'sealed' : 'answers';
        const was = before[kind][part.name]?.[field.name];
        const is = after[kind][part.name]?.[field.name];
        const change = changeOf(was, is);
        if (!change) return [];
        const told = (answer: Answer | undefined) =>
          answer === undefined || kind === 'sealed' ? null : inWords(field, answer);
        return [
          {
            ...place,
            section: section.name,
            field: field.name,
            label: field.label,
            change,
            before: told(was),
            after: told(is),
          },
        ];
      }),
    );
  });
}

function of(answers: AnswersByPart, part: keyof AnswersByPart): Answers | undefined {
  const found = answers[part];
  return found && Object.keys(found).length > 0 ? found : undefined;
}

function changeOf(before: unknown, after: unknown): FieldDifference['change'] | null {
  if (JSON.stringify(sorted(before)) === JSON.stringify(sorted(after))) return null;
  if (before === undefined) return 'ADDED';
  return after === undefined ? 'REMOVED' : 'CHANGED';
}

/** With the names in order: the database keeps no order of a JSON object that one could rely on. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => [name, sorted(part)]);
}

/** An answer as people read it. */
export function inWords(field: FormField, answer: Answer): string {
  if (typeof answer === 'string' || typeof answer === 'number') return labelOf(field, answer);
  if (!Array.isArray(answer)) return [answer.yes ? 'Yes' : 'No', answer.details].filter(Boolean).join(': ');
  if (field.kind !== 'ROWS' || answer.length === 0) return 'None';
  return answer.map((row) => rowInWords(field.columns, row)).join('; ');
}

function rowInWords(columns: readonly CellField[], row: Row): string {
  return columns
    .flatMap((column) => {
      const cell = row[column.name];
      return cell === undefined ? [] : [labelOf(column, cell)];
    })
    .join(', ');
}

function labelOf(field: FormField, value: string | number): string {
  const label = field.kind === 'CHOICE' && field.choices.find((choice) => choice.value === value)?.label;
  return label || String(value);
}

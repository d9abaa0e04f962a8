import type { FieldFault, PlainDate } from '#platform';
import { type Answers, faultAt, readAnswer } from './form/answers.js';
import type { Form } from './form/form.js';
import type { FormField, FormPart, FormPartName, FormSection } from './form/form-field.js';

/** All answers of a dossier by part, opened; those that the nomination holds stand among them. */
export type AnswersByPart = Partial<Record<FormPartName, Answers>>;

export interface SectionProgress {
  section: string;
  label: string;
  /** Required fields that are filled in, of those that are required. */
  answered: number;
  asked: number;
}

/**
 * Everything that keeps a dossier from being handed in, named by part, section and field: what is missing, and what
 * was right when it was written and is not any more (a passport that ran out). What the nomination itself holds is
 * asked of the nomination.
 */
export function missingIn(
  form: Pick<Form, 'parts'>,
  answers: AnswersByPart,
  today: PlainDate,
  parts: (part: FormPart) => boolean = () => true,
): FieldFault[] {
  return form.parts
    .filter(parts)
    .flatMap((part) =>
      part.sections.flatMap((section) =>
        section.fields
          .filter((field) => !field.heldByNomination)
          .flatMap((field) => faultOf(part, section, field, answers[part.name] ?? {}, today)),
      ),
    );
}

function faultOf(
  part: FormPart,
  section: FormSection,
  field: FormField,
  answers: Answers,
  today: PlainDate,
): FieldFault[] {
  const answer = answers[field.name];
  if (answer === undefined) return field.optional ? [] : [faultAt(part, section, field, 'is missing')];
  const read = readAnswer(field, answer, today);
  return 'fault' in read ? [faultAt(part, section, field, read.fault)] : [];
}

export function progressOfSection(section: FormSection, answers: Answers): SectionProgress {
  const asked = section.fields.filter((field) => !field.optional);
  return {
    section: section.name,
    label: section.label,
    answered: asked.filter((field) => answers[field.name] !== undefined).length,
    asked: asked.length,
  };
}

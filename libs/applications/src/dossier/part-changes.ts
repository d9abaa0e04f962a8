import { type FieldFault, invalid, type PlainDate } from '#platform';
import { type Answer, type Answers, faultAt, readAnswer } from './form/answers.js';
import type { FormField, FormPart, FormSection } from './form/form-field.js';

/** The changes of one part: an answer by field, or null that empties it. */
export type PartChanges = Map<FormField, Answer | null>;

/** Reads what somebody wants to change in a part; every fault is named at once. Throws DOSSIER.INVALID. */
export function readChanges(part: FormPart, given: Record<string, unknown>, today: PlainDate): PartChanges {
  const changes: PartChanges = new Map();
  const faults: FieldFault[] = [];
  const known = new Map(
    part.sections.flatMap((section) =>
      section.fields.map((field) => [field.name, { section, field }] as const),
    ),
  );
  for (const [name, value] of Object.entries(given)) {
    const place = known.get(name);
    if (!place) faults.push(unknownField(part, name));
    else if (place.field.heldByNomination) faults.push(heldElsewhere(part, place.section, place.field));
    else if (value === null) changes.set(place.field, null);
    else {
      const read = readAnswer(place.field, value, today);
      if ('fault' in read) faults.push(faultAt(part, place.section, place.field, read.fault));
      else changes.set(place.field, read.value);
    }
  }
  if (Object.keys(given).length === 0)
    faults.push({ field: 'answers', message: 'Name at least one field in answers.' });
  if (faults.length > 0) throw invalid('DOSSIER.INVALID', faults);
  return changes;
}

function unknownField(part: FormPart, name: string): FieldFault {
  const shown = name.slice(0, 60);
  return {
    field: `${part.name}.${shown}`,
    message: `${part.label}: ${shown} is not a field of this part of the form. Leave it out.`,
  };
}

function heldElsewhere(part: FormPart, section: FormSection, field: FormField): FieldFault {
  return faultAt(part, section, field, 'stands in the nomination itself: change it there');
}

/** The answers after the changes. */
export function changed(answers: Answers, changes: Iterable<[FormField, Answer | null]>): Answers {
  const after = new Map(Object.entries(answers));
  for (const [field, answer] of changes) {
    if (answer === null) after.delete(field.name);
    else after.set(field.name, answer);
  }
  return Object.fromEntries(after);
}

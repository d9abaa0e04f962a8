import { type FieldFault, invalid } from '#platform';
import { type Form, partOf } from './form/form.js';

/** One thing that the domestic office asks for: a part, a section of it, or one field. */
export interface RequestedItem {
  part: string;
  section?: string | null;
  field?: string | null;
  text: string;
}

export interface AskedItem {
  part: string;
  section: string | null;
  field: string | null;
  /** The place in words. */
  label: string;
  text: string;
}

/** Each item must name a place of the form. Throws DOSSIER.INVALID naming all that do not. */
export function readItems(form: Form, items: RequestedItem[]): AskedItem[] {
  const faults: FieldFault[] = [];
  const read = items.flatMap((item, index): AskedItem[] => {
    const fault = (field: string, what: string) => {
      faults.push({ field: `items[${index}].${field}`, message: `items[${index}].${field} ${what}` });
      return [];
    };
    const part = partOf(form, item.part);
    if (!part) return fault('part', `must be one of: ${form.parts.map(({ name }) => name).join(', ')}.`);
    const place = { part: part.name, text: item.text };
    if (item.field) {
      const section = part.sections.find(
        ({ name, fields }) =>
          (!item.section || name === item.section) && fields.some((one) => one.name === item.field),
      );
      const field = section?.fields.find(({ name }) => name === item.field);
      if (!section || !field)
        return fault('field', `is not a field of ${part.label} in the form of this run.`);
      const label = `${part.label}, ${section.label}: ${field.label}`;
      return [{ ...place, section: section.name, field: field.name, label }];
    }
    if (!item.section) return [{ ...place, section: null, field: null, label: part.label }];
    const section = part.sections.find(({ name }) => name === item.section);
    if (!section)
      return fault('section', `must be one of: ${part.sections.map(({ name }) => name).join(', ')}.`);
    return [{ ...place, section: section.name, field: null, label: `${part.label}, ${section.label}` }];
  });
  if (faults.length > 0) throw invalid('DOSSIER.INVALID', faults);
  return read;
}

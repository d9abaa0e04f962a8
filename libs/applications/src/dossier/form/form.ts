import type { FormVersion, LeafType } from '#catalogue';
import {
  FORM_PARTS,
  type FormField,
  type FormPart,
  type FormPartName,
  type FormSection,
} from './form-field.js';
import { MEDICAL_HISTORY } from './medical-history.js';
import { OFFICIAL_APPLICATION, PART_A } from './organisation-parts.js';
import { PERSON_SECTIONS } from './part-b-person.js';
import { WORK_SECTIONS } from './part-b-work.js';

const PART_B: FormPart = {
  name: 'PART_B',
  label: 'Part B: the nominee',
  byNominee: true,
  sealed: false,
  sections: [...PERSON_SECTIONS, ...WORK_SECTIONS],
};

const PARTS: Record<FormPartName, FormPart> = { OFFICIAL_APPLICATION, PART_A, PART_B, MEDICAL_HISTORY };

/** EVERY: every item is asked. REQUIRED_ITEMS: only the required items are. ABSENT: the form does not have the part. */
type Extent = 'EVERY' | 'REQUIRED_ITEMS' | 'ABSENT';

// Which parts a form has, as JICA's guidelines for applicants say: Group and Region Focus all four with every item of
// Part B; Country Focus the Official Application and the required items of Part B, and before its present form (V2) no
// Official Application. What Young Leaders ask is our proposal: what selects and insures young people for some weeks.
const country = (officialApplication: Extent): Record<FormPartName, Extent> => ({
  OFFICIAL_APPLICATION: officialApplication,
  PART_A: 'ABSENT',
  PART_B: 'REQUIRED_ITEMS',
  MEDICAL_HISTORY: 'ABSENT',
});
const EVERYTHING: Record<FormPartName, Extent> = {
  OFFICIAL_APPLICATION: 'EVERY',
  PART_A: 'EVERY',
  PART_B: 'EVERY',
  MEDICAL_HISTORY: 'EVERY',
};
const YOUNG: Record<FormPartName, Extent> = {
  ...EVERYTHING,
  PART_A: 'REQUIRED_ITEMS',
  PART_B: 'REQUIRED_ITEMS',
};

const EXTENTS: Record<LeafType, Record<FormVersion, Record<FormPartName, Extent>>> = {
  GROUP_REGION_FOCUS: { V1: EVERYTHING, V2: EVERYTHING },
  SHORT_TERM: { V1: country('ABSENT'), V2: country('EVERY') },
  LONG_TERM: { V1: country('ABSENT'), V2: country('EVERY') },
  YOUNG_LEADERS: { V1: YOUNG, V2: YOUNG },
};

type Need = 'REQUIRED' | 'OPTIONAL' | 'ABSENT';

/** The parts, sections and fields that a run asks for. */
export interface Form {
  programmeType: LeafType;
  formVersion: FormVersion;
  parts: readonly FormPart[];
}

const forms = new Map<string, Form>();

export function formOf(programmeType: LeafType, formVersion: FormVersion): Form {
  const key = `${programmeType} ${formVersion}`;
  const known = forms.get(key);
  if (known) return known;
  const parts = FORM_PARTS.flatMap((name) => {
    const sections = PARTS[name].sections.flatMap((section) => askedOf(section, name));
    return sections.length > 0 ? [{ ...PARTS[name], sections }] : [];
  });
  const form = { programmeType, formVersion, parts };
  forms.set(key, form);
  return form;

  function askedOf(section: FormSection, part: FormPartName): FormSection[] {
    const fields = section.fields.filter(
      (field) => needOf(programmeType, formVersion, part, field) !== 'ABSENT',
    );
    return fields.length > 0 ? [{ ...section, fields }] : [];
  }
}

/** What one form asks of one field of one part. */
function needOf(
  programmeType: LeafType,
  formVersion: FormVersion,
  part: FormPartName,
  field: FormField,
): Need {
  const extent = EXTENTS[programmeType][formVersion][part];
  if (extent === 'ABSENT' || (extent === 'REQUIRED_ITEMS' && !field.core)) return 'ABSENT';
  return field.optional ? 'OPTIONAL' : 'REQUIRED';
}

export function partOf(form: Form, name: string): FormPart | undefined {
  return form.parts.find((part) => part.name === name);
}

/** Kept apart and encrypted: every field of a sealed part, and the sealed fields of the others. */
export function isSealed(part: FormPart, field: FormField): boolean {
  return part.sealed || field.sealed !== undefined;
}

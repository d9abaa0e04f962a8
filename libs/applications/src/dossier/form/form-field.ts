export const FIELD_KINDS = [
  'TEXT',
  'LONG_TEXT',
  'DATE',
  'MONTH',
  'CHOICE',
  'NUMBER',
  'YES_NO',
  'LANGUAGE_GRADE',
  'ROWS',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** The grades of the language grid on JICA's form. */
export const LANGUAGE_GRADES = ['EXCELLENT', 'GOOD', 'FAIR', 'POOR'] as const;

interface FieldFacts {
  /** Stable, for programs; unique within its part. */
  name: string;
  /** What people read. */
  label: string;
  hint?: string;
  /** May stay empty wherever it is asked. */
  optional?: true;
  /** One of the required items that remain where a form asks no more than these. */
  core?: true;
  /** MASKED: all but the last signs are hidden. HIDDEN: only whether it is filled in is shown. Both are kept encrypted. */
  sealed?: 'MASKED' | 'HIDDEN';
  /** Stands in the nomination, which stays its truth: shown here, changed there. */
  heldByNomination?: true;
}

interface TextField extends FieldFacts {
  kind: 'TEXT' | 'LONG_TEXT';
  max: number;
  form?: 'PHONE' | 'MAILBOX' | 'PASSPORT_NUMBER';
}

interface DayField extends FieldFacts {
  kind: 'DATE' | 'MONTH';
  /** PAST includes today (Tokyo). */
  when?: 'PAST' | 'FUTURE';
}

interface ChoiceField extends FieldFacts {
  kind: 'CHOICE';
  choices: readonly { value: string; label: string }[];
}

interface NumberField extends FieldFacts {
  kind: 'NUMBER';
  min: number;
  max: number;
}

interface YesNoField extends FieldFacts {
  kind: 'YES_NO';
  /** What a yes must be explained with; both are one answer, so that a gap does not tell which it was. */
  explain?: string;
  /** A declaration: only yes is an answer. */
  onlyYes?: true;
}

interface GradeField extends FieldFacts {
  kind: 'LANGUAGE_GRADE';
}

export type CellField = TextField | DayField | ChoiceField | NumberField | GradeField;

interface RowsField extends FieldFacts {
  kind: 'ROWS';
  columns: readonly CellField[];
  most: number;
  /** An empty list is an answer: there is none. */
  mayBeNone?: true;
  /** Columns of which the second may not lie before the first. */
  period?: readonly [string, string];
}

export type FormField = CellField | YesNoField | RowsField;

export interface FormSection {
  name: string;
  label: string;
  fields: readonly FormField[];
}

export const FORM_PARTS = ['OFFICIAL_APPLICATION', 'PART_A', 'PART_B', 'MEDICAL_HISTORY'] as const;
export type FormPartName = (typeof FORM_PARTS)[number];

export interface FormPart {
  name: FormPartName;
  label: string;
  /** The nominee may fill in these parts by the link; the others belong to the organisation and the government. */
  byNominee: boolean;
  /** Every answer of the part is special-care data: encrypted, and never shown but by a reading with its reason. */
  sealed: boolean;
  sections: readonly FormSection[];
}

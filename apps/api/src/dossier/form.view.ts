import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FIELD_KINDS, type Form, FORM_PARTS, type FormField, type FormPartName } from '#applications';
import { FORM_VERSIONS, type FormVersion, LEAF_TYPES, type LeafType } from '#catalogue';

class ChoiceView {
  @ApiProperty({ example: 'NATIONAL_GOVERNMENT' })
  value: string;

  @ApiProperty({ example: 'National government' })
  label: string;
}

class FormFieldView {
  @ApiProperty({ example: 'duties', description: 'The name under which it is saved.' })
  field: string;

  @ApiProperty({ example: 'Present duties' })
  label: string;

  @ApiPropertyOptional({ example: 'Letters and digits, as printed.' })
  hint?: string;

  @ApiProperty({
    enum: FIELD_KINDS,
    example: 'LONG_TEXT',
    description:
      'TEXT, LONG_TEXT and CHOICE are text; DATE is YYYY-MM-DD, MONTH is YYYY-MM; NUMBER is a whole number; YES_NO is {yes, details}; ROWS is a list of objects by column.',
  })
  kind: FormField['kind'];

  @ApiProperty({ example: true })
  required: boolean;

  @ApiProperty({ example: false, description: 'Kept encrypted; never shown in full but by a reading.' })
  sealed: boolean;

  @ApiProperty({ example: false, description: 'Stands in the nomination: change it there.' })
  heldByNomination: boolean;

  @ApiPropertyOptional({ example: 1 })
  min?: number;

  @ApiPropertyOptional({ example: 3000, description: 'Most characters of a text, or the largest number.' })
  max?: number;

  @ApiPropertyOptional({ enum: ['PHONE', 'MAILBOX', 'PASSPORT_NUMBER'] })
  form?: string;

  @ApiPropertyOptional({ enum: ['PAST', 'FUTURE'], description: 'PAST includes today.' })
  when?: string;

  @ApiPropertyOptional({ type: [ChoiceView] })
  choices?: readonly ChoiceView[];

  @ApiPropertyOptional({
    example: 'Which medicine, and how much?',
    description: 'What a yes is explained with.',
  })
  explain?: string;

  @ApiPropertyOptional({ example: true, description: 'A declaration: only yes is an answer.' })
  onlyYes?: boolean;

  @ApiPropertyOptional({ type: () => [FormFieldView] })
  columns?: FormFieldView[];

  @ApiPropertyOptional({ example: 10, description: 'Most rows.' })
  most?: number;

  @ApiPropertyOptional({ example: true, description: 'An empty list is an answer: there is none.' })
  mayBeNone?: boolean;
}

class FormSectionView {
  @ApiProperty({ example: 'presentPost' })
  section: string;

  @ApiProperty({ example: 'Present post' })
  label: string;

  @ApiProperty({ type: [FormFieldView] })
  fields: FormFieldView[];
}

class FormPartView {
  @ApiProperty({ enum: FORM_PARTS, example: 'PART_B' })
  part: FormPartName;

  @ApiProperty({ example: 'Part B: the nominee' })
  label: string;

  @ApiProperty({ example: true, description: 'Whether the nominee may fill it in by the link.' })
  byNominee: boolean;

  @ApiProperty({ example: false })
  sealed: boolean;

  @ApiProperty({ type: [FormSectionView] })
  sections: FormSectionView[];
}

export class FormView {
  @ApiProperty({ enum: LEAF_TYPES, example: 'GROUP_REGION_FOCUS' })
  programmeType: LeafType;

  @ApiProperty({ enum: FORM_VERSIONS, example: 'V2' })
  formVersion: FormVersion;

  @ApiProperty({ type: [FormPartView], description: 'What is not asked is not here.' })
  parts: FormPartView[];
}

export function formView(form: Form): FormView {
  return {
    programmeType: form.programmeType,
    formVersion: form.formVersion,
    parts: form.parts.map((part) => ({
      part: part.name,
      label: part.label,
      byNominee: part.byNominee,
      sealed: part.sealed,
      sections: part.sections.map(({ name, label, fields }) => ({
        section: name,
        label,
        fields: fields.map((field) => fieldView(field, part.sealed)),
      })),
    })),
  };
}

function fieldView(field: FormField, partIsSealed: boolean): FormFieldView {
  const { name, optional, core: _, sealed, heldByNomination, ...facts } = field;
  const columns =
    'columns' in facts ? { columns: facts.columns.map((column) => fieldView(column, partIsSealed)) } : {};
  return {
    ...facts,
    ...columns,
    field: name,
    required: !optional,
    sealed: partIsSealed || sealed !== undefined,
    heldByNomination: heldByNomination ?? false,
  } as FormFieldView;
}

import { FORM_PARTS, type RequestedItem } from '#applications';
import { FORM_VERSIONS, type FormVersion, LEAF_TYPES, type LeafType } from '#catalogue';
import {
  AnswersField,
  ChoiceField,
  CodeField,
  ListField,
  QueryCountField,
  TextField,
} from '../http/fields.js';

export class AnswersDto {
  @AnswersField({
    about:
      'One or several fields of the part by name; null empties one. The form of the run says which fields there are, and of which kind.',
    example: { duties: 'Operation of the treatment works of Ngethu.', inPostSince: '2021-07' },
  })
  answers: Record<string, unknown>;
}

class RequestedItemDto implements RequestedItem {
  @ChoiceField({ about: 'Part of the form.', example: 'PART_B', of: FORM_PARTS })
  part: string;

  @CodeField({
    about: 'Section of the part; left out for the whole part.',
    example: 'presentPost',
    max: 40,
    optional: true,
    nullable: true,
  })
  section?: string | null;

  @CodeField({
    about: 'Field; left out for the whole section.',
    example: 'duties',
    max: 40,
    optional: true,
    nullable: true,
  })
  field?: string | null;

  @TextField({
    about: 'What is asked for.',
    example: 'Say since when you have been in charge of the laboratory.',
    max: 500,
    severalLines: true,
  })
  text: string;
}

export class InformationRequestDto {
  @TextField({
    about: 'Why it is returned; it stands in the history and in the letter to the overseas office.',
    example: 'We need to know more about the present duties.',
    max: 1000,
    severalLines: true,
  })
  reason: string;

  @ListField({ about: 'What is asked for, place by place.', of: () => RequestedItemDto, max: 50 })
  items: RequestedItemDto[];
}

export class ReadingReasonDto {
  @TextField({
    about: 'Why the answer is needed; it is kept with the reading.',
    example: 'To ask the hospital near the host for a diet.',
    min: 10,
    max: 500,
    severalLines: true,
  })
  reason: string;
}

export class VersionDto {
  @QueryCountField({
    about: 'Number of the submission; the last one unless given.',
    min: 1,
    max: 10_000,
    optional: true,
  })
  number?: number;
}

export class DifferenceDto {
  @QueryCountField({
    about: 'Number of the earlier submission; the one before unless given.',
    min: 1,
    max: 10_000,
    optional: true,
  })
  from?: number;

  @QueryCountField({
    about: 'Number of the later submission; the last one unless given.',
    min: 1,
    max: 10_000,
    optional: true,
  })
  to?: number;
}

export class FormDto {
  @ChoiceField({ about: 'Programme type of the run.', example: 'GROUP_REGION_FOCUS', of: LEAF_TYPES })
  programmeType: LeafType;

  @ChoiceField({ about: 'Version of the form.', example: 'V2', of: FORM_VERSIONS })
  formVersion: FormVersion;
}

import {
  IMPORT_SORTS,
  IMPORT_STATES,
  type ImportState,
  type NewImport,
  ROW_OUTCOMES,
  type RowOutcome,
  TEMPLATE_FORMATS,
  type TemplateFormat,
  TEXT_ENCODINGS,
  type TextEncoding,
} from '#applications';
import { ChoiceField, CodeField, IdField } from '../http/fields.js';
import { PageDto } from '../http/page.dto.js';

export class TemplateDto {
  @CodeField({ about: 'The country that nominates.', example: 'KE', max: 8 })
  country: string;

  @ChoiceField({ about: 'Kind of file.', of: TEMPLATE_FORMATS, example: 'XLSX', optional: true })
  format: TemplateFormat = 'XLSX';
}

export class ImportDto implements NewImport {
  @IdField({ about: 'The complete upload.' })
  uploadId: string;

  @IdField({ about: 'The course run.' })
  courseRunId: string;

  @CodeField({ about: 'The country that nominates.', example: 'KE', max: 8 })
  countryCode: string;

  @ChoiceField({
    about:
      'Encoding of a text file without a byte order mark; only needed where it was understood wrongly. Not for workbooks.',
    of: TEXT_ENCODINGS,
    example: 'SHIFT_JIS',
    optional: true,
  })
  encoding?: TextEncoding;
}

export class ImportListDto extends PageDto {
  @IdField({ about: 'Imports to this run.', optional: true })
  courseRunId?: string;

  @ChoiceField({ about: 'State.', of: IMPORT_STATES, optional: true })
  state?: ImportState;

  @ChoiceField({ about: 'Order; a minus means descending.', of: IMPORT_SORTS, optional: true })
  sort: string = '-created';
}

export class ImportRowListDto extends PageDto {
  @ChoiceField({ about: 'Rows with this outcome.', of: ROW_OUTCOMES, optional: true })
  outcome?: RowOutcome;
}

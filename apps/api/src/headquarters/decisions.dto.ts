import { ApiProperty } from '@nestjs/swagger';
import {
  COURSE_STATES,
  type CourseResult,
  type CourseState,
  type DecisionFacts,
  type DecisionRow,
  type NoteVerbaleFacts,
  type NoteVerbaleRow,
  type RelatedSchemeFacts,
  REQUEST_RESULTS,
  type RequestResult,
  type Scheme,
  SCHEMES,
} from '#catalogue';
import { ChoiceField, CodeField, CountField, DayField, ListField, TextField } from '../http/fields.js';

class DecisionDto implements DecisionFacts {
  @CountField({ about: 'The fiscal year that was examined.', example: 2027, min: 1954, max: 2199 })
  fiscalYear: number;

  @TextField({ about: 'Who decided.', example: 'Programme committee of MOFA and JICA', max: 200 })
  decidedBy: string;

  @DayField({ about: 'The day of the decision, not after today.', example: '2026-12-10' })
  decidedOn: string;

  @TextField({ about: 'Why.', example: 'Asked for by nine countries.', max: 1000, severalLines: true })
  reason: string;
}

export class CourseDecisionDto extends DecisionDto {
  @ChoiceField({
    about: 'CANDIDATE takes an earlier result back: the course is examined again.',
    example: 'ADOPTED',
    of: COURSE_STATES,
  })
  result: CourseResult;
}

export class RequestDecisionDto extends DecisionDto {
  @CodeField({ about: 'The country whose request was decided on.', example: 'KE', max: 8 })
  countryCode: string;

  @ChoiceField({ about: 'The result.', example: 'APPROVED', of: REQUEST_RESULTS })
  result: RequestResult;
}

export class DecisionReceiptView {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f64' })
  id: string;

  @ApiProperty({ enum: COURSE_STATES, example: 'ADOPTED' })
  state: CourseState;

  @ApiProperty({ example: 2, description: 'Of the course; also the ETag.' })
  version: number;
}

export class RecordReceiptView {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f64' })
  id: string;
}

export class DecisionView implements DecisionRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f64' })
  id: string;

  @ApiProperty({ example: 2027 })
  fiscalYear: number;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Null: about the course itself.' })
  countryCode: string | null;

  @ApiProperty({ enum: [...COURSE_STATES, ...REQUEST_RESULTS], example: 'ADOPTED' })
  result: CourseResult | RequestResult;

  @ApiProperty({ example: 'Programme committee of MOFA and JICA' })
  decidedBy: string;

  @ApiProperty({ example: '2026-12-10' })
  decidedOn: string;

  @ApiProperty({ example: 'Asked for by nine countries.' })
  reason: string;

  @ApiProperty({ example: 'Haruka Sato' })
  recordedBy: string;

  @ApiProperty({ type: String, format: 'date-time' })
  recordedAt: Date;
}

export class RelatedSchemeDto implements RelatedSchemeFacts {
  @ChoiceField({ about: 'The scheme.', example: 'SATREPS', of: SCHEMES })
  scheme: Scheme;

  @TextField({ about: 'Name of the project.', example: 'Forecast of floods in the Mekong delta', max: 300 })
  projectName: string;

  @CodeField({ about: 'Its number.', example: '1500278', max: 20, optional: true, nullable: true })
  projectNumber: string | null = null;

  @CodeField({ about: 'Its country.', example: 'VN', max: 8, optional: true, nullable: true })
  countryCode: string | null = null;
}

export class RelatedSchemesDto {
  @ListField({ about: 'The links; they replace those before.', of: () => RelatedSchemeDto, max: 20 })
  relatedSchemes: RelatedSchemeDto[];
}

export class NoteVerbaleDto implements NoteVerbaleFacts {
  @TextField({ about: 'Reference of the note.', example: 'No. 117/2027', max: 60 })
  reference: string;

  @DayField({ about: 'The day of the exchange, not after today.', example: '2027-01-20' })
  exchangedOn: string;

  @TextField({
    about: 'What else there is to say.',
    max: 500,
    severalLines: true,
    optional: true,
    nullable: true,
  })
  remarks: string | null = null;
}

export class NoteVerbaleView implements NoteVerbaleRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f65' })
  id: string;

  @ApiProperty({ example: 2027 })
  fiscalYear: number;

  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ example: 'No. 117/2027' })
  reference: string;

  @ApiProperty({ example: '2027-01-20' })
  exchangedOn: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  remarks: string | null;

  @ApiProperty({ example: 1, description: 'Also the ETag.' })
  version: number;
}

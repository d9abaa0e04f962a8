import { ApiProperty } from '@nestjs/swagger';
import {
  ENROLMENT_MOVES,
  ENROLMENT_SORTS,
  ENROLMENT_STATES,
  type EnrolmentMove,
  enrolmentMovesOpenTo,
  type EnrolmentRow,
  type EnrolmentState,
} from '#training';
import { ChoiceField, DayField, IdField, TextField } from '../http/fields.js';
import { PageDto } from '../http/page.dto.js';

export class DatedDto {
  @DayField({ about: 'On which day it happened.', example: '2026-10-04' })
  on: string;
}

export class DatedReasonDto extends DatedDto {
  @TextField({
    about: 'Why; it stands in the history.',
    example: 'Illness in the family.',
    max: 1000,
    severalLines: true,
  })
  reason: string;
}

export class EnrolmentListDto extends PageDto {
  @IdField({ about: 'Enrolments in this run.', optional: true })
  courseRunId?: string;

  @ChoiceField({ about: 'State.', of: ENROLMENT_STATES, optional: true })
  state?: EnrolmentState;

  @ChoiceField({ about: 'Order; a minus means descending.', of: ENROLMENT_SORTS, optional: true })
  sort: string = '-enrolled';
}

export class EnrolmentView implements EnrolmentRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  id: string;

  @ApiProperty({ type: String, nullable: true, example: 'KCCP-2026-7F3K-9QXA' })
  reference: string | null;

  @ApiProperty({ enum: ENROLMENT_STATES, example: 'PRE_DEPARTURE' })
  state: EnrolmentState;

  @ApiProperty({ example: false, description: 'Observers are outside quota and count.' })
  observer: boolean;

  @ApiProperty({ example: 'Wanjiru' })
  familyName: string;

  @ApiProperty({ example: 'Grace Njeri' })
  givenNames: string;

  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f61' })
  courseRunId: string;

  @ApiProperty({ type: String, nullable: true, example: '202684494J002' })
  courseNumber: string | null;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ type: String, nullable: true, example: '2026-10-04' })
  arrivedOn: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  endedOn: string | null;

  @ApiProperty({ example: 1, description: 'Also the ETag.' })
  version: number;

  @ApiProperty({
    enum: ENROLMENT_MOVES,
    isArray: true,
    example: ['arrive', 'no-show'],
    description: 'The moves that are open to you now.',
  })
  open: EnrolmentMove[];
}

export class EnrolmentReceiptView {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  id: string;

  @ApiProperty({ enum: ENROLMENT_STATES, example: 'ARRIVED' })
  state: EnrolmentState;

  @ApiProperty({ example: 2, description: 'Also the ETag.' })
  version: number;
}

export function enrolmentView(row: EnrolmentRow): EnrolmentView {
  return { ...row, open: enrolmentMovesOpenTo('DOMESTIC_OFFICE', row.state) };
}

import { ApiProperty } from '@nestjs/swagger';
import {
  type DecidedSlots,
  PRIORITIES,
  type Priority,
  type ProposalDetail,
  type ProposalRow,
  type ProposedAllotmentRow,
  type ReleaseReceipt,
  type WaitingRow,
  type YearlyProposalRow,
  type YearlyProposals,
} from '#catalogue';
import { CodeField, CountField, DayField, ListField, TextField } from '../http/fields.js';

class DecidedSlotsDto implements DecidedSlots {
  @CodeField({ about: 'A country of the proposal.', example: 'KE', max: 8 })
  countryCode: string;

  @CountField({ about: 'Its slots; 0 for none.', example: 2, min: 0, max: 200 })
  slots: number;

  @TextField({
    about: 'Why otherwise than proposed; needed then.',
    example: 'The ministry asked for one less.',
    max: 500,
    severalLines: true,
    optional: true,
    nullable: true,
  })
  reason: string | null = null;
}

export class DecidedAllotmentsDto {
  @DayField({
    about: 'JICA deadline of these countries; it ends with this day in Tokyo.',
    example: '2027-06-11',
  })
  jicaDeadline: string;

  @ListField({ about: 'Every country of the proposal.', of: () => DecidedSlotsDto, max: 250 })
  allotments: DecidedSlotsDto[];
}

export class ProposalView implements ProposalRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f68' })
  id: string;

  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f61' })
  courseRunId: string;

  @ApiProperty({ example: 20, description: 'Seats that were shared.' })
  seats: number;

  @ApiProperty({
    example: 26,
    description: 'Sum over the countries of weight × (1 + 1/2 + … + 1/slots); weights A 3, B 2, C 1.',
  })
  objective: number;

  @ApiProperty({ type: String, format: 'date-time' })
  madeAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  decidedAt: Date | null;

  @ApiProperty({ example: 1, description: 'Also the ETag.' })
  version: number;
}

class ProposedAllotmentView implements ProposedAllotmentRow {
  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ example: 'Kenya' })
  countryName: string;

  @ApiProperty({ example: 2 })
  seatsMin: number;

  @ApiProperty({ example: 6 })
  seatsMax: number;

  @ApiProperty({ enum: PRIORITIES, example: 'A' })
  priority: Priority;

  @ApiProperty({ example: 4 })
  proposed: number;

  @ApiProperty({ type: Number, nullable: true, example: 3 })
  decided: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'The ministry asked for one less.' })
  reason: string | null;
}

export class ProposalDetailView extends ProposalView implements ProposalDetail {
  @ApiProperty({ type: [ProposedAllotmentView] })
  allotments: ProposedAllotmentView[];
}

export class WaitingView implements WaitingRow {
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'KE',
    description: 'Null: nobody serves the country.',
  })
  overseasOfficeCode: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'JICA Kenya Office' })
  officeName: string | null;

  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ example: 'Kenya' })
  countryName: string;

  @ApiProperty({ example: 9 })
  runs: number;

  @ApiProperty({ example: 14 })
  slots: number;
}

export class ReleaseReceiptView implements ReleaseReceipt {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f69' })
  id: string;

  @ApiProperty({ example: 2027 })
  fiscalYear: number;

  @ApiProperty({ example: 2500 })
  allotments: number;
}

class YearlyProposalView implements YearlyProposalRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f61' })
  courseRunId: string;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ enum: ['PROPOSED', 'SKIPPED'], example: 'PROPOSED' })
  outcome: YearlyProposalRow['outcome'];

  @ApiProperty({ type: String, nullable: true, example: null })
  why: string | null;

  @ApiProperty({ type: String, nullable: true, example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f68' })
  proposalId: string | null;
}

export class YearlyProposalsView implements YearlyProposals {
  @ApiProperty({ example: 2027 })
  fiscalYear: number;

  @ApiProperty({ example: 420 })
  proposed: number;

  @ApiProperty({ example: 30 })
  skipped: number;

  @ApiProperty({ type: [YearlyProposalView] })
  rows: YearlyProposalView[];
}

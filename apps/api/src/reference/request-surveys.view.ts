import { ApiProperty } from '@nestjs/swagger';
import {
  LEAF_TYPES,
  type LeafType,
  PRIORITIES,
  type Priority,
  type RequestChange,
  type ReturnDetail,
  type ReturnReceipt,
  type ReturnRow,
  type ReturnState,
  type SurveyedCourseRow,
  type SurveyStepRow,
} from '#catalogue';

const STATES = ['NOT_STARTED', 'DRAFT', 'HANDED_IN'] as const;

export class ReturnView implements ReturnRow {
  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ example: 'Kenya' })
  countryName: string;

  @ApiProperty({ enum: STATES, example: 'DRAFT' })
  state: ReturnRow['state'];

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  handedInAt: Date | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'The last day of this country, in Asia/Tokyo, where headquarters opened it again.',
  })
  reopenedUntil: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  reopenedBecause: string | null;

  @ApiProperty({ example: 2, description: 'Also the ETag; 0 while nothing is saved.' })
  version: number;
}

class RequestView {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  courseId: string;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ example: 1 })
  seatsMin: number;

  @ApiProperty({ example: 3 })
  seatsMax: number;

  @ApiProperty({ enum: PRIORITIES, example: 'A' })
  priority: Priority;

  @ApiProperty({ type: String, nullable: true, example: 'Three new treatment plants open next year.' })
  reason: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  remarks: string | null;
}

export class ReturnDetailView extends ReturnView implements ReturnDetail {
  @ApiProperty({ type: [RequestView] })
  requests: RequestView[];
}

export class ReturnReceiptView implements ReturnReceipt {
  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ enum: ['DRAFT', 'HANDED_IN'], example: 'HANDED_IN' })
  state: ReturnState;

  @ApiProperty({ example: 2, description: 'Also the ETag.' })
  version: number;
}

export class SurveyStepView implements SurveyStepRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f66' })
  id: string;

  @ApiProperty({ enum: ['SAVE', 'HAND_IN', 'REOPEN'], example: 'SAVE' })
  act: SurveyStepRow['act'];

  @ApiProperty({ example: 'Grace Wanjiru' })
  madeBy: string;

  @ApiProperty({ type: String, format: 'date-time' })
  madeAt: Date;

  @ApiProperty({ type: String, nullable: true, example: null })
  reason: string | null;

  @ApiProperty({
    type: 'array',
    items: { type: 'object' },
    description: 'Course by course what was asked for before and after; null where it was not asked for.',
  })
  changes: RequestChange[];
}

export class SurveyedCourseView implements SurveyedCourseRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  id: string;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ type: String, nullable: true, example: '都市上水道' })
  titleJa: string | null;

  @ApiProperty({ enum: LEAF_TYPES, example: 'GROUP_REGION_FOCUS' })
  programmeType: LeafType;

  @ApiProperty({ type: String, nullable: true, example: 'WATER_AND_DISASTER' })
  theme: string | null;

  @ApiProperty({ example: true, description: 'Not adopted yet.' })
  candidate: boolean;

  @ApiProperty({ type: Number, nullable: true, example: 14 })
  plannedCapacity: number | null;
}

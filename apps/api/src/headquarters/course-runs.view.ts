import { ApiProperty } from '@nestjs/swagger';
import {
  type CourseRunDetail,
  type CourseRunRow,
  type AllotmentVisibility,
  type CourseRunState,
  FORM_VERSIONS,
  type FormVersion,
  CYCLE_STEPS,
  type CyclePosition,
  type CycleStep,
  LEAF_TYPES,
  type LeafType,
  type Mode,
  MODES,
  VISIBILITIES,
} from '#catalogue';
import type { HostPartnerKind, HostPartnerRow } from '#allocation';
import { HOST_PARTNER_KINDS } from '#allocation';
import { COURSE_RUN_STATES, PhaseDto } from './course-runs.dto.js';
import { CriterionView } from './criteria.dto.js';

class CyclePositionView implements CyclePosition {
  @ApiProperty({ example: 5, minimum: 1, maximum: 6 })
  step: number;

  @ApiProperty({ enum: CYCLE_STEPS, example: 'IMPLEMENTATION_AND_MONITORING' })
  name: CycleStep;
}

export class CourseRunView implements CourseRunRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  id: string;

  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f61' })
  courseId: string;

  @ApiProperty({ type: String, nullable: true, example: '202684494J002' })
  courseNumber: string | null;

  @ApiProperty({ example: 2026 })
  fiscalYear: number;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ type: String, nullable: true, example: '都市上水道' })
  titleJa: string | null;

  @ApiProperty({ enum: LEAF_TYPES, example: 'GROUP_REGION_FOCUS' })
  programmeType: LeafType;

  @ApiProperty({ type: String, nullable: true, example: 'WATER_AND_DISASTER' })
  theme: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'en' })
  language: string | null;

  @ApiProperty({ enum: MODES, nullable: true, example: 'IN_JAPAN' })
  mode: Mode | null;

  @ApiProperty({ type: String, nullable: true, example: null, description: 'Of a run in a third country.' })
  thirdCountryCode: string | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  venue: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 14 })
  capacity: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 9,
    description: 'Acceptances that stand; null to an overseas office, which learns of them by their release.',
  })
  placesTaken: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'KANSAI' })
  domesticOfficeCode: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2026-10-05' })
  startsOn: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2026-11-13' })
  endsOn: string | null;

  @ApiProperty({ enum: ['DAY', 'MONTH'], example: 'DAY' })
  datePrecision: 'DAY' | 'MONTH';

  @ApiProperty({ type: String, nullable: true, example: '2026-08-28' })
  resultOn: string | null;

  @ApiProperty({ enum: COURSE_RUN_STATES, example: 'PUBLISHED' })
  state: CourseRunState;

  @ApiProperty({
    type: CyclePositionView,
    nullable: true,
    description: "Where it stands on JICA's project cycle, derived; null when it was cancelled.",
  })
  cyclePosition: CyclePositionView | null;

  @ApiProperty({ example: 3, description: 'Also the ETag.' })
  version: number;
}

export class AllotmentView {
  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ example: 'Kenya' })
  countryName: string;

  @ApiProperty({ example: 'Africa/Nairobi', description: 'Zone in which the country reads its deadlines.' })
  timeZone: string;

  @ApiProperty({ example: 2 })
  slots: number;

  @ApiProperty({ example: 0, description: 'Slots that its office gives up for another country.' })
  slotsOffered: number;

  @ApiProperty({
    enum: VISIBILITIES,
    example: 'RELEASED',
    description: 'AWAITS_RELEASE: its office knows nothing of it yet.',
  })
  visibility: AllotmentVisibility;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 9,
    description: 'Acceptances that stand; null to an overseas office, which learns of them by their release.',
  })
  placesTaken: number | null;

  @ApiProperty({ type: String, nullable: true, example: '2026-06-05' })
  nationalDeadline: string | null;

  @ApiProperty({ example: '2026-06-12', description: 'It ends with this day in Asia/Tokyo.' })
  jicaDeadline: string;

  @ApiProperty({ example: 1 })
  version: number;
}

export class HostPartnerView implements HostPartnerRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f62' })
  id: string;

  @ApiProperty({ example: 'Kobe City Waterworks Bureau' })
  name: string;

  @ApiProperty({ enum: HOST_PARTNER_KINDS, example: 'LOCAL_GOVERNMENT' })
  kind: HostPartnerKind;

  @ApiProperty({ example: 'Hyogo' })
  prefecture: string;
}

export class CourseRunDetailView extends CourseRunView implements CourseRunDetail {
  @ApiProperty({ type: String, nullable: true, example: null })
  longTermOverride: string | null;

  @ApiProperty({
    enum: FORM_VERSIONS,
    nullable: true,
    example: 'V2',
    description: 'Version of the application form; null where no dossier is asked for.',
  })
  formVersion: FormVersion | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  cancelledBecause: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Where a recorded run of the past was read.',
  })
  source: string | null;

  @ApiProperty({ type: [PhaseDto] })
  phases: PhaseDto[];

  @ApiProperty({ type: [CriterionView] })
  criteria: CriterionView[];

  @ApiProperty({ type: [AllotmentView] })
  allotments: AllotmentView[];

  @ApiProperty({ type: [HostPartnerView] })
  hostPartners: HostPartnerView[];
}

export class CourseRunReceiptView {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  id: string;

  @ApiProperty({ enum: COURSE_RUN_STATES, example: 'DRAFT' })
  state: CourseRunState;

  @ApiProperty({ example: 1, description: 'Also the ETag.' })
  version: number;
}

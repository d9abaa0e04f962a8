import { ApiProperty } from '@nestjs/swagger';
import {
  LINE_EFFECTS,
  PLAN_CHANGE_KINDS,
  type PlanChangeKind,
  type PlannedLine,
  type PlanReleaseDetail,
  type PlanReleaseReceipt,
  type PlanReleaseRow,
  type ReleaseBlock,
  type ReleaseLine,
} from '#allocation';
import type { PlanLetterLine, PlanReleaseRehearsed } from '#notifications';
import { AT, ID, nullable, PlanView } from '../plans/plans.view.js';
import { DatesView, HostNameView, PlaceView } from './place.view.js';

const EFFECTS = [...LINE_EFFECTS, 'CHOICE_NEEDED', 'CANNOT'] as const;

class LineFactsView {
  @ApiProperty({ example: ID })
  courseRunId: string;

  @ApiProperty(nullable(String, '202784494J002'))
  courseNumber: string | null;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ example: false })
  published: boolean;

  @ApiProperty({ enum: PLAN_CHANGE_KINDS, example: 'MOVED' })
  kind: PlanChangeKind;

  @ApiProperty({ ...nullable(String, null), description: 'Why the course run stays as it is.' })
  because: string | null;

  @ApiProperty({ type: PlaceView, nullable: true, description: 'In the plan that was in force.' })
  from: PlaceView | null;

  @ApiProperty({ type: PlaceView, nullable: true, description: 'In this plan.' })
  to: PlaceView | null;

  @ApiProperty({ type: [HostNameView], description: "Assigned by hand, and taken off for the plan's host." })
  displaced: HostNameView[];

  @ApiProperty({ type: DatesView, nullable: true, description: 'Its days in Japan before.' })
  before: DatesView | null;

  @ApiProperty({ type: DatesView, nullable: true, description: 'Its days in Japan after.' })
  after: DatesView | null;
}

export class ReleaseLineView extends LineFactsView implements ReleaseLine {
  @ApiProperty({ enum: LINE_EFFECTS, example: 'APPLIED' })
  effect: ReleaseLine['effect'];
}

class PlannedLineView extends LineFactsView {
  @ApiProperty({
    enum: EFFECTS,
    example: 'APPLIED',
    description: 'CHOICE_NEEDED and CANNOT stand against the release.',
  })
  effect: PlannedLine['effect'];
}

class BlockView {
  @ApiProperty({
    example: 'PUBLISHED_RUN',
    description:
      'A rule of plans, or SCENARIO, PUBLISHED_RUN, NOTHING_CHANGES, OTHER_HOSTS, DATES, LIES_ELSEWHERE.',
    type: String,
  })
  rule: ReleaseBlock['rule'];

  @ApiProperty({ example: 'Water Supply (202784494J002): It is published: say whether it is moved.' })
  sentence: string;

  @ApiProperty({ type: [String], example: [ID], description: 'Ids of the course runs concerned.' })
  runs: string[];
}

class LetterView implements PlanLetterLine {
  @ApiProperty({ enum: ['DOMESTIC_OFFICE', 'HOST_PARTNER', 'HEADQUARTERS'], example: 'DOMESTIC_OFFICE' })
  recipient: PlanLetterLine['recipient'];

  @ApiProperty({ example: 'KANSAI', description: 'Code of the office, id of the host partner or account.' })
  ref: string;

  @ApiProperty(nullable(String, 'JICA Kansai Center'))
  name: string | null;

  @ApiProperty(nullable(String, 'kansai@jica.example'))
  address: string | null;

  @ApiProperty(nullable(String, 'Plan of FY2027 released: 3 course runs change'))
  subject: string | null;

  @ApiProperty({
    ...nullable(String, 'The plan of course runs of FY2027 is in force …'),
    description: 'As it will be sent.',
  })
  text: string | null;

  @ApiProperty({ enum: ['NO_ADDRESS'], nullable: true, example: null })
  notSentBecause: 'NO_ADDRESS' | null;
}

class PlanNameView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 7 })
  number: number;

  @ApiProperty({ example: 'First proposal' })
  name: string;
}

export class ReleasePreviewView {
  @ApiProperty({ example: 8, description: 'The version of the plan. Also the ETag.' })
  version: number;

  @ApiProperty({ example: 'a'.repeat(64), description: 'Send it with the release.' })
  fingerprint: string;

  @ApiProperty({ type: PlanView })
  plan: PlanView;

  @ApiProperty({ type: PlanNameView, nullable: true })
  inForce: PlanNameView | null;

  @ApiProperty({ type: [PlannedLineView], description: 'What it changes of the plan in force.' })
  lines: PlannedLineView[];

  @ApiProperty({ example: 540, description: 'Runs that lie where they lay.' })
  unchanged: number;

  @ApiProperty({ example: 3, description: 'Runs without a place.' })
  unplaced: number;

  @ApiProperty({ type: [BlockView], description: 'What stands against it.' })
  blocks: BlockView[];

  @ApiProperty({ type: [BlockView], description: 'What it should be released with open eyes for.' })
  warns: BlockView[];

  @ApiProperty({ type: [LetterView], description: 'Who is told what, in the order of writing.' })
  letters: LetterView[];
}

export const releasePreviewView = ({ lines, ...release }: PlanReleaseRehearsed): ReleasePreviewView => ({
  ...release,
  version: release.plan.version,
  lines: lines.map(({ changes: _, runVersion: __, informationNumber: ___, hosts: ____, ...line }) => line),
});

export class PlanReleaseReceiptView implements PlanReleaseReceipt {
  @ApiProperty({ example: ID, description: 'Of the release.' })
  id: string;

  @ApiProperty({ example: ID })
  planId: string;

  @ApiProperty({ example: 2027 })
  fiscalYear: number;

  @ApiProperty({ example: 2, description: 'Counts up in the fiscal year.' })
  number: number;

  @ApiProperty({ example: 31, description: 'Course runs that were given office, host partner and dates.' })
  applied: number;

  @ApiProperty({ example: 2, description: 'Course runs that stay as they are.' })
  left: number;

  @ApiProperty({ example: 9, description: 'Of the plan. Also the ETag.' })
  version: number;
}

export class PlanReleaseView implements PlanReleaseRow {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 2027 })
  fiscalYear: number;

  @ApiProperty({ example: 2 })
  number: number;

  @ApiProperty({ example: ID })
  planId: string;

  @ApiProperty({ example: 8 })
  planNumber: number;

  @ApiProperty({ example: 'Kansai closed four weeks' })
  planName: string;

  @ApiProperty(nullable(String, ID))
  supersededPlanId: string | null;

  @ApiProperty(nullable(String, 'Kansai is closed for four weeks of repairs.'))
  note: string | null;

  @ApiProperty({ example: AT })
  releasedAt: Date;

  @ApiProperty({ example: 'Sato Hanako' })
  releasedBy: string;
}

export class PlanReleaseListView {
  @ApiProperty({ type: [PlanReleaseView] })
  rows: PlanReleaseView[];
}

export class PlanReleaseDetailView extends PlanReleaseView implements PlanReleaseDetail {
  @ApiProperty({ type: [ReleaseLineView], description: 'The changelog, by title.' })
  lines: ReleaseLineView[];
}

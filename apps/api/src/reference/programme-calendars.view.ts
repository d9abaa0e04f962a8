import { ApiProperty } from '@nestjs/swagger';
import { type CalendarDetail, GATES, type Gate, type Milestone, REMINDED, type Reminded } from '#catalogue';

class MilestoneView implements Milestone {
  @ApiProperty({ example: 'SURVEY_CLOSES' })
  code: string;

  @ApiProperty({ example: 'Last day of the request survey' })
  name: string;

  @ApiProperty({ example: '2026-08-31' })
  fallsOn: string;

  @ApiProperty({ enum: GATES, nullable: true, example: null })
  opens: Gate | null;

  @ApiProperty({ enum: GATES, nullable: true, example: 'REQUEST_SURVEY' })
  closes: Gate | null;

  @ApiProperty({ enum: REMINDED, example: 'OFFICES_WITH_OPEN_SURVEY' })
  reminds: Reminded;

  @ApiProperty({ type: [Number], example: [14, 3, 1] })
  remindDaysBefore: number[];
}

class GateView {
  @ApiProperty({ enum: GATES, example: 'REQUEST_SURVEY' })
  gate: Gate;

  @ApiProperty({ type: String, nullable: true, example: '2026-07-01' })
  opensOn: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '2026-08-31',
    description: 'It closes with the end of this day in Asia/Tokyo.',
  })
  closesOn: string | null;

  @ApiProperty({ example: true, description: 'Today in Asia/Tokyo.' })
  open: boolean;
}

export class CalendarView implements CalendarDetail {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f63' })
  id: string;

  @ApiProperty({ example: 2027, description: 'The fiscal year in which the courses run.' })
  fiscalYear: number;

  @ApiProperty({ example: 1, description: 'Also the ETag.' })
  version: number;

  @ApiProperty({ type: [MilestoneView] })
  milestones: MilestoneView[];

  @ApiProperty({ type: [GateView] })
  gates: GateView[];
}

export class CalendarReceiptView {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f63' })
  id: string;

  @ApiProperty({ example: 2027 })
  fiscalYear: number;

  @ApiProperty({ example: 1, description: 'Also the ETag.' })
  version: number;
}

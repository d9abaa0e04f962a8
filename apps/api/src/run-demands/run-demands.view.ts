import { ApiProperty } from '@nestjs/swagger';
import {
  DEMAND_FACTS,
  type DemandFact,
  type DemandStatement,
  type DemandedRun,
  type Intake,
  INTAKES,
  type MissingFact,
  type RunDemandRow,
  type Standing,
  STANDINGS,
} from '#allocation';
import { LEAF_TYPES, type LeafType, type Theme, THEME_CODES } from '#catalogue';

const ID = '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60';
const nullable = (type: typeof String | typeof Number, example: unknown = null) => ({
  type,
  nullable: true,
  example,
});

export class DemandReceiptView {
  @ApiProperty({ example: ID, description: 'Of the course run.' })
  id: string;

  @ApiProperty({ example: 2, description: 'Also the ETag.' })
  version: number;
}

export class MissingFactView implements MissingFact {
  @ApiProperty({ enum: DEMAND_FACTS })
  fact: DemandFact;

  @ApiProperty({ example: 'Give the course run its capacity, or state seats.' })
  sentence: string;
}

class StatementView implements DemandStatement {
  @ApiProperty(nullable(Number))
  weeks: number | null;

  @ApiProperty(nullable(Number, 15))
  seats: number | null;

  @ApiProperty(nullable(String))
  language: string | null;

  @ApiProperty({ enum: THEME_CODES, nullable: true })
  theme: Theme | null;

  @ApiProperty(nullable(Number, 24))
  earliestWeek: number | null;

  @ApiProperty(nullable(Number, 30))
  latestWeek: number | null;

  @ApiProperty(nullable(Number, 27))
  preferredWeek: number | null;

  @ApiProperty(nullable(String, 'KANSAI'))
  domesticOfficeCode: string | null;

  @ApiProperty(nullable(String))
  hostPartnerId: string | null;

  @ApiProperty(nullable(Number))
  fixedWeek: number | null;

  @ApiProperty(nullable(String, 'WATER-2027'))
  series: string | null;

  @ApiProperty(nullable(Number))
  leadWeeks: number | null;

  @ApiProperty({ enum: INTAKES, nullable: true })
  intake: Intake | null;

  @ApiProperty({ example: false })
  movable: boolean;

  @ApiProperty(nullable(String))
  leftOutBecause: string | null;

  @ApiProperty({ type: [String], example: [] })
  acceptableHostPartnerIds: string[];
}

class PlannedRunView implements Omit<
  DemandedRun,
  'id' | 'courseId' | 'courseNumber' | 'titleEn' | 'titleJa' | 'programmeType'
> {
  @ApiProperty({ example: 6, description: 'Of a Long-Term run the weeks before it goes to its university.' })
  weeks: number;

  @ApiProperty({
    example: 0,
    description:
      'Further weeks of a published run that lie in the next fiscal year: this plan leaves them out.',
  })
  weeksBeyond: number;

  @ApiProperty({ example: 15 })
  seats: number;

  @ApiProperty({ example: 'en' })
  language: string;

  @ApiProperty({ enum: THEME_CODES })
  theme: Theme;

  @ApiProperty({
    type: [Number],
    example: [26, 27, 28],
    description: 'Planning weeks in which it may start.',
  })
  startWeeks: number[];

  @ApiProperty(nullable(Number, 27))
  preferredWeek: number | null;

  @ApiProperty(nullable(String))
  domesticOfficeCode: string | null;

  @ApiProperty(nullable(String))
  hostPartnerId: string | null;

  @ApiProperty(nullable(Number))
  fixedWeek: number | null;

  @ApiProperty({ type: [String], example: [] })
  acceptableHostPartnerIds: string[];

  @ApiProperty(nullable(String))
  series: string | null;

  @ApiProperty({ example: 20 })
  leadWeeks: number;
}

export class RunDemandView {
  @ApiProperty({ example: ID, description: 'Of the course run.' })
  id: string;

  @ApiProperty(nullable(String, '202784494J002'))
  courseNumber: string | null;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty(nullable(String, '都市上水道'))
  titleJa: string | null;

  @ApiProperty({ example: 2027 })
  fiscalYear: number;

  @ApiProperty({ enum: LEAF_TYPES })
  programmeType: LeafType;

  @ApiProperty({ enum: STANDINGS, description: 'Whether it is planned, and if not why.' })
  standing: Standing;

  @ApiProperty({ type: [MissingFactView] })
  missing: MissingFactView[];

  @ApiProperty({ type: StatementView, description: 'What was stated of it.' })
  stated: StatementView;

  @ApiProperty({
    type: PlannedRunView,
    nullable: true,
    description: 'How it is planned; null where it is not.',
  })
  planned: PlannedRunView | null;

  @ApiProperty({ example: 1, description: 'Also the ETag; 0 where nothing has been stated yet.' })
  version: number;
}

export function runDemandView({
  id,
  facts,
  stated,
  run,
  standing,
  missing,
  version,
}: RunDemandRow): RunDemandView {
  const { courseNumber, titleEn, titleJa, fiscalYear, programmeType } = facts;
  const planned = run && plannedView(run);
  return {
    ...{ id, courseNumber, titleEn, titleJa, fiscalYear, programmeType },
    ...{ standing, missing, stated, planned, version },
  };
}

function plannedView({
  id: _id,
  courseId: _courseId,
  courseNumber: _courseNumber,
  titleEn: _titleEn,
  titleJa: _titleJa,
  programmeType: _programmeType,
  ...planned
}: DemandedRun): PlannedRunView {
  return planned;
}

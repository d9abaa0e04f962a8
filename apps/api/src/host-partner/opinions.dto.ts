import { ApiProperty } from '@nestjs/swagger';
import {
  type HostedRun,
  type Opinion,
  OPINION_SORTS,
  type OpinionDetail,
  OPINIONS,
  type OpinionRow,
  type SharedCriterion,
} from '#applications';
import { CRITERION_KINDS, type CriterionKind, type CriterionLevel } from '#catalogue';
import { ChoiceField, IdField, TextField } from '../http/fields.js';
import { PageDto } from '../http/page.dto.js';

const ID = '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60';

export class OpinionListDto extends PageDto {
  @IdField({ about: 'Nominations to this run.', optional: true })
  courseRunId?: string;

  @ChoiceField({ about: 'Opinions to be given, or given.', of: ['AWAITED', 'GIVEN'], optional: true })
  only?: 'AWAITED' | 'GIVEN';

  @ChoiceField({ about: 'Order; a minus means descending.', of: OPINION_SORTS, optional: true })
  sort: string = 'asked';
}

export class OpinionDto {
  @ChoiceField({ about: 'What you think.', example: 'RECOMMENDED', of: OPINIONS })
  opinion: Opinion;

  @TextField({
    about: 'Why.',
    example: 'The post fits the practice at the plant.',
    max: 4000,
    severalLines: true,
    mayBeEmpty: true,
    optional: true,
  })
  text: string = '';
}

export class OpinionReceiptView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 2, description: 'Also the ETag.' })
  version: number;
}

export class HostedRunView implements HostedRun {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ type: String, nullable: true, example: '202684494J002' })
  courseNumber: string | null;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ type: String, nullable: true, example: '都市上水道' })
  titleJa: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2026-10-05' })
  startsOn: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2026-11-13' })
  endsOn: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'KANSAI' })
  domesticOfficeCode: string | null;

  @ApiProperty({ example: 5, description: 'Opinions that you are asked for and have not given.' })
  awaited: number;
}

export class OpinionRowView implements OpinionRow {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ enum: OPINIONS, nullable: true, example: null })
  opinion: Opinion | null;

  @ApiProperty({ example: '' })
  text: string;

  @ApiProperty({ example: '2026-07-10', description: 'It ends with this day in Tokyo.' })
  dueOn: string;

  @ApiProperty({ example: '2026-06-01T02:00:00.000Z' })
  askedAt: Date;

  @ApiProperty({ type: Date, nullable: true, example: null })
  givenAt: Date | null;

  @ApiProperty({ example: ID })
  courseRunId: string;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ type: String, nullable: true, example: '202684494J002' })
  courseNumber: string | null;

  @ApiProperty({ example: 'Wanjiru' })
  familyName: string;

  @ApiProperty({ example: 'Grace Njeri' })
  givenNames: string;

  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ type: String, nullable: true, example: 'Nairobi City Water and Sewerage Company' })
  organisation: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Senior water engineer' })
  post: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 38, description: 'On the first day of the run.' })
  age: number | null;

  @ApiProperty({ example: 1, description: 'Also the ETag.' })
  version: number;
}

class SharedCriterionView implements SharedCriterion {
  @ApiProperty({ enum: CRITERION_KINDS, example: 'EXPERIENCE' })
  kind: CriterionKind;

  @ApiProperty({ enum: ['ESSENTIAL', 'RECOMMENDED'], example: 'ESSENTIAL' })
  level: CriterionLevel;

  @ApiProperty({ example: 'At least five years in water supply' })
  wording: string;

  @ApiProperty({ enum: ['MET', 'NOT_MET', 'TO_BE_JUDGED', 'WAIVED'], example: 'MET' })
  standing: SharedCriterion['standing'];
}

export class OpinionView extends OpinionRowView implements OpinionDetail {
  @ApiProperty({ type: [SharedCriterionView] })
  eligibility: SharedCriterionView[];
}

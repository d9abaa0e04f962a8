import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, Max, Min } from 'class-validator';
import {
  type JudgementFacts,
  NOMINATION_STATES,
  type NominationState,
  type OpinionQuestion,
  type ScoreFacts,
  type ScoringCriterion,
  SCREENING_SORTS,
  type Verdict,
  VERDICTS,
} from '#applications';
import {
  ChoiceField,
  CountField,
  DayField,
  IdField,
  IdsField,
  ListField,
  TextField,
} from '../http/fields.js';
import { PageDto } from '../http/page.dto.js';

export class ScreeningListDto extends PageDto {
  @ChoiceField({ about: 'State.', of: NOMINATION_STATES, optional: true })
  state?: NominationState;

  @ChoiceField({
    about: 'Those that you have in charge, or nobody.',
    of: ['MINE', 'UNASSIGNED'],
    optional: true,
  })
  only?: 'MINE' | 'UNASSIGNED';

  @ChoiceField({ about: 'Order; a minus means descending.', of: SCREENING_SORTS, optional: true })
  sort: string = '-score';
}

export class JudgementDto implements JudgementFacts {
  @IdField({ about: 'The criterion.' })
  criterionId: string;

  @ChoiceField({
    about: 'Met or not met where the record cannot tell; WAIVED takes the person although it is not met.',
    example: 'MET',
    of: VERDICTS,
  })
  verdict: Verdict;

  @TextField({
    about: 'Why; a waiver needs it.',
    example: 'The certificate of employment names six years.',
    max: 1000,
    severalLines: true,
    mayBeEmpty: true,
    optional: true,
  })
  note: string = '';
}

export class AcknowledgementDto {
  @IdsField({
    about: 'These nominations of the run; without it all that have not been.',
    max: 500,
    optional: true,
  })
  nominationIds?: string[];
}

export class AssignmentDto {
  @IdField({ about: 'The officer; null for nobody.', nullable: true })
  officerId: string | null;

  @IdField({ about: 'Who had it in charge when you looked; null for nobody.', nullable: true })
  insteadOf: string | null;
}

export class ScoringCriterionDto implements ScoringCriterion {
  @TextField({ about: 'What is scored.', example: 'Relevance of the present post', max: 120 })
  name: string;

  @CountField({ about: 'How much it counts in the whole.', example: 3, min: 1, max: 100 })
  weight: number;

  @CountField({ about: 'The most points there are.', example: 5, min: 1, max: 100 })
  maximum: number;
}

export class ScaleDto {
  @ListField({
    about: 'What is scored, in order; it replaces the scale before.',
    of: () => ScoringCriterionDto,
    max: 20,
  })
  @ArrayMinSize(1)
  criteria: ScoringCriterionDto[];
}

const PointsField = (): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(20),
    IsInt({ each: true }),
    Min(0, { each: true }),
    Max(100, { each: true }),
    ApiProperty({
      description: "Points for each criterion of the run's scale, in its order.",
      type: Number,
      isArray: true,
      maxItems: 20,
      example: [4, 3],
    }),
  );

export class ScoreDto implements ScoreFacts {
  @PointsField()
  points: number[];

  @TextField({
    about: 'Note for the other screeners.',
    max: 2000,
    severalLines: true,
    mayBeEmpty: true,
    optional: true,
  })
  note: string = '';

  @CountField({ about: 'Version of the scale that you see.', example: 1, min: 1, max: 1_000_000 })
  scaleVersion: number;
}

export class ConflictDto {
  @TextField({
    about: 'Why somebody else must screen and decide.',
    example: 'I taught the nominee at university.',
    max: 1000,
    severalLines: true,
  })
  reason: string;
}

export class OpinionQuestionDto implements OpinionQuestion {
  @IdField({ about: 'A host partner of the run.' })
  hostPartnerId: string;

  @IdsField({ about: 'The nominations that are shared with it.', max: 200 })
  nominationIds: string[];

  @DayField({ about: 'Last day for its opinion; it ends with this day in Tokyo.', example: '2026-07-10' })
  dueOn: string;
}

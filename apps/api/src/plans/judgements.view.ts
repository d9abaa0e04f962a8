import { ApiProperty } from '@nestjs/swagger';
import {
  type Colour,
  COLOURS,
  PLAN_RULES,
  type PlanComparison,
  type PlanCost,
  type PlanFault,
  type PlanFaults,
  type PlanRule,
  RULE_LEVELS,
  type RuleLevel,
  type RunVerdicts,
  type SaidFinding,
  type SaidVerdict,
} from '#allocation';
import { ID, nullable, placementOrNull, PlacementView, placementView } from './plans.view.js';

const SENTENCE =
  'Seminar rooms of JICA Kansai in weeks from 2 Aug 2027 to 16 Aug 2027: 2 needed, 1 is the limit. There: Water Supply.';
const TERMS = {
  type: 'object',
  additionalProperties: { type: 'number' },
  example: { preferredWeek: 4, distance: 0.8, hotelBeds: 12 },
} as const;

class LimitView {
  @ApiProperty({ enum: PLAN_RULES, example: 'ROOMS' })
  rule: PlanRule;

  @ApiProperty({ enum: RULE_LEVELS, example: 'BLOCKS_MOVE', description: 'What it means to break the rule.' })
  level: RuleLevel;

  @ApiProperty({
    example: 'KANSAI',
    description: 'Office, host partner, language, office:language, series; or a run.',
  })
  of: string;

  @ApiProperty({
    type: [Number],
    example: [18, 19, 20],
    description: 'Empty where the limit is of the whole year.',
  })
  weeks: number[];

  @ApiProperty({ example: 1, description: 'Where it is exceeded most.' })
  limit: number;

  @ApiProperty({ example: 1, description: 'How far over.' })
  over: number;

  @ApiProperty({ type: [String], example: [ID], description: 'Ids of the runs that are there.' })
  runs: string[];

  @ApiProperty({ example: SENTENCE })
  sentence: string;
}

class FindingView extends LimitView implements SaidFinding {
  declare rule: SaidFinding['rule'];

  @ApiProperty({ example: true, description: 'False for what may be gone beyond at a cost.' })
  hard: boolean;

  @ApiProperty({ type: [String], example: [], description: 'The filters that the placement does not pass.' })
  because: string[];
}

export class SaidVerdictView {
  @ApiProperty({ type: PlacementView })
  placement: PlacementView;

  @ApiProperty({
    enum: COLOURS,
    example: 'RED',
    description: 'GREEN fits, AMBER fits and costs, RED breaks a rule.',
  })
  colour: Colour;

  @ApiProperty({ example: 16.8, description: 'Points that it adds to the cost of the plan.' })
  cost: number;

  @ApiProperty({ ...TERMS, description: 'The cost by name.' })
  terms: Record<string, number>;

  @ApiProperty({ type: [FindingView] })
  findings: FindingView[];
}

const hundredths = (points: number): number => Math.round(points * 100) / 100;

export const verdictView = ({ placement, cost, terms, ...verdict }: SaidVerdict): SaidVerdictView => ({
  ...verdict,
  placement: placementView(placement),
  cost: hundredths(cost),
  terms: Object.fromEntries(Object.entries(terms).map(([term, amount]) => [term, hundredths(amount)])),
});

export class RunVerdictsView {
  @ApiProperty({ example: ID })
  planId: string;

  @ApiProperty({ example: 8, description: 'The version of the plan that was judged. Also the ETag.' })
  version: number;

  @ApiProperty({ example: ID })
  runId: string;

  @ApiProperty({ type: PlacementView, nullable: true, description: 'Where the run lies.' })
  placement: PlacementView | null;

  @ApiProperty({ type: PlacementView, nullable: true, description: 'Where it is pinned.' })
  pinned: PlacementView | null;

  @ApiProperty({ type: [SaidVerdictView], description: 'As if the run were taken up from where it lies.' })
  verdicts: SaidVerdictView[];
}

export const runVerdictsView = ({ placement, pinned, verdicts, ...of }: RunVerdicts): RunVerdictsView => ({
  ...of,
  placement: placementOrNull(placement),
  pinned: placementOrNull(pinned),
  verdicts: verdicts.map(verdictView),
});

export class PlanFaultView extends LimitView implements PlanFault {
  @ApiProperty({ type: [String], example: [], description: 'Why it was gone beyond on purpose.' })
  reasons: string[];
}

export class PlanFaultsView implements PlanFaults {
  @ApiProperty({ example: 8, description: 'Of the plan. Also the ETag.' })
  version: number;

  @ApiProperty({ type: [PlanFaultView], description: 'What must be mended before a release.' })
  blocks: PlanFaultView[];

  @ApiProperty({ type: [PlanFaultView], description: 'What a release should know.' })
  warns: PlanFaultView[];
}

class PlanCostView implements PlanCost {
  @ApiProperty(TERMS)
  terms: Record<string, number>;

  @ApiProperty({ example: 6168.2 })
  total: number;

  @ApiProperty({ example: 3, description: 'Runs without a place.' })
  unplaced: number;
}

class RunDifferenceView {
  @ApiProperty({ example: ID })
  runId: string;

  @ApiProperty(nullable(String, '202784494J002'))
  courseNumber: string | null;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ type: PlacementView, nullable: true })
  before: PlacementView | null;

  @ApiProperty({ type: PlacementView, nullable: true })
  after: PlacementView | null;
}

export class PlanComparisonView {
  @ApiProperty({ type: PlanCostView })
  before: PlanCostView;

  @ApiProperty({ type: PlanCostView })
  after: PlanCostView;

  @ApiProperty({ ...TERMS, description: 'After less before, term by term.' })
  difference: Record<string, number>;

  @ApiProperty({ type: [RunDifferenceView], description: 'The runs that differ, with both placements.' })
  runs: RunDifferenceView[];
}

export const planComparisonView = ({ runs, ...comparison }: PlanComparison): PlanComparisonView => ({
  ...comparison,
  runs: runs.map(({ before, after, ...run }) => ({
    ...run,
    before: placementOrNull(before),
    after: placementOrNull(after),
  })),
});

import { ApiProperty } from '@nestjs/swagger';
import { FILTERS, type PlacementFilter, type PlanningYear, type UnplaceableRun } from '#allocation';
import { MissingFactView } from './run-demands.view.js';

const ID = '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60';
const COURSE_NUMBER = { type: String, nullable: true, example: '202784494J002' };

class RemovedView {
  @ApiProperty({ enum: Object.keys(FILTERS) })
  filter: PlacementFilter;

  @ApiProperty({ example: 81_000 })
  placements: number;
}

class UnplaceableRunView implements UnplaceableRun {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty(COURSE_NUMBER)
  courseNumber: string | null;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ type: [RemovedView], description: 'How many placements each filter took, the most first.' })
  removed: RemovedView[];

  @ApiProperty({
    example: 'None of 95,400 placements is left; they were removed: 81,000 by the window of start weeks.',
  })
  sentence: string;
}

class IncompleteRunView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty(COURSE_NUMBER)
  courseNumber: string | null;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ type: [MissingFactView] })
  missing: MissingFactView[];
}

export class PlanningYearView {
  @ApiProperty({ example: 2027 })
  fiscalYear: number;

  @ApiProperty({ example: 53 })
  weeks: number;

  @ApiProperty({ example: 600, description: 'Runs that are planned.' })
  runs: number;

  @ApiProperty({
    example: 48_200,
    description: 'Placements that plans choose among: of each run the best that pass the filters.',
  })
  placements: number;

  @ApiProperty({
    type: [IncompleteRunView],
    description: 'Runs that cannot be planned before facts are given.',
  })
  incomplete: IncompleteRunView[];

  @ApiProperty({ type: [UnplaceableRunView], description: 'Runs for which the filters leave no placement.' })
  unplaceable: UnplaceableRunView[];
}

export function planningYearView({
  fiscalYear,
  instance,
  runs,
  incomplete,
  unplaceable,
}: PlanningYear): PlanningYearView {
  const placements = instance.runs.reduce((sum, run) => sum + run.placements.length, 0);
  return { fiscalYear, weeks: instance.weeks, runs: runs.length, placements, incomplete, unplaceable };
}

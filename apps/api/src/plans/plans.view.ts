import { ApiProperty } from '@nestjs/swagger';
import {
  ADJUSTABLE,
  type Adjustable,
  type Override,
  type Overridden,
  PLAN_ORIGINS,
  PLAN_RULES,
  type PlanOrigin,
  type PlanReceipt,
  type PlanRow,
  type PlanState,
  type Placement,
  VERSION_STATES,
  type VersionState,
} from '#allocation';

export const ID = '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60';
export const AT = '2026-07-01T02:00:00.000Z';
export const nullable = (
  type: StringConstructor | NumberConstructor | DateConstructor,
  example: unknown,
) => ({ type, nullable: true, example });

export class PlacementView {
  @ApiProperty({ example: 'KANSAI' })
  office: string;

  @ApiProperty({ example: ID })
  hostPartnerId: string;

  @ApiProperty({ example: 17, description: 'Planning week of the start.' })
  week: number;
}

export const placementView = ([office, hostPartnerId, week]: Placement): PlacementView => ({
  office,
  hostPartnerId,
  week,
});
export const placementOrNull = (placement: Placement | null | undefined): PlacementView | null =>
  placement ? placementView(placement) : null;

export class PlanReceiptView implements PlanReceipt {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ enum: VERSION_STATES, example: 'DRAFT' })
  state: VersionState;

  @ApiProperty({ example: 3, description: 'Changes in force; with 0 there is nothing to undo.' })
  position: number;

  @ApiProperty({ example: 4, description: 'Changes with those undone; beyond position they may be redone.' })
  length: number;

  @ApiProperty({ example: 8, description: 'Also the ETag.' })
  version: number;
}

export class PlanView extends PlanReceiptView implements PlanRow {
  @ApiProperty({ example: 2027 })
  fiscalYear: number;

  @ApiProperty({ example: 8, description: 'Counts up in the fiscal year.' })
  number: number;

  @ApiProperty({ example: 'Kansai closed four weeks' })
  name: string;

  @ApiProperty({ enum: PLAN_ORIGINS, example: 'FORK' })
  origin: PlanOrigin;

  @ApiProperty(nullable(String, ID))
  basedOnId: string | null;

  @ApiProperty({
    ...nullable(Number, 5655.1),
    description: 'No plan of the year cost less, as proven when it was proposed; null once it is changed.',
  })
  bound: number | null;

  @ApiProperty({ example: AT })
  createdAt: Date;

  @ApiProperty(nullable(String, 'Sato Hanako'))
  createdBy: string | null;

  @ApiProperty(nullable(Date, null))
  releasedAt: Date | null;
}

export class AdjustmentView {
  @ApiProperty({ enum: ADJUSTABLE, example: 'BEDS' })
  what: Adjustable;

  @ApiProperty({ example: 'TOKYO' })
  of: string;

  @ApiProperty({ example: 0 })
  fromWeek: number;

  @ApiProperty({ example: 51 })
  toWeek: number;

  @ApiProperty(nullable(Number, 120))
  percent: number | null;

  @ApiProperty(nullable(Number, null))
  to: number | null;
}

export class MadeView {
  @ApiProperty(nullable(String, 'Agreed with the university.'))
  reason: string | null;

  @ApiProperty(nullable(String, 'Sato Hanako'))
  madeBy: string | null;

  @ApiProperty({ example: AT })
  madeAt: string;
}

export class OverrideView {
  @ApiProperty({ example: ID })
  runId: string;

  @ApiProperty({ enum: PLAN_RULES, example: 'HOTEL_BEDS' })
  rule: Overridden['rule'];

  @ApiProperty({ example: 'KANSAI' })
  of: string;

  @ApiProperty({ type: [Number], example: [17, 18, 19] })
  weeks: number[];

  @ApiProperty({ example: 90 })
  limit: number;

  @ApiProperty({ example: 6 })
  over: number;

  @ApiProperty(nullable(String, 'The hotel next door has rooms.'))
  reason: string | null;

  @ApiProperty(nullable(String, 'Sato Hanako'))
  madeBy: string | null;

  @ApiProperty({ example: AT })
  madeAt: string;
}

class PlacedRunView extends PlacementView {
  @ApiProperty({ example: ID })
  runId: string;
}

class PinView extends MadeView {
  @ApiProperty({ example: ID })
  runId: string;

  @ApiProperty({ type: PlacementView })
  placement: PlacementView;
}

class ScenarioView extends MadeView {
  @ApiProperty({ type: AdjustmentView })
  adjustment: AdjustmentView;
}

export class PlanDetailView extends PlanView {
  @ApiProperty({ type: [PlacedRunView] })
  placements: PlacedRunView[];

  @ApiProperty({ type: [String], example: [ID], description: 'Ids of the runs without a place.' })
  unplaced: string[];

  @ApiProperty({ type: [PinView] })
  pins: PinView[];

  @ApiProperty({ type: [OverrideView], description: 'Where placements go beyond a limit on purpose.' })
  overrides: OverrideView[];

  @ApiProperty({
    type: [ScenarioView],
    description: 'How the capacity differs from that of the year, in order.',
  })
  scenario: ScenarioView[];
}

export function planDetailView(
  { plan, year, placements, pins, overrides, adjustments }: PlanState,
  names: ReadonlyMap<string | null, string>,
): PlanDetailView {
  const named = <T extends { madeBy: string | null }>(made: T) => ({
    ...made,
    madeBy: names.get(made.madeBy) ?? null,
  });
  return {
    ...plan,
    placements: Array.from(placements, ([runId, placement]) => ({ runId, ...placementView(placement) })),
    unplaced: year.runs.filter(({ id }) => !placements.has(id)).map(({ id }) => id),
    pins: Array.from(pins, ([runId, { placement, ...made }]) => ({
      ...named(made),
      runId,
      placement: placementView(placement),
    })),
    overrides: [...overrides].flatMap(([runId, ofRun]) =>
      ofRun.map((one: Override) => ({ runId, ...named(one) })),
    ),
    scenario: adjustments.map(({ reason, madeBy, madeAt, ...adjustment }) => ({
      adjustment,
      ...named({ reason, madeBy, madeAt }),
    })),
  };
}

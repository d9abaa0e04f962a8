import { type FieldFault, invalid } from '#platform';
import {
  ADJUSTABLE,
  type Adjustable,
  type Adjustment,
  type PlanAct,
  PLAN_ACTS,
  PLAN_SORTS,
  type Placement,
  VERSION_STATES,
  type VersionState,
} from '#allocation';
import {
  ChoiceField,
  CodeField,
  CountField,
  IdField,
  ListField,
  QueryCountField,
  TextField,
} from '../http/fields.js';
import { PageDto } from '../http/page.dto.js';

const FISCAL_YEAR = { about: 'Fiscal year, named by its first year.', example: 2027, min: 1954, max: 2197 };
const WEEK = 'Planning week: 0 is the one in which 1 April falls, weeks begin on Monday.';
/** A fiscal year has 52 or 53. */
const LAST_WEEK = 52;

export class FiscalYearDto {
  @QueryCountField(FISCAL_YEAR)
  fiscalYear: number;
}

export class PlanListDto extends PageDto {
  @QueryCountField(FISCAL_YEAR)
  fiscalYear: number;

  @ChoiceField({ about: 'Only versions in this state.', of: VERSION_STATES, optional: true })
  state?: VersionState;

  @ChoiceField({ about: 'Order.', of: PLAN_SORTS, optional: true })
  sort: string = '-number';
}

export class PlanNameDto {
  @TextField({ about: 'For people.', example: 'Kansai closed four weeks', max: 120 })
  name: string;
}

export class NewPlanDto extends PlanNameDto {
  @CountField(FISCAL_YEAR)
  fiscalYear: number;
}

class PlacementDto {
  @CodeField({ about: 'Code of a domestic office.', example: 'KANSAI', max: 12, optional: true })
  office?: string;

  @IdField({ about: 'A host partner.', optional: true })
  hostPartnerId?: string;

  @CountField({ about: `Start. ${WEEK}`, example: 17, min: 0, max: LAST_WEEK, optional: true })
  week?: number;
}

/** One act; which fields it takes, its kind says. */
export class PlanActDto extends PlacementDto {
  @ChoiceField({
    about:
      'PLACE and PIN take runId, office, hostPartnerId and week; UNPLACE and UNPIN runId; ADJUST takes what, of, fromWeek, toWeek and either percent or to, and neither for CLOSURE and AS_ON_RECORD.',
    of: PLAN_ACTS,
    example: 'PLACE',
  })
  act: PlanAct['act'];

  @IdField({ about: 'A course run.', optional: true })
  runId?: string;

  @ChoiceField({
    about:
      'What a scenario supposes of; AS_ON_RECORD takes back all that it supposes of an office or a language.',
    of: ADJUSTABLE,
    optional: true,
    example: 'BEDS',
  })
  what?: Adjustable;

  @CodeField({
    about: 'Code of a domestic office; of a language for INTERPRETERS and AS_ON_RECORD.',
    example: 'TOKYO',
    max: 12,
    optional: true,
  })
  of?: string;

  @CountField({ about: WEEK, example: 0, min: 0, max: LAST_WEEK, optional: true })
  fromWeek?: number;

  @CountField({ about: 'The last week, included.', example: 51, min: 0, max: LAST_WEEK, optional: true })
  toWeek?: number;

  @CountField({ about: 'Of the figure of each week.', example: 120, min: 0, max: 1_000, optional: true })
  percent?: number;

  @CountField({ about: 'A figure instead.', example: 40, min: 0, max: 100_000, optional: true })
  to?: number;
}

export class PlanChangeDto {
  @ListField({
    about: 'What is done, all of it or nothing; undone as a whole.',
    of: () => PlanActDto,
    min: 1,
    max: 1_000,
  })
  acts: PlanActDto[];

  @TextField({
    about: 'Needed where a limit is gone beyond that may be: beds in hotels, the share of an office.',
    example: 'The university has rooms of its own in August.',
    max: 1000,
    severalLines: true,
    optional: true,
    nullable: true,
  })
  reason?: string | null;
}

class RunDto {
  @IdField({ about: 'A course run.' })
  runId: string;
}

export class RunVerdictsDto extends RunDto {
  @IdField({
    about:
      'With it every office and week with this host partner, instead of the placements that the year offers.',
    optional: true,
  })
  hostPartnerId?: string;
}

export class PlacementVerdictDto extends RunDto {
  @CodeField({ about: 'Code of a domestic office.', example: 'KANSAI', max: 12 })
  office: string;

  @IdField({ about: 'A host partner.' })
  hostPartnerId: string;

  @QueryCountField({ about: `Start. ${WEEK}`, example: 17, min: 0, max: LAST_WEEK })
  week: number;
}

export class ComparisonDto {
  @IdField({ about: 'The version to compare with.' })
  with: string;
}

export class PlanAtDto {
  @QueryCountField({
    about: 'What it said when it had this version, before later changes, undone ones among them.',
    example: 3,
    min: 1,
    max: 999_999_999,
    optional: true,
  })
  at?: number;
}

export class StepsDto {
  @QueryCountField({
    about: 'The version that you have seen; what was done after it is told.',
    example: 3,
    min: 0,
    max: 999_999_999,
  })
  since: number;
}

const NEEDED = {
  PLACE: ['runId', 'office', 'hostPartnerId', 'week'],
  PIN: ['runId', 'office', 'hostPartnerId', 'week'],
  UNPLACE: ['runId'],
  UNPIN: ['runId'],
  ADJUST: ['what', 'of', 'fromWeek', 'toWeek'],
} as const satisfies Record<PlanAct['act'], readonly (keyof PlanActDto)[]>;

/** Throws PLAN.CHANGE_INVALID for acts that lack what their kind needs. */
export function actsOf(acts: PlanActDto[]): PlanAct[] {
  const faults = acts.flatMap((act, index) =>
    NEEDED[act.act]
      .filter((field) => act[field] === undefined)
      .map((field): FieldFault => {
        const at = `acts[${index}].${field}`;
        return { field: at, message: `${at} is missing: ${act.act} needs it.` };
      }),
  );
  if (faults.length > 0) throw invalid('PLAN.CHANGE_INVALID', faults);
  return acts.map(actOf);
}

function actOf({ act, runId, office, hostPartnerId, week, ...adjustment }: PlanActDto): PlanAct {
  if (act === 'ADJUST') {
    const { percent = null, to = null, ...rest } = adjustment;
    return { act, adjustment: { ...(rest as Omit<Adjustment, 'percent' | 'to'>), percent, to } };
  }
  const placement: Placement = [office!, hostPartnerId!, week!];
  return act === 'PLACE' || act === 'PIN' ? { act, runId: runId!, placement } : { act, runId: runId! };
}

import { ApiProperty } from '@nestjs/swagger';
import { type PlanningWeights, type WeightsOfYear } from '#allocation';
import { CountField } from '../http/fields.js';
import { TenthsField } from '../http/further-fields.js';
import { PartField, TenthsListField } from '../http/part-fields.js';

const LAST_WEEK = 52;
const lead = (of: string, example: number) => ({ about: `Of ${of}, in weeks.`, example, min: 0, max: 104 });

class LeadWeeksDto {
  @CountField(lead('Group and Region Focus', 20))
  GROUP_REGION_FOCUS: number;

  @CountField(lead('Short-Term', 9))
  SHORT_TERM: number;

  @CountField(lead('Long-Term', 26))
  LONG_TERM: number;

  @CountField(lead('Young Leaders', 20))
  YOUNG_LEADERS: number;
}

class IntakeWeeksDto {
  @CountField({ about: 'First planning week.', example: 0, min: 0, max: LAST_WEEK })
  fromWeek: number;

  @CountField({ about: 'Last planning week.', example: 1, min: 0, max: LAST_WEEK })
  toWeek: number;
}

class IntakesDto {
  @PartField({ about: 'Weeks of the April intake.', of: () => IntakeWeeksDto })
  APRIL: IntakeWeeksDto;

  @PartField({ about: 'Weeks of the autumn intake.', of: () => IntakeWeeksDto })
  AUTUMN: IntakeWeeksDto;
}

const points = (about: string, example: number) => ({ about, example, max: 1_000 });

export class PlanningWeightsDto implements PlanningWeights {
  @TenthsField(points('A week away from the preferred one.', 2))
  preferredWeek: number;

  @TenthsField(
    points('A host partner rated 0 of 5; one rated 5 or of the same course before costs nothing.', 10),
  )
  affinity: number;

  @TenthsField(points('Each 100 km between host partner and office.', 4))
  distancePer100Km: number;

  @TenthsListField({
    about: 'A start in each month, April first.',
    example: [0, 0, 0, 0, 1, 0, 0, 0, 2, 2, 2, 1],
    ...{ count: 12, max: 1_000 },
  })
  season: number[];

  @TenthsField(points('Each working day that the week of the start has less than five.', 1))
  holidayInStartWeek: number;

  @TenthsField(points('One person in a hotel for a week.', 1.5))
  hotelBedWeek: number;

  @TenthsField(points('One seat for a week beyond the fair share of an office.', 0.2))
  overload: number;

  @TenthsField({ about: 'A run without a place: by far the largest.', example: 600, max: 100_000 })
  unplaced: number;

  @TenthsField(points('A run that leaves its place in the released plan.', 20))
  changeFromReleased: number;

  @CountField({ about: 'Weeks of preparation before a run.', example: 2, min: 0, max: 12 })
  preparationWeeks: number;

  @TenthsField({ about: 'Coordinators whom a run needs in them.', example: 0.3, max: 10 })
  preparationLoad: number;

  @CountField({
    about: 'Start weeks on either side of the preferred one.',
    example: 4,
    min: 0,
    max: LAST_WEEK,
  })
  windowWeeks: number;

  @PartField({
    about: 'Weeks from today in which a run can no longer be brought about.',
    of: () => LeadWeeksDto,
  })
  leadWeeks: LeadWeeksDto;

  @PartField({ about: 'When Long-Term runs start.', of: () => IntakesDto })
  intakes: IntakesDto;

  @CountField({
    about: 'Weeks that Long-Term people spend at the domestic office before they live at their university.',
    ...{ example: 2, min: 1, max: 26 },
  })
  longTermStayWeeks: number;

  @CountField({ about: 'Working days that the week of a start needs.', example: 3, min: 0, max: 5 })
  workingDaysToStart: number;

  @CountField({
    about: 'Pairs of office and host partner that are looked at for a run.',
    example: 8,
    min: 1,
    max: 50,
  })
  pairsPerRun: number;

  @CountField({ about: 'Placements that are looked at for a run.', example: 120, min: 1, max: 500 })
  placementsPerRun: number;
}

export class PlanningWeightsView implements WeightsOfYear {
  @ApiProperty({ example: 2027 })
  fiscalYear: number;

  @ApiProperty({ type: PlanningWeightsDto })
  weights: PlanningWeightsDto;

  @ApiProperty({ example: 1, description: 'Also the ETag; 0 as every year begins.' })
  version: number;
}

import { ApiProperty } from '@nestjs/swagger';
import {
  type CapacityReceipt,
  type CarriedOver,
  type ChangeOfFigure,
  type Closure,
  HOLIDAY_EXCEPTIONS,
  type Holiday,
  type HolidayException,
  type HolidayKind,
  type HolidayWeek,
  type HolidayYear,
  type OfficeFigures,
  type PoolFacts,
  type PoolRow,
  QUANTITIES,
  type Quantity,
} from '#allocation';

const ID = '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60';
const HOLIDAY_KINDS: readonly HolidayKind[] = ['NATIONAL', 'NEW_YEAR', ...HOLIDAY_EXCEPTIONS];

export class CapacityReceiptView implements CapacityReceipt {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 2, description: 'Also the ETag.' })
  version: number;
}

export class CarriedOverView implements CarriedOver {
  @ApiProperty({ type: [String], example: ['KANSAI', 'TOKYO'], description: 'Offices that got figures.' })
  offices: string[];

  @ApiProperty({
    type: [String],
    example: ['es', 'fr'],
    description: 'National pools that were carried over.',
  })
  languages: string[];
}

export class ClosureView implements Closure {
  @ApiProperty({ example: 20 })
  fromWeek: number;

  @ApiProperty({ example: 23 })
  toWeek: number;

  @ApiProperty({ example: 'The lift is replaced.' })
  reason: string;
}

class ChangeView extends ClosureView implements ChangeOfFigure {
  @ApiProperty({ enum: QUANTITIES, example: 'BEDS' })
  quantity: Quantity;

  @ApiProperty({ type: String, nullable: true, example: null })
  language: string | null;

  @ApiProperty({ example: 96, description: 'What there is in these weeks.' })
  figure: number;
}

class InterpretersView {
  @ApiProperty({ example: 'es' })
  language: string;

  @ApiProperty({ example: 2 })
  people: number;
}

export class CapacityView extends CapacityReceiptView implements OfficeFigures {
  @ApiProperty({ example: 2026 })
  fiscalYear: number;

  @ApiProperty({ example: 'KANSAI' })
  domesticOfficeCode: string;

  @ApiProperty({ example: 8 })
  rooms: number;

  @ApiProperty({ example: 140 })
  beds: number;

  @ApiProperty({ example: 43 })
  hotelBeds: number;

  @ApiProperty({ example: 11.1 })
  coordinators: number;

  @ApiProperty({ example: 4 })
  arrivalsPerWeek: number;

  @ApiProperty({ example: 4091 })
  seatWeeksTarget: number;

  @ApiProperty({ type: [InterpretersView] })
  interpreters: InterpretersView[];

  @ApiProperty({ type: [ChangeView] })
  changes: ChangeView[];

  @ApiProperty({ type: [ClosureView] })
  closures: ClosureView[];
}

class PoolChangeView extends ClosureView {
  @ApiProperty({ example: 1 })
  people: number;
}

export class PoolView extends CapacityReceiptView implements PoolRow {
  @ApiProperty({ example: 'fr' })
  language: string;

  @ApiProperty({ example: 9 })
  people: number;

  @ApiProperty({ type: [PoolChangeView] })
  changes: PoolFacts['changes'];
}

class HolidayView implements Holiday {
  @ApiProperty({ example: '2026-05-05' })
  day: string;

  @ApiProperty({ enum: HOLIDAY_KINDS, example: 'NATIONAL' })
  kind: HolidayKind;

  @ApiProperty({ example: "Children's Day" })
  nameEn: string;

  @ApiProperty({ type: String, nullable: true, example: 'こどもの日' })
  nameJa: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'The office that makes an exception.',
  })
  domesticOfficeCode: string | null;
}

class HolidayWeekView implements HolidayWeek {
  @ApiProperty({ example: 5 })
  week: number;

  @ApiProperty({ example: '2026-05-04' })
  monday: string;

  @ApiProperty({ type: [HolidayView] })
  holidays: HolidayView[];

  @ApiProperty({ example: 2 })
  workingDays: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    example: { TOKYO: 3 },
    description: 'At offices that make an exception.',
  })
  workingDaysAt: Record<string, number>;
}

class LocalHolidayView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: '2026-06-23' })
  day: string;

  @ApiProperty({ type: String, nullable: true, example: 'OKINAWA' })
  domesticOfficeCode: string | null;

  @ApiProperty({ enum: HOLIDAY_EXCEPTIONS, example: 'DAY_OFF' })
  kind: HolidayException;

  @ApiProperty({ example: 'Okinawa Memorial Day' })
  name: string;
}

export class HolidayYearView implements HolidayYear {
  @ApiProperty({ type: [HolidayWeekView] })
  weeks: HolidayWeekView[];

  @ApiProperty({ type: [LocalHolidayView], description: 'What can be taken back.' })
  exceptions: LocalHolidayView[];
}

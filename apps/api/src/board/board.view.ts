import { ApiExtraModels, ApiProperty, type ApiPropertyOptions, getSchemaPath } from '@nestjs/swagger';
import type {
  Board,
  BoardHostPartner,
  BoardMeasure,
  BoardOffice,
  BoardRun,
  InterpreterUtilisation,
  Measure,
  OfficeUtilisation,
  Utilisation,
} from '#allocation';
import { ID, nullable, PlanView } from '../plans/plans.view.js';

const BY_WEEK: ApiPropertyOptions = {
  type: [Number],
  example: [12, 12, 10],
  description: 'By planning week.',
};

class BoardMeasureView implements BoardMeasure {
  @ApiProperty(BY_WEEK)
  limit: number[];

  @ApiProperty(BY_WEEK)
  used: number[];
}

const BY_LANGUAGE = {
  type: 'object',
  additionalProperties: { $ref: getSchemaPath(BoardMeasureView) },
} as const;

class SeatWeeksView {
  @ApiProperty({ example: 1_149 })
  target: number;

  @ApiProperty({ example: 1_020 })
  used: number;
}

@ApiExtraModels(BoardMeasureView)
class BoardOfficeView implements BoardOffice {
  @ApiProperty({ example: 'KANSAI' })
  code: string;

  @ApiProperty({ example: 'JICA Kansai Center' })
  nameEn: string;

  @ApiProperty({ type: BoardMeasureView })
  rooms: BoardMeasureView;

  @ApiProperty({ type: BoardMeasureView, description: 'Its own beds.' })
  beds: BoardMeasureView;

  @ApiProperty({
    type: [Number],
    example: [6, 6, 4],
    description: 'Beds that may be bought in hotels, by planning week.',
  })
  hotelBeds: number[];

  @ApiProperty({ type: BoardMeasureView })
  coordinators: BoardMeasureView;

  @ApiProperty({ type: BoardMeasureView, description: 'Runs that begin in a week.' })
  arrivals: BoardMeasureView;

  @ApiProperty({ type: SeatWeeksView, description: 'Its share of the year, in people times weeks.' })
  seatWeeks: SeatWeeksView;

  @ApiProperty({ ...BY_LANGUAGE, description: 'Its own interpreters, by language.' })
  interpreters: Record<string, BoardMeasureView>;
}

class BoardHostPartnerView implements BoardHostPartner {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'Kobe City Waterworks Bureau' })
  name: string;

  @ApiProperty({
    oneOf: [{ type: 'number' }, { type: 'array', items: { type: 'number' } }],
    example: 2,
    description: 'By planning week where it is not the same in all.',
  })
  runsAtOnce: number | number[];

  @ApiProperty({ example: 4 })
  runsPerYear: number;

  @ApiProperty({ example: 3 })
  runsPlaced: number;
}

class BoardRunView implements BoardRun {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty(nullable(String, '202784494J002'))
  courseNumber: string | null;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ example: 6 })
  weeks: number;

  @ApiProperty({ example: 14 })
  seats: number;

  @ApiProperty({ example: 'fr' })
  language: string;

  @ApiProperty(nullable(String, null))
  series: string | null;

  @ApiProperty({
    type: 'array',
    items: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    nullable: true,
    example: ['KANSAI', ID, 17],
    description: 'Office, host partner, planning week of the start; null lies in the tray.',
  })
  placement: [string, string, number] | null;

  @ApiProperty({ example: false })
  pinned: boolean;

  @ApiProperty({ example: false, description: 'Goes beyond a limit on purpose, with a reason.' })
  overridden: boolean;
}

export class BoardView implements Board {
  @ApiProperty({ type: PlanView })
  plan: PlanView;

  @ApiProperty({ example: 8, description: 'Of the plan; follow its events from here on. Also the ETag.' })
  version: number;

  @ApiProperty({ example: 52 })
  weeks: number;

  @ApiProperty({ example: '2027-03-29', description: 'Monday of planning week 0.' })
  firstMonday: string;

  @ApiProperty({ type: [BoardOfficeView] })
  offices: BoardOfficeView[];

  @ApiProperty({ type: [BoardHostPartnerView] })
  hostPartners: BoardHostPartnerView[];

  @ApiProperty({ ...BY_LANGUAGE, description: 'Interpreters of the whole country, by language.' })
  interpreters: Record<string, BoardMeasureView>;

  @ApiProperty({ type: [BoardRunView] })
  runs: BoardRunView[];
}

class MeasureView extends BoardMeasureView implements Measure {
  @ApiProperty({
    type: 'array',
    items: { type: 'number', nullable: true },
    example: [83, 100, null],
    description: 'Of the limit, by planning week; null where there is nothing to be used.',
  })
  percent: (number | null)[];
}

class OfficeUtilisationView implements OfficeUtilisation {
  @ApiProperty({ example: 'KANSAI' })
  code: string;

  @ApiProperty({ example: 'JICA Kansai Center' })
  nameEn: string;

  @ApiProperty({ type: MeasureView })
  rooms: MeasureView;

  @ApiProperty({ type: MeasureView, description: 'Its own beds; above 100 % people sleep in hotels.' })
  beds: MeasureView;

  @ApiProperty({ type: MeasureView, description: 'Beds bought in hotels.' })
  hotelBeds: MeasureView;

  @ApiProperty({ type: MeasureView })
  coordinators: MeasureView;
}

class InterpreterUtilisationView implements InterpreterUtilisation {
  @ApiProperty({ example: 'fr' })
  language: string;

  @ApiProperty({ example: 'French' })
  nameEn: string;

  @ApiProperty({ ...nullable(String, null), description: 'Null for the pool of the whole country.' })
  officeCode: string | null;

  @ApiProperty({ type: MeasureView })
  people: MeasureView;
}

export class UtilisationView implements Utilisation {
  @ApiProperty({ type: PlanView })
  plan: PlanView;

  @ApiProperty({ type: [String], example: ['2027-03-29'], description: 'Mondays of the planning weeks.' })
  mondays: string[];

  @ApiProperty({ type: [OfficeUtilisationView] })
  offices: OfficeUtilisationView[];

  @ApiProperty({ type: [InterpreterUtilisationView] })
  interpreters: InterpreterUtilisationView[];
}

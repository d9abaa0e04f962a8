import { ApiProperty } from '@nestjs/swagger';
import {
  HOST_PARTNER_KINDS,
  type HostPartnerKind,
  type OfficeYear,
  type PartnerYear,
  type YearCapacity,
} from '#allocation';
import { THEME_CODES, type Theme } from '#catalogue';

const ByWeek = (figure: number): PropertyDecorator =>
  ApiProperty({ type: [Number], description: 'A figure for each week.', example: [figure, figure] });
const BY_LANGUAGE = {
  type: 'object',
  additionalProperties: { type: 'array', items: { type: 'integer' } },
  example: { fr: [9, 9] },
} as const;

class WeekView {
  @ApiProperty({ example: 20 })
  week: number;

  @ApiProperty({ example: 'The lift is replaced.' })
  reason: string;
}

class OfficeYearView implements OfficeYear {
  @ApiProperty({ example: 'KANSAI' })
  code: string;

  @ApiProperty({ example: 'JICA Kansai Center' })
  nameEn: string;

  @ApiProperty({ type: [String], example: ['Hyogo', 'Kyoto'] })
  prefectures: string[];

  @ByWeek(8)
  rooms: number[];

  @ByWeek(140)
  beds: number[];

  @ByWeek(43)
  hotelBeds: number[];

  @ByWeek(11.1)
  coordinators: number[];

  @ByWeek(4)
  arrivalsPerWeek: number[];

  @ApiProperty({ example: 4091 })
  seatWeeksTarget: number;

  @ApiProperty({ ...BY_LANGUAGE, description: 'Interpreters of its own by language and week.' })
  interpreters: Record<string, number[]>;

  @ApiProperty({ type: [WeekView] })
  closedWeeks: WeekView[];
}

class PartnerYearView implements PartnerYear {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f62' })
  id: string;

  @ApiProperty({ example: 'Kobe City Waterworks Bureau' })
  name: string;

  @ApiProperty({ enum: HOST_PARTNER_KINDS, example: 'LOCAL_GOVERNMENT' })
  kind: HostPartnerKind;

  @ApiProperty({ example: 'Hyogo' })
  prefecture: string;

  @ApiProperty({ enum: THEME_CODES, isArray: true, example: ['WATER_AND_DISASTER'] })
  themes: Theme[];

  @ApiProperty({ type: [String], example: ['en'] })
  languages: string[];

  @ApiProperty({ example: 1 })
  runsAtOnce: number;

  @ApiProperty({ example: 3, description: 'Under the agreements of the year.' })
  runsPerYear: number;

  @ApiProperty({ type: [WeekView] })
  blackout: WeekView[];

  @ApiProperty({
    type: [Boolean],
    description: 'For each week whether an agreement covers its working days.',
  })
  agreedWeeks: boolean[];

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 4.5,
    description: 'Mean of its evaluations, 0 to 5.',
  })
  rating: number | null;

  @ApiProperty({ example: 12 })
  evaluations: number;
}

export class YearCapacityView implements YearCapacity {
  @ApiProperty({ example: 2026 })
  fiscalYear: number;

  @ApiProperty({ example: 52 })
  weeks: number;

  @ApiProperty({ type: [OfficeYearView] })
  offices: OfficeYearView[];

  @ApiProperty({ type: [PartnerYearView] })
  hostPartners: PartnerYearView[];

  @ApiProperty({ ...BY_LANGUAGE, description: 'National pools by language and week.' })
  interpreters: Record<string, number[]>;
}

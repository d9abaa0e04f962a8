import { ApiProperty } from '@nestjs/swagger';
import type { HostName, PlannedPlace, RunDates } from '#allocation';
import { ID } from '../plans/plans.view.js';

export class PlaceView implements PlannedPlace {
  @ApiProperty({ example: 'KANSAI' })
  officeCode: string;

  @ApiProperty({ example: 'JICA Kansai Center' })
  officeName: string;

  @ApiProperty({ example: ID })
  hostPartnerId: string;

  @ApiProperty({ example: 'Kobe City Waterworks Bureau' })
  hostPartnerName: string;

  @ApiProperty({ example: 17, description: 'Planning week of the start.' })
  week: number;
}

export class HostNameView implements HostName {
  @ApiProperty({ example: ID })
  hostPartnerId: string;

  @ApiProperty({ example: 'Kobe City Waterworks Bureau' })
  hostPartnerName: string;
}

export class DatesView implements RunDates {
  @ApiProperty({ example: '2027-08-02' })
  startsOn: string;

  @ApiProperty({ example: '2027-09-10' })
  endsOn: string;
}

import { ApiProperty } from '@nestjs/swagger';
import {
  type CountryDemandRow,
  COURSE_STATES,
  type CourseDemandRow,
  type CourseState,
  LEAF_TYPES,
  type LeafType,
} from '#catalogue';
import { DayField, TextField } from '../http/fields.js';

export class ReopeningDto {
  @TextField({
    about: 'Why; the office is told.',
    example: 'The ministry was late.',
    max: 500,
    severalLines: true,
  })
  reason: string;

  @DayField({ about: 'The last day of this country; it ends with this day in Tokyo.', example: '2026-09-11' })
  lastDay: string;
}

class DemandView {
  @ApiProperty({ example: 12, description: 'Sum of the minima.' })
  seatsMin: number;

  @ApiProperty({ example: 31, description: 'Sum of the maxima.' })
  seatsMax: number;

  @ApiProperty({ example: 2, description: 'Requests of priority A.' })
  priorityA: number;

  @ApiProperty({ example: 3 })
  priorityB: number;

  @ApiProperty({ example: 2 })
  priorityC: number;
}

export class CourseDemandView extends DemandView implements CourseDemandRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  courseId: string;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ enum: LEAF_TYPES, example: 'GROUP_REGION_FOCUS' })
  programmeType: LeafType;

  @ApiProperty({ enum: COURSE_STATES, example: 'CANDIDATE' })
  state: CourseState;

  @ApiProperty({ example: 7, description: 'Countries that ask for it.' })
  countries: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 20,
    description: 'Places of the runs of the year, or what is planned where there is no run yet.',
  })
  capacity: number | null;
}

export class CountryDemandView extends DemandView implements CountryDemandRow {
  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ example: 'Kenya' })
  countryName: string;

  @ApiProperty({ example: 9, description: 'Courses that it asks for.' })
  courses: number;

  @ApiProperty({ example: 14, description: 'Slots that it has in the year so far, released or not.' })
  slots: number;
}

import { PartialType } from '@nestjs/swagger';
import { type NewSession, SESSION_KIND_CODES, type SessionKind } from '#training';
import { ClockTimeField, TimeZoneField } from '../http/clock-fields.js';
import { ChoiceField, CodeField, DayField, IdField, LEFT_OUT_NOT_NULL, TextField } from '../http/fields.js';

export class TimeZoneDto {
  @TimeZoneField({
    about: 'Zone in which all times of the programme stand, by its name in the zone database.',
    example: 'Asia/Tokyo',
  })
  timeZone: string;
}

export class SessionDto implements NewSession {
  @DayField({ about: 'Day, within a phase of the run.', example: '2026-10-06' })
  day: string;

  @ClockTimeField({ about: "Begins, on the clocks of the programme's zone.", example: '09:30' })
  startsAt: string;

  @ClockTimeField({ about: 'Ends, on the same day.', example: '12:00' })
  endsAt: string;

  @ChoiceField({
    about: 'Kind; the last three are exchange with Japanese people and regions.',
    example: 'SITE_VISIT',
    of: SESSION_KIND_CODES,
  })
  kind: SessionKind;

  @TextField({ about: 'Title.', example: 'Leakage control in Kobe', max: 200 })
  title: string;

  @TextField({
    about: 'Where.',
    example: 'Sengari purification plant',
    max: 200,
    optional: true,
    nullable: true,
  })
  place?: string | null;

  @IdField({ about: 'A registered host partner who holds it.', optional: true, nullable: true })
  hostPartnerId?: string | null;

  @TextField({
    about: 'Who holds it where that is no registered host partner: a school, a family, a community.',
    example: 'Okuradani primary school',
    max: 200,
    optional: true,
    nullable: true,
  })
  hostName?: string | null;

  @TextField({
    about: 'Lecturer or leader.',
    example: 'Prof. Tanaka',
    max: 200,
    optional: true,
    nullable: true,
  })
  leader?: string | null;

  @CodeField({ about: 'Language spoken.', example: 'ja', max: 8, optional: true, nullable: true })
  language?: string | null;

  @CodeField({
    about: 'Language into which it is interpreted.',
    example: 'en',
    max: 8,
    optional: true,
    nullable: true,
  })
  interpretation?: string | null;

  @TextField({
    about: 'Group for which it is; without one, for everybody. Sessions of different groups may overlap.',
    example: 'Group A',
    max: 40,
    optional: true,
    nullable: true,
  })
  forGroup?: string | null;

  @TextField({
    about: 'Anything else that participants and hosts should know.',
    example: 'Bring boots.',
    max: 2000,
    severalLines: true,
    optional: true,
    nullable: true,
  })
  notes?: string | null;
}

export class SessionChangesDto extends PartialType(SessionDto, LEFT_OUT_NOT_NULL) {}

export class ProgrammeReleaseDto {
  @TextField({
    about: 'A word to those who are told of it.',
    example: 'The typhoon has passed; the dam can be visited after all.',
    max: 1000,
    severalLines: true,
    optional: true,
    nullable: true,
  })
  note?: string | null;
}

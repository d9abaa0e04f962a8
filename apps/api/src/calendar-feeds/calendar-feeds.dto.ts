import { ApiProperty } from '@nestjs/swagger';
import { type CalendarFeedRow, FEED_COVERS, type FeedCovers, type FeedFacts } from '#allocation';
import { ChoiceField, CodeField, TextField } from '../http/fields.js';

export class CalendarFeedDto implements FeedFacts {
  @ChoiceField({
    about: 'Whose runs it shows; OFFICER: all that you may see, for as long as you may.',
    example: 'DOMESTIC_OFFICE',
    of: FEED_COVERS,
  })
  covers: FeedCovers;

  @CodeField({
    about: 'Code of the domestic office, or id of the host partner; nothing for OFFICER.',
    example: 'KANSAI',
    max: 36,
    optional: true,
  })
  of?: string;

  @TextField({ about: 'What it is for.', example: 'Screen in the entrance', max: 100 })
  name: string;
}

export class CalendarFeedView implements CalendarFeedRow {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: FEED_COVERS, example: 'DOMESTIC_OFFICE' })
  covers: FeedCovers;

  @ApiProperty({
    example: 'KANSAI',
    description: 'Code of the domestic office, id of the host partner or of your account.',
  })
  of: string;

  @ApiProperty({ example: 'Screen in the entrance' })
  name: string;

  @ApiProperty({ example: 'Hanako Yamada', description: 'Who opened it.' })
  madeBy: string;

  @ApiProperty({ example: '2026-06-01T02:00:00.000Z' })
  madeAt: Date;

  @ApiProperty({
    example: true,
    description:
      'False: the account that opened it was closed or has lost the role, and the address gives nothing any more. Withdraw it and open another.',
  })
  stands: boolean;

  @ApiProperty({ type: Date, nullable: true, description: 'The last day on which a calendar read it.' })
  lastReadAt: Date | null;
}

export class OpenedFeedView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({
    example: 'https://kccp.example/plan.ics?link=…',
    description: 'To be put into a calendar program. It is told this once, and no sign-in is asked there.',
  })
  address: string;
}

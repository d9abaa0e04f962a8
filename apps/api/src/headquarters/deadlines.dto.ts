import { ApiProperty } from '@nestjs/swagger';
import type { ExtensionPreview, ExtensionRow } from '#applications';
import { CodesField, DayField, TextField } from '../http/fields.js';
import { DeadlineView } from '../nominations/nominations.view.js';

export class ExtensionPreviewDto {
  @TextField({ about: 'Codes of the countries, separated by commas.', example: 'KE,MW', max: 2_000 })
  countries: string;
}

export class ExtensionDto {
  @CodesField({ about: 'The countries whose deadline is put off.', example: ['KE', 'MW'], max: 250 })
  countryCodes: string[];

  @DayField({ about: 'The new JICA deadline; its day ends in Tokyo.', example: '2026-06-19' })
  until: string;

  @TextField({
    about: 'Why; the offices read it.',
    example: 'The General Information was reissued.',
    max: 500,
    severalLines: true,
  })
  reason: string;
}

export class ExtendedView {
  @ApiProperty({
    example: 2,
    description: 'Countries whose deadline was put off; each office is told by a letter.',
  })
  extended: number;
}

class ToldView {
  @ApiProperty({ example: 'KE' })
  officeCode: string;

  @ApiProperty({ example: 'JICA Kenya Office' })
  officeName: string;

  @ApiProperty({ example: 'en', description: 'Language of the letter.' })
  language: string;
}

export class ExtensionPreviewView implements Omit<ExtensionPreview, 'timeZone' | 'jicaDeadline'> {
  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ example: 'Kenya' })
  countryName: string;

  @ApiProperty({ type: DeadlineView, description: 'As it stands now.' })
  jicaDeadline: DeadlineView;

  @ApiProperty({ type: String, nullable: true, example: '2026-06-05' })
  nationalDeadline: string | null;

  @ApiProperty({ example: 3 })
  drafts: number;

  @ApiProperty({ example: 1, description: 'Lapsed drafts that could be taken up again.' })
  lapsedDrafts: number;

  @ApiProperty({ type: ToldView, nullable: true, description: 'Who receives the letter.' })
  told: ToldView | null;
}

export class ExtensionView implements ExtensionRow {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ example: '2026-06-12' })
  fromDate: string;

  @ApiProperty({ example: '2026-06-19' })
  untilDate: string;

  @ApiProperty({ example: 'The General Information was reissued.' })
  reason: string;

  @ApiProperty({ example: '2026-06-10T02:00:00.000Z' })
  extendedAt: Date;
}

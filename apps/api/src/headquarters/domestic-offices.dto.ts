import { ApiProperty } from '@nestjs/swagger';
import type { MovedPrefecture, NewName, OfficeHistory, OfficeName, OfficePrefecture } from '#allocation';
import { CodeField, DayField, TextField } from '../http/fields.js';

const ID = '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60';

export class NewNameDto implements NewName {
  @CodeField({ about: 'The office, whose code stays.', example: 'KANSAI', max: 12 })
  domesticOfficeCode: string;

  @TextField({ about: 'New name.', example: 'JICA Kansai Center', max: 120 })
  nameEn: string;

  @TextField({ about: 'New Japanese name.', example: 'JICA関西', max: 120 })
  nameJa: string;

  @DayField({ about: 'First day of the new name.', example: '2027-04-01' })
  validFrom: string;
}

export class MovedPrefectureDto implements MovedPrefecture {
  @CodeField({ about: 'The prefecture.', example: 'Nagano', max: 20 })
  prefecture: string;

  @CodeField({ about: 'The office to which it moves.', example: 'TOKYO', max: 12 })
  domesticOfficeCode: string;

  @DayField({ about: "First day on which it is that office's.", example: '2027-04-01' })
  validFrom: string;

  @TextField({
    about: 'Who decided it, or where it was read.',
    example: 'Notice of headquarters 12',
    max: 100,
  })
  basis: string;
}

export class EntryReceiptView {
  @ApiProperty({ example: ID })
  id: string;
}

class DatedView extends EntryReceiptView {
  @ApiProperty({ example: '2012-04-01' })
  validFrom: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'Last day; null until another ends it.',
  })
  validTo: string | null;
}

class OfficeNameView extends DatedView implements OfficeName {
  @ApiProperty({ example: 'JICA Kansai Center' })
  nameEn: string;

  @ApiProperty({ example: 'JICA関西' })
  nameJa: string;
}

class OfficePrefectureView extends DatedView implements OfficePrefecture {
  @ApiProperty({ example: 'Hyogo' })
  prefecture: string;

  @ApiProperty({ example: 'published' })
  basis: string;
}

export class OfficeHistoryView implements OfficeHistory {
  @ApiProperty({ example: 'KANSAI' })
  code: string;

  @ApiProperty({ example: 'Kobe' })
  city: string;

  @ApiProperty({ type: [OfficeNameView], description: 'The latest first.' })
  names: OfficeNameView[];

  @ApiProperty({ type: [OfficePrefectureView], description: 'By prefecture, the latest first.' })
  prefectures: OfficePrefectureView[];
}

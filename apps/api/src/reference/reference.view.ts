import { ApiProperty } from '@nestjs/swagger';
import type { DomesticOfficeRow } from '#allocation';
import type { CountryRow, OverseasOfficeRow, ProgrammeType, ProgrammeTypeNode } from '#catalogue';

export class ProgrammeTypeView implements ProgrammeTypeNode {
  @ApiProperty({ type: String, example: 'COUNTRY_FOCUS' })
  type: ProgrammeType;

  @ApiProperty({ example: 'Country Focus' })
  nameEn: string;

  @ApiProperty({ example: '国別研修' })
  nameJa: string;

  @ApiProperty({ type: () => [ProgrammeTypeView] })
  parts: ProgrammeTypeNode[];
}

export class ThemeView {
  @ApiProperty({ example: 'WATER_AND_DISASTER' })
  code: string;

  @ApiProperty({ example: 'Water and disaster risk reduction' })
  nameEn: string;

  @ApiProperty({ example: '水資源・防災' })
  nameJa: string;
}

export class CountryView implements CountryRow {
  @ApiProperty({ example: 'KE' })
  code: string;

  @ApiProperty({ example: 'Kenya' })
  nameEn: string;

  @ApiProperty({ example: 'ケニア' })
  nameJa: string;

  @ApiProperty({ enum: ['COUNTRY', 'OTHER'], example: 'COUNTRY' })
  kind: 'COUNTRY' | 'OTHER';

  @ApiProperty({ example: 'Africa/Nairobi' })
  timeZone: string;

  @ApiProperty({ type: String, nullable: true, example: 'Africa' })
  regionJica: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Africa' })
  regionMofa: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'KE',
    description: 'The office or embassy through which its government nominates.',
  })
  channel: string | null;
}

export class DomesticOfficeView implements DomesticOfficeRow {
  @ApiProperty({ example: 'KANSAI' })
  code: string;

  @ApiProperty({ example: 'JICA Kansai Center' })
  nameEn: string;

  @ApiProperty({ example: 'JICA関西' })
  nameJa: string;

  @ApiProperty({ example: 'Kobe' })
  city: string;

  @ApiProperty({ type: [String], example: ['Hyogo', 'Kyoto', 'Nara', 'Osaka', 'Shiga', 'Wakayama'] })
  prefectures: string[];
}

export class OverseasOfficeView implements OverseasOfficeRow {
  @ApiProperty({ example: 'KE' })
  code: string;

  @ApiProperty({ enum: ['OFFICE', 'EMBASSY'], example: 'OFFICE' })
  kind: 'OFFICE' | 'EMBASSY';

  @ApiProperty({ example: 'JICA Kenya Office' })
  nameEn: string;

  @ApiProperty({ type: [String], example: ['KE'] })
  countries: string[];
}

import { Entity, Index } from 'typeorm';
import { CodeColumn, PlainDateColumn, PrimaryCode, PrimaryId, TextColumn } from '#platform';

/** One of JICA's domestic offices. The code is stable; name and prefectures are dated. */
@Entity('domestic_office')
export class DomesticOffice {
  @PrimaryCode(12)
  code: string;

  @TextColumn(60)
  city: string;

  @TextColumn(120)
  sites: string;

  @TextColumn(254)
  email: string;
}

@Entity('domestic_office_name')
@Index('ux_domestic_office_name', ['domesticOfficeCode', 'validFrom'], { unique: true })
export class DomesticOfficeName {
  @PrimaryId()
  id: string;

  @CodeColumn(12, { name: 'domestic_office_code' })
  domesticOfficeCode: string;

  @TextColumn(120, { name: 'name_en' })
  nameEn: string;

  @TextColumn(120, { name: 'name_ja' })
  nameJa: string;

  @PlainDateColumn({ name: 'valid_from' })
  validFrom: string;

  @PlainDateColumn({ name: 'valid_to', nullable: true })
  validTo: string | null;
}

/** Which office is the default for a prefecture at a time: a default, not a constraint (Nagano moved). */
@Entity('prefecture_assignment')
@Index('ux_prefecture_assignment', ['prefecture', 'validFrom'], { unique: true })
export class PrefectureAssignment {
  @PrimaryId()
  id: string;

  @CodeColumn(20)
  prefecture: string;

  @CodeColumn(12, { name: 'domestic_office_code' })
  domesticOfficeCode: string;

  @PlainDateColumn({ name: 'valid_from' })
  validFrom: string;

  @PlainDateColumn({ name: 'valid_to', nullable: true })
  validTo: string | null;

  @TextColumn(100)
  basis: string;
}

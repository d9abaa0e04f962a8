import { Entity, Index } from 'typeorm';
import { CodeColumn, PlainDateColumn, PrimaryCode, PrimaryId, TextColumn } from '#platform';

/** ISO 3166-1 alpha-2, or an "other" origin (`X-…`): a place people are nominated from that ISO does not list. */
@Entity('country')
export class Country {
  @PrimaryCode(8)
  code: string;

  @TextColumn(100, { name: 'name_en' })
  nameEn: string;

  @TextColumn(100, { name: 'name_ja' })
  nameJa: string;

  @CodeColumn(10)
  kind: 'COUNTRY' | 'OTHER';

  /** IANA zone in which deadlines are shown beside Tokyo's. */
  @CodeColumn(40, { name: 'time_zone' })
  timeZone: string;
}

/** Regions differ by scheme (JICA's and MOFA's) and change with time. */
@Entity('country_region')
@Index('ux_country_region', ['scheme', 'countryCode', 'validFrom'], { unique: true })
export class CountryRegion {
  @PrimaryId()
  id: string;

  @CodeColumn(10)
  scheme: 'JICA' | 'MOFA';

  @CodeColumn(8, { name: 'country_code' })
  countryCode: string;

  @TextColumn(60)
  region: string;

  @PlainDateColumn({ name: 'valid_from' })
  validFrom: string;

  @PlainDateColumn({ name: 'valid_to', nullable: true })
  validTo: string | null;

  /** Where the fact was read, or that it is still to verify. */
  @TextColumn(100)
  basis: string;
}

/** Where the government of a country hands in its nominations at a time: a JICA office, or the Embassy of Japan. */
@Entity('channel')
@Index('ix_channel_country', ['countryCode', 'validFrom'])
@Index('ix_channel_office', ['overseasOfficeCode', 'countryCode'])
export class Channel {
  @PrimaryId()
  id: string;

  @CodeColumn(8, { name: 'country_code' })
  countryCode: string;

  @CodeColumn(12, { name: 'overseas_office_code' })
  overseasOfficeCode: string;

  @PlainDateColumn({ name: 'valid_from' })
  validFrom: string;

  @PlainDateColumn({ name: 'valid_to', nullable: true })
  validTo: string | null;
}

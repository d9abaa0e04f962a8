import { Entity } from 'typeorm';
import { CodeColumn, PrimaryCode, TextColumn } from '#platform';

/** A JICA overseas office, or the Embassy of Japan that does its part where there is none. */
@Entity('overseas_office')
export class OverseasOffice {
  @PrimaryCode(12)
  code: string;

  @CodeColumn(10)
  kind: 'OFFICE' | 'EMBASSY';

  @TextColumn(120, { name: 'name_en' })
  nameEn: string;

  @TextColumn(254)
  email: string;

  /** Language of its letters, BCP 47. */
  @CodeColumn(8, { default: 'en' })
  language: string;

  @TextColumn(100)
  basis: string;
}

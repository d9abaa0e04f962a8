import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PlainDate } from '#platform';

interface Dated {
  id: string;
  validFrom: PlainDate;
  /** Its last day; null until a later row ends it. */
  validTo: PlainDate | null;
}

export interface OfficeName extends Dated {
  nameEn: string;
  nameJa: string;
}

export interface OfficePrefecture extends Dated {
  prefecture: string;
  /** Where it was read, or who decided. */
  basis: string;
}

export interface OfficeHistory {
  code: string;
  city: string;
  names: OfficeName[];
  prefectures: OfficePrefecture[];
}

@Injectable()
export class DomesticOfficesQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Every office with all its names and prefectures, past and to come, the latest first. */
  async history(): Promise<OfficeHistory[]> {
    const [offices, names, prefectures] = await Promise.all([
      this.dataSource.query<{ code: string; city: string }[]>(
        'SELECT code, city FROM domestic_office ORDER BY code',
      ),
      this.dataSource.query<(OfficeName & { code: string })[]>(
        `SELECT domestic_office_code code, id, name_en nameEn, name_ja nameJa, valid_from validFrom, valid_to validTo
         FROM domestic_office_name ORDER BY valid_from DESC`,
      ),
      this.dataSource.query<(OfficePrefecture & { code: string })[]>(
        `SELECT domestic_office_code code, id, prefecture, basis, valid_from validFrom, valid_to validTo
         FROM prefecture_assignment ORDER BY prefecture, valid_from DESC`,
      ),
    ]);
    return offices.map((office) => ({
      ...office,
      names: names.filter(({ code }) => code === office.code).map(({ code: _, ...name }) => name),
      prefectures: prefectures.filter(({ code }) => code === office.code).map(({ code: _, ...one }) => one),
    }));
  }
}

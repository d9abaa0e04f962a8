import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SERVES_TODAY } from './channels.js';

export interface CountryRow {
  code: string;
  nameEn: string;
  nameJa: string;
  kind: 'COUNTRY' | 'OTHER';
  timeZone: string;
  regionJica: string | null;
  regionMofa: string | null;
  channel: string | null;
}

export interface OverseasOfficeRow {
  code: string;
  kind: 'OFFICE' | 'EMBASSY';
  nameEn: string;
  countries: string[];
}

/** The lists that forms choose from: facts of today, while history keeps what was true then. */
@Injectable()
export class ReferenceQueries {
  constructor(private readonly dataSource: DataSource) {}

  countries(): Promise<CountryRow[]> {
    const region = (scheme: string) =>
      `(SELECT g.region FROM country_region g WHERE g.country_code = c.code AND g.scheme = '${scheme}' AND g.valid_to IS NULL LIMIT 1)`;
    return this.dataSource.query<CountryRow[]>(
      `SELECT c.code, c.name_en nameEn, c.name_ja nameJa, c.kind, c.time_zone timeZone, ${region('JICA')} regionJica, ${region('MOFA')} regionMofa,
         (SELECT h.overseas_office_code FROM channel h WHERE h.country_code = c.code AND ${SERVES_TODAY('h')} LIMIT 1) channel
       FROM country c ORDER BY c.name_en`,
    );
  }

  async overseasOffices(): Promise<OverseasOfficeRow[]> {
    const rows = await this.dataSource.query<
      (Omit<OverseasOfficeRow, 'countries'> & { countries: string | null })[]
    >(
      `SELECT o.code, o.kind, o.name_en nameEn, GROUP_CONCAT(h.country_code ORDER BY h.country_code) countries
       FROM overseas_office o LEFT JOIN channel h ON h.overseas_office_code = o.code AND ${SERVES_TODAY('h')}
       GROUP BY o.code, o.kind, o.name_en ORDER BY o.name_en`,
    );
    return rows.map((row) => ({ ...row, countries: row.countries?.split(',') ?? [] }));
  }
}

import type { DomesticOffice, DomesticOfficeName, PrefectureAssignment } from '#allocation';
import { readTable } from './data.js';
import { lastingId } from './lasting-id.js';

// The present names of the offices are those since the reorganisation of April 2012.
const NAMES_SINCE = '2012-04-01';

export interface DomesticOfficeFacts {
  code: string;
  nameEn: string;
  nameJa: string;
  city: string;
  sites: string[];
  prefectures: string[];
  basis: string;
}

export function domesticOfficeFacts(): DomesticOfficeFacts[] {
  type Column = 'code' | 'name_en' | 'name_ja' | 'city' | 'sites' | 'prefectures' | 'basis';
  return readTable<Column>('domestic-offices.csv').map((row) => ({
    code: row.code,
    nameEn: row.name_en,
    nameJa: row.name_ja,
    city: row.city,
    sites: row.sites.split(';'),
    prefectures: row.prefectures.split(';'),
    basis: row.basis,
  }));
}

export function domesticOfficeRows(facts: DomesticOfficeFacts[]): {
  offices: DomesticOffice[];
  names: DomesticOfficeName[];
  assignments: PrefectureAssignment[];
} {
  return {
    offices: facts.map(({ code, city, sites }) => ({
      code,
      city,
      sites: sites.join('; '),
      email: `${code.toLowerCase()}@domestic.kccp.example`,
    })),
    names: facts.map(({ code, nameEn, nameJa }) => ({
      id: lastingId(`domestic office name ${code} ${NAMES_SINCE}`),
      domesticOfficeCode: code,
      nameEn,
      nameJa,
      validFrom: NAMES_SINCE,
      validTo: null,
    })),
    assignments: facts.flatMap(({ code, prefectures, basis }) =>
      prefectures.map((prefecture) => {
        // Nagano moved to Tokyo; who had it before was not published.
        const validFrom = prefecture === 'Nagano' ? '2019-04-01' : NAMES_SINCE;
        const id = lastingId(`prefecture ${prefecture} ${validFrom}`);
        return { id, prefecture, domesticOfficeCode: code, validFrom, validTo: null, basis };
      }),
    ),
  };
}

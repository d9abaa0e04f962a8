import type { Channel, Country, CountryRegion, OverseasOffice } from '#catalogue';
import { isoNames, readTable } from './data.js';
import { lastingId } from './lasting-id.js';

/** KCCP's first year; what has no known beginning holds since then. */
const SINCE = '1954-04-01';

/** What the product adds to the ISO list: everything but code and names is from general knowledge and to verify. */
export interface CountryFacts {
  code: string;
  nameEn: string;
  nameJa: string;
  regionJica: string;
  regionMofa: string;
  timeZone: string;
  /** Japan cooperates with it technically, so that its government nominates somewhere. */
  partner: boolean;
  /** The pool of names of its synthetic people. */
  names: string;
  /** Its share of the demonstration's people; 0 for none. */
  weight: number;
}

export function countryFacts(): CountryFacts[] {
  const [english, japanese] = [isoNames('en'), isoNames('ja')];
  type Column =
    | 'code'
    | 'name_en'
    | 'name_ja'
    | 'region_jica'
    | 'region_mofa'
    | 'time_zone'
    | 'partner'
    | 'names'
    | 'demonstration_weight';
  return readTable<Column>('countries.csv').map((row) => ({
    code: row.code,
    nameEn: row.name_en || english[row.code]!,
    nameJa: row.name_ja || japanese[row.code]!,
    regionJica: row.region_jica,
    regionMofa: row.region_mofa,
    timeZone: row.time_zone || zoneOf(row.code),
    partner: row.partner === 'yes',
    names: row.names,
    weight: Number(row.demonstration_weight),
  }));
}

function zoneOf(code: string): string {
  const locale = new Intl.Locale(`und-${code}`) as Intl.Locale & { getTimeZones?(): string[] | undefined };
  return locale.getTimeZones?.()?.[0] ?? 'UTC';
}

// Palestine is in ISO 3166, Kosovo is not: KCCP lists both among its other origins.
const OTHER_ORIGINS = new Set(['PS', 'XK']);

export function countryRows(facts: CountryFacts[]): Country[] {
  return [
    ...facts.map(({ code, nameEn, nameJa, timeZone }): Country => {
      const kind = OTHER_ORIGINS.has(code) ? 'OTHER' : 'COUNTRY';
      return { code, nameEn, nameJa, kind, timeZone };
    }),
    {
      code: 'X-INT',
      nameEn: 'International organisation',
      nameJa: '国際機関',
      kind: 'OTHER',
      timeZone: 'UTC',
    },
  ];
}

export function regionRows(facts: CountryFacts[]): CountryRegion[] {
  return facts.flatMap((country) =>
    [
      { scheme: 'JICA' as const, region: country.regionJica },
      { scheme: 'MOFA' as const, region: country.regionMofa },
    ]
      .filter(({ region }) => region !== '')
      .map(({ scheme, region }) => ({
        id: lastingId(`region ${scheme} ${country.code} ${SINCE}`),
        scheme,
        countryCode: country.code,
        region,
        validFrom: SINCE,
        validTo: null,
        basis: 'to verify',
      })),
  );
}

const mailName = (name: string) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .trim()
    .replaceAll(' ', '-');

/** JICA's offices, and the Embassy of Japan for every partner country without one. */
export function overseasOfficeRows(facts: CountryFacts[]): {
  offices: OverseasOffice[];
  channels: Channel[];
} {
  const offices = readTable<'code' | 'name_en' | 'country_iso2' | 'basis'>('overseas-offices.csv').map(
    (row) => {
      const country = facts.find((each) => each.code === row.country_iso2)!;
      return {
        country,
        office: officeRow({ code: row.code, kind: 'OFFICE', nameEn: row.name_en, basis: row.basis }, country),
      };
    },
  );
  const served = new Set(offices.map(({ country }) => country.code));
  const embassies = facts
    .filter((country) => country.partner && !served.has(country.code))
    .map((country) => {
      const nameEn = `Embassy of Japan in charge of ${country.nameEn}`;
      return {
        country,
        office: officeRow(
          { code: `EMB-${country.code}`, kind: 'EMBASSY', nameEn, basis: 'to verify' },
          country,
        ),
      };
    });
  const all = [...offices, ...embassies];
  return {
    offices: all.map(({ office }) => office),
    channels: all.map(({ country, office }) => ({
      id: lastingId(`channel ${country.code} ${SINCE}`),
      countryCode: country.code,
      overseasOfficeCode: office.code,
      validFrom: SINCE,
      validTo: null,
    })),
  };
}

/** The letters are in English so far; an office's language changes when they are translated. */
function officeRow(
  office: Pick<OverseasOffice, 'code' | 'kind' | 'nameEn' | 'basis'>,
  country: CountryFacts,
): OverseasOffice {
  const domain = office.kind === 'OFFICE' ? 'overseas' : 'embassies';
  return { ...office, email: `${mailName(country.nameEn)}@${domain}.kccp.example`, language: 'en' };
}

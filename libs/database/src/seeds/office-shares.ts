import type { Theme } from '#catalogue';
import type { DomesticOfficeFacts } from './domestic-offices.js';
import type { Randomness } from './randomness.js';

/**
 * People of a year by office, 8,088 in all. Published: Tokyo about 40 % of all (2019), Kyushu about 1,000 a year,
 * Okinawa about 500, Obihiro (a site of Hokkaido's) about 300, Hokuriku about 250, Tohoku 249 (FY2023). The others are
 * invented, for the demonstration only.
 */
export const PEOPLE_BY_OFFICE: Record<string, number> = {
  TOKYO: 3_235,
  KYUSHU: 1_000,
  KANSAI: 750,
  OKINAWA: 500,
  TSUKUBA: 480,
  YOKOHAMA: 420,
  CHUBU: 420,
  HOKKAIDO: 420,
  HOKURIKU: 250,
  TOHOKU: 249,
  CHUGOKU: 240,
  SHIKOKU: 124,
};

/** What an office is known for. */
const STRENGTHS: Partial<Record<Theme, string[]>> = {
  AGRICULTURE: ['TSUKUBA', 'HOKKAIDO'],
  NATURE_CONSERVATION: ['OKINAWA', 'HOKKAIDO'],
  FISHERIES: ['OKINAWA', 'YOKOHAMA'],
  ENVIRONMENT: ['KYUSHU'],
  WATER_AND_DISASTER: ['KANSAI', 'TOHOKU'],
  PRIVATE_SECTOR: ['KANSAI', 'CHUBU'],
  HEALTH: ['TOKYO', 'OKINAWA'],
  PEACEBUILDING: ['CHUGOKU'],
};

/** Hands runs to offices until each has about its share of the people. */
export class OfficeShares {
  private readonly left = new Map(Object.entries(PEOPLE_BY_OFFICE));

  constructor(
    private readonly random: Randomness,
    private readonly offices: DomesticOfficeFacts[],
  ) {}

  take(theme: Theme, people: number): DomesticOfficeFacts {
    const strong = STRENGTHS[theme] ?? [];
    const roomy = this.offices.filter((office) => this.left.get(office.code)! >= people);
    const emptiest = [...this.offices]
      .sort((one, other) => this.left.get(other.code)! - this.left.get(one.code)!)
      .slice(0, 1);
    const weight = (office: DomesticOfficeFacts) =>
      this.left.get(office.code)! * (strong.includes(office.code) ? 3 : 1);
    const office = roomy.length > 0 ? this.random.weighted(roomy, weight) : emptiest[0]!;
    this.left.set(office.code, this.left.get(office.code)! - people);
    return office;
  }
}

/** Three in four of Hokkaido's people are in Obihiro. */
export function siteOf(office: DomesticOfficeFacts, random: Randomness): string {
  return office.sites.length > 1 && random.chance(75) ? office.sites[1]! : office.sites[0]!;
}

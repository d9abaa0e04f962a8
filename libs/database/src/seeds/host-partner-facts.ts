import {
  HostingEvaluation,
  HostPartnerAgreement,
  HostPartnerBlackout,
  HostPartnerContact,
  type HostPartner,
  type HostPartnerKind,
  HostPartnerLanguage,
  HostPartnerModule,
  HostPartnerTheme,
  planningWeekOf,
} from '#allocation';
import { firstDayOf, lastDayOf, type Theme, THEME_CODES, THEMES } from '#catalogue';
import { addDays, type PlainDate } from '#platform';
import { demonstrationActor } from './accounts.js';
import { tokyoTime } from './holding.js';
import { lastingId } from './lasting-id.js';
import { Randomness } from './randomness.js';
import type { SeedWriter } from './writer.js';

/** A run that a partner gives or gave. */
export interface GivenRun {
  hostPartnerId: string;
  courseRunId: string;
  theme: Theme | null;
  fiscalYear: number;
  endsOn: PlainDate | null;
  domesticOfficeCode: string | null;
}

const SEED = 20_260_401;
const MOST_PARTNERS_WITHOUT_RUNS = 24;

const FAMILY_NAMES = ['Sato', 'Suzuki', 'Takahashi', 'Tanaka', 'Ito', 'Watanabe', 'Yamamoto', 'Nakamura'];
const GIVEN_NAMES = ['Haruka', 'Yuko', 'Kenji', 'Makoto', 'Naoko', 'Hiroshi', 'Akiko', 'Satoru'];
const ROLES = ['Course leader', 'Training coordinator of the partner', 'Contracts and accounts'];
const MODULES = [
  'practice in the field',
  'a case of the region',
  'making an action plan',
  'policy and law of Japan',
];

/** What they could teach, beside what they taught. */
const THEMES_OF_KIND: Record<HostPartnerKind, Theme[]> = {
  CENTRAL_GOVERNMENT: ['GOVERNANCE', 'ECONOMIC_POLICY', 'TRANSPORT', 'SOCIAL_SECURITY'],
  LOCAL_GOVERNMENT: ['WATER_AND_DISASTER', 'URBAN_DEVELOPMENT', 'ENVIRONMENT', 'GOVERNANCE'],
  UNIVERSITY: [...THEME_CODES],
  RESEARCH_INSTITUTE: ['AGRICULTURE', 'RESOURCES_AND_ENERGY', 'NATURE_CONSERVATION', 'FISHERIES'],
  PRIVATE_ENTERPRISE: ['PRIVATE_SECTOR', 'ICT', 'TRANSPORT', 'RESOURCES_AND_ENERGY'],
  PUBLIC_INTEREST_ORGANISATION: ['HEALTH', 'EDUCATION', 'SOCIAL_SECURITY', 'AGRICULTURE'],
  NGO: ['PEACEBUILDING', 'GENDER', 'NATURE_CONSERVATION', 'EDUCATION'],
};

/** Themes, languages, modules, contacts, agreements, blackout weeks and past results: invented, the same at every call for a day. */
export async function insertHostPartnerFacts(
  writer: SeedWriter,
  partners: HostPartner[],
  given: GivenRun[],
  years: { fiscalYears: number[]; today: PlainDate },
): Promise<void> {
  const random = new Randomness(SEED);
  const runsOf = Map.groupBy(given, ({ hostPartnerId }) => hostPartnerId);
  const presentOf = (id: string) =>
    (runsOf.get(id) ?? []).filter(({ fiscalYear }) => years.fiscalYears.includes(fiscalYear));
  const without = partners.filter(({ id }) => presentOf(id).length === 0);
  const chosen = new Set(random.sample(without, MOST_PARTNERS_WITHOUT_RUNS, () => 1).map(({ id }) => id));
  const known = partners.map((partner) => {
    const present = presentOf(partner.id);
    const agreed = present.length > 0 || chosen.has(partner.id);
    const themes = themesOf(partner, runsOf.get(partner.id) ?? [], present, random);
    return { partner, agreed, present: present.length, themes };
  });
  const [firstYear] = years.fiscalYears as [number];
  await writer.insert(
    HostPartnerTheme,
    known.flatMap(({ partner, themes }) => themes.map((theme) => ({ hostPartnerId: partner.id, theme }))),
  );
  await writer.insert(
    HostPartnerLanguage,
    known.flatMap(({ partner }) =>
      languagesOf(random).map((language) => ({ hostPartnerId: partner.id, language })),
    ),
  );
  await writer.insert(
    HostPartnerModule,
    known.flatMap(({ partner, themes }) => modulesOf(partner, themes, random)),
  );
  await writer.insert(
    HostPartnerContact,
    known.flatMap(({ partner }, index) => contactsOf(partner, index, random)),
  );
  await writer.insert(
    HostPartnerAgreement,
    known
      .filter(({ agreed }) => agreed)
      .map(({ partner, present }, index) => ({
        ...{ id: lastingId(`agreement ${firstYear} ${partner.id}`), hostPartnerId: partner.id },
        reference: `KCCP-${firstYear}-${String(index + 1).padStart(3, '0')}`,
        validFrom: firstDayOf(firstYear),
        validTo: lastDayOf(firstYear + 2),
        runsPerYear: Math.max(present, random.between(2, 4)),
      })),
  );
  await writer.insert(
    HostPartnerBlackout,
    known.flatMap(({ partner, agreed }) =>
      agreed ? years.fiscalYears.slice(1).flatMap((year) => blackoutsOf(partner, year, random)) : [],
    ),
  );
  await writer.insert(HostingEvaluation, evaluationsOf(given, years.today, random));
}

/** All that it teaches in the years to be planned, and some of what it taught before or could teach. */
function themesOf(
  { kind }: HostPartner,
  given: GivenRun[],
  present: GivenRun[],
  random: Randomness,
): Theme[] {
  const themes = (runs: GivenRun[]) => runs.flatMap(({ theme }) => (theme ? [theme] : []));
  const taught = random.sample([...new Set(themes(given))], random.between(1, 2), () => 1);
  const weightOf = (theme: Theme) => THEMES[theme].coursesIn2017;
  const further = random.sample(THEMES_OF_KIND[kind], random.between(1, 2), weightOf);
  return [...new Set([...themes(present), ...taught, ...further])];
}

function languagesOf(random: Randomness): string[] {
  const others = (['fr', 'es', 'pt'] as const).filter(() => random.chance(6));
  return random.chance(75) ? ['en', ...others] : others;
}

function modulesOf({ id }: HostPartner, themes: Theme[], random: Randomness): HostPartnerModule[] {
  return random
    .sample(MODULES, random.between(0, 2), () => 1)
    .map((what) => {
      const theme = random.pick(themes);
      const title = `${THEMES[theme].nameEn}: ${what}`;
      return {
        id: lastingId(`module ${id} ${what}`),
        hostPartnerId: id,
        title,
        theme,
        days: random.between(1, 8),
      };
    });
}

function contactsOf({ id }: HostPartner, index: number, random: Randomness): HostPartnerContact[] {
  return ROLES.slice(0, random.between(1, ROLES.length)).map((role, place) => ({
    ...{ id: lastingId(`contact ${id} ${role}`, place), hostPartnerId: id, role },
    name: `${random.pick(FAMILY_NAMES)} ${random.pick(GIVEN_NAMES)}`,
    email: `contact-${index + 1}-${place + 1}@hosts.kccp.example`,
    phone: place === 0 ? null : `+81 00 0000 ${String(index + 1).padStart(4, '0')}`,
  }));
}

/** Universities hold entrance examinations in February; local governments have the budget session of March. */
function blackoutsOf(
  { id, kind }: HostPartner,
  fiscalYear: number,
  random: Randomness,
): HostPartnerBlackout[] {
  const from = (day: string) => planningWeekOf(fiscalYear, `${fiscalYear + 1}-${day}`);
  const range = (first: string, weeks: number, reason: string) => ({
    ...{ id: lastingId(`blackout ${id} ${fiscalYear}`), hostPartnerId: id, fiscalYear, reason },
    ...{ fromWeek: from(first), toWeek: from(first) + weeks - 1 },
  });
  if (kind === 'UNIVERSITY') return [range('02-10', 3, 'Entrance examinations')];
  if (kind === 'LOCAL_GOVERNMENT') return [range('03-01', 3, 'Budget session of the assembly')];
  return random.chance(30) ? [range('01-12', random.between(1, 3), 'Stocktaking')] : [];
}

/** Of runs that are over, by the offices that have somebody in the demonstration. */
function evaluationsOf(given: GivenRun[], today: PlainDate, random: Randomness): HostingEvaluation[] {
  const NOTES = [
    'Participants asked for more practice.',
    'Well prepared; the visits were the best part.',
    'Excellent: action plans were carried out at home.',
  ];
  return given.flatMap(({ hostPartnerId, courseRunId, endsOn, domesticOfficeCode }) => {
    const evaluatedBy = demonstrationActor('DOMESTIC_OFFICE', domesticOfficeCode ?? '');
    if (!evaluatedBy || endsOn === null || addDays(endsOn, 7) >= today) return [];
    const score = random.weighted([2, 3, 4, 5], (each) => each - 1);
    return [
      {
        ...{ id: lastingId(`evaluation ${courseRunId} ${hostPartnerId}`), courseRunId, hostPartnerId },
        ...{ score, note: NOTES[Math.max(0, score - 3)]!, evaluatedBy, version: 1 },
        evaluatedAt: tokyoTime(addDays(endsOn, 7), 15),
      },
    ];
  });
}

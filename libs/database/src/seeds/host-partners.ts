import { HOST_PARTNER_KINDS, type HostPartner, type HostPartnerKind } from '#allocation';
import { domesticOfficeFacts } from './domestic-offices.js';
import { Randomness } from './randomness.js';

// Places and words that name nobody: these host partners do not exist.
const PLACES = [
  'Midorigaoka',
  'Hinode',
  'Aozora',
  'Shiosai',
  'Wakaba',
  'Minamikaze',
  'Hoshino',
  'Tsukimi',
  'Kibogaoka',
  'Hamakaze',
  'Yamabiko',
  'Asagiri',
];

const WORDS: Record<HostPartnerKind, string[]> = {
  CENTRAL_GOVERNMENT: [
    'Regional Bureau of Agriculture',
    'Regional Development Bureau',
    'District Labour Bureau',
  ],
  LOCAL_GOVERNMENT: ['City Government', 'Town Office', 'Prefectural Technical Centre', 'Waterworks Bureau'],
  UNIVERSITY: [
    'University',
    'University of Technology',
    'Graduate School of Public Policy',
    'Medical University',
  ],
  RESEARCH_INSTITUTE: [
    'Institute of Water Research',
    'Agricultural Experiment Station',
    'Institute for Forest Studies',
    'Energy Research Laboratory',
  ],
  PRIVATE_ENTERPRISE: [
    'Consultants Ltd.',
    'Engineering Co., Ltd.',
    'Environmental Services Inc.',
    'Planning Associates',
  ],
  PUBLIC_INTEREST_ORGANISATION: [
    'International Exchange Association',
    'Foundation for Development Studies',
    'Health Promotion Association',
  ],
  NGO: ['Friendship Network', 'Community Support Centre', 'Citizens for the Satoyama'],
};
const SHARES: Record<HostPartnerKind, number> = {
  CENTRAL_GOVERNMENT: 6,
  LOCAL_GOVERNMENT: 16,
  UNIVERSITY: 26,
  RESEARCH_INSTITUTE: 14,
  PRIVATE_ENTERPRISE: 16,
  PUBLIC_INTEREST_ORGANISATION: 14,
  NGO: 8,
};

const MADE_AT = new Date('2015-04-01T00:00:00Z');

const COUNT = 150;
const SEED = 20_030_815;

/** Invented ones, some in every prefecture, the same at every call; one of each kind comes first. */
export function hostPartnerRows(): HostPartner[] {
  const random = new Randomness(SEED);
  const prefectures = domesticOfficeFacts().flatMap((office) => office.prefectures);
  const names = new Set<string>();
  const partners: HostPartner[] = [];
  while (partners.length < COUNT) {
    const kind =
      HOST_PARTNER_KINDS[partners.length] ?? random.weighted(HOST_PARTNER_KINDS, (each) => SHARES[each]);
    const prefecture = prefectures[partners.length % prefectures.length]!;
    const name = `${random.pick(PLACES)} ${random.pick(WORDS[kind])} (${prefecture})`;
    if (names.has(name)) continue;
    names.add(name);
    // Invented hosts have an invented address, where nobody reads.
    const email = `office-${partners.length + 1}@hosts.kccp.example`;
    partners.push({ id: random.id(MADE_AT), name, kind, prefecture, email, runsAtOnce: 1, version: 1 });
  }
  return partners;
}

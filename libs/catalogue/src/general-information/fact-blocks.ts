import { type Block, blocksOf } from './blocks.js';
import type { Annex, InformationModule, RequiredDocument } from './information-content.js';
import type { InformationFacts } from './information-facts.js';
import { dayInWords, languageName, PHASE_NAMES, placeInWords } from './wording.js';

const says = (text: string | null | undefined): Block[] => (text ? [{ kind: 'PARAGRAPH', text }] : []);

const listed = (heading: string, items: string[]): Block[] =>
  items.length > 0
    ? [
        { kind: 'HEADING', text: heading },
        { kind: 'LIST', items },
      ]
    : [];

/** What the run knows, in the words of the document; nothing where the run does not know it yet. */
export const FACT_BLOCKS = {
  title: ({ titleEn, titleJa, courseNumber }) =>
    courseNumber ? says([`${titleEn} (${courseNumber})`, titleJa].filter(Boolean).join('\n')) : [],
  period: ({ startsOn, endsOn }) =>
    says(startsOn && endsOn && `${dayInWords(startsOn)} to ${dayInWords(endsOn)}`),
  countries: ({ countries }) => says(countries.map(({ nameEn }) => nameEn).join(', ')),
  capacity: ({ capacity }) => says(capacity ? `${capacity} participants` : null),
  language: ({ language }) => says(language && languageName(language)),
  phases: ({ phases }) =>
    phases.length > 0
      ? [
          {
            kind: 'TABLE',
            head: ['Phase', 'From', 'To', 'Where and how'],
            rows: phases.map((phase) => [
              PHASE_NAMES[phase.kind],
              dayInWords(phase.startsOn),
              dayInWords(phase.endsOn),
              placeInWords(phase),
            ]),
          },
        ]
      : [],
  criteria: ({ criteria }) => {
    const of = (level: string) => criteria.filter((one) => one.level === level).map((one) => one.wording);
    return [
      ...listed('Essential qualifications', of('ESSENTIAL')),
      ...listed('Recommended qualifications', of('RECOMMENDED')),
    ];
  },
  deadlines: ({ countries }) => deadlineBlocks(countries),
  resultOn: ({ resultOn }) =>
    says(
      resultOn &&
        `The governments are told the result, through the JICA office or the Embassy of Japan, not later than ${dayInWords(resultOn)}.`,
    ),
  organisers: ({ organisers }) => [
    ...says(organisers.office && `${organisers.office.nameEn}\n${organisers.office.nameJa}`),
    ...(organisers.hostPartners.length > 0 ? listed('Host partners', organisers.hostPartners) : []),
  ],
} satisfies Record<string, (facts: InformationFacts) => Block[]>;

function deadlineBlocks(countries: InformationFacts['countries']): Block[] {
  const [first] = countries;
  if (!first) return [];
  const note =
    'A closing date ends with its day in Tokyo (UTC+9). The government of a country may set an earlier date of its own: ask the JICA office or the Embassy of Japan.';
  if (countries.every(({ jicaDeadline }) => jicaDeadline === first.jicaDeadline)) {
    return says(`Nominations reach JICA not later than ${dayInWords(first.jicaDeadline)}.\n${note}`);
  }
  const rows = countries.map(({ nameEn, jicaDeadline }) => [nameEn, dayInWords(jicaDeadline)]);
  return [{ kind: 'TABLE', head: ['Country', 'Nominations reach JICA by'], rows }, ...says(note)];
}

export function moduleBlocks(modules: InformationModule[]): Block[] {
  if (modules.length === 0) return [];
  const rows = modules.map(({ titleEn, titleJa, outcome, subjects }) => [
    [titleEn, titleJa].filter(Boolean).join('\n'),
    outcome,
    subjects,
  ]);
  return [{ kind: 'TABLE', head: ['Module', 'Expected outcome', 'Subjects'], rows }];
}

export function documentBlocks(documents: RequiredDocument[]): Block[] {
  if (documents.length === 0) return [];
  const rows = documents.map(({ name, about, level }) => [
    name,
    about ?? '',
    level === 'REQUIRED' ? 'Required' : 'If applicable',
  ]);
  return [{ kind: 'TABLE', head: ['Document', 'Note', ''], rows }];
}

export function annexBlocks(annexes: Annex[]): Block[] {
  return annexes.flatMap((annex, index): Block[] => [
    { kind: 'HEADING', text: annexTitle(annex, index) },
    ...blocksOf(annex.text),
  ]);
}

function annexTitle({ titleEn, titleJa }: Annex, index: number): string {
  return [`Annex ${index + 1}: ${titleEn}`, titleJa].filter(Boolean).join(' ');
}

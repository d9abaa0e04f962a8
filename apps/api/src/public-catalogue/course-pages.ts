import type { DomesticOfficeRow } from '#allocation';
import {
  blocksOf,
  type CatalogueDetail,
  type CatalogueRow,
  dayInWords,
  type IssuedInformation,
  languageName,
  MODE_NAMES,
  PHASE_NAMES,
  placeInWords,
  placeOf,
  PROGRAMME_TYPES,
  THEMES,
} from '#catalogue';
import { type FieldFault, type PlainDate, tokyoDate } from '#platform';
import { LANGUAGES } from '../headquarters/course-runs.dto.js';
import type { CatalogueForm, CourseInList, CoursePage } from '../participant/pages.js';

/** What the address of the page asks for: one text a name. */
export type CatalogueQuery = Record<string, string>;

const LISTED = ['theme', 'type', 'language', 'mode', 'office', 'when', 'sort'];

export function catalogueForm(
  query: CatalogueQuery,
  offices: DomesticOfficeRow[],
  faults: FieldFault[],
): CatalogueForm {
  const list = (name: string, label: string, any: string | null, names: [string, string][]) => ({
    name,
    label,
    any,
    choices: names.map(([value, text]) => ({ value, name: text, selected: query[name] === value })),
  });
  const types = PROGRAMME_TYPES.flatMap((node) => [node, ...node.parts]);
  return {
    words: query.words ?? '',
    country: query.country ?? '',
    month: query.month ?? '',
    faulty: Object.fromEntries(faults.map(({ field }) => [field, true])),
    further: ['country', 'month', ...LISTED].some((name) => query[name] !== undefined),
    lists: [
      list(
        'theme',
        'Theme',
        'Any',
        Object.entries(THEMES).map(([code, { nameEn }]) => [code, nameEn]),
      ),
      list(
        'type',
        'Type',
        'Any',
        types.map(({ type, nameEn }) => [type, nameEn]),
      ),
      list(
        'language',
        'Language',
        'Any',
        LANGUAGES.map((code) => [code, languageName(code)]),
      ),
      list('mode', 'Where and how', 'Any', Object.entries(MODE_NAMES)),
      list(
        'office',
        'Office in Japan',
        'Any',
        offices.map(({ code, nameEn }) => [code, nameEn]),
      ),
      list('when', 'When', null, [
        ['UPCOMING', 'Not over yet'],
        ['OPEN', 'Open for nominations'],
        ['ALL', 'Past ones too'],
      ]),
      list('sort', 'Order', null, [
        ['startsOn', 'First to start'],
        ['-startsOn', 'Last to start'],
        ['title', 'Title'],
      ]),
    ],
  };
}

/** An address with the same filters: the URL is the view. */
export function addressWith(path: string, query: CatalogueQuery, after: string | null = null): string {
  const { after: _, ...filters } = query;
  const parameters = new URLSearchParams(after ? { ...filters, after } : filters).toString();
  return parameters ? `${path}?${parameters}` : path;
}

export function courseInList(row: CatalogueRow, today: PlainDate): CourseInList {
  const facts = [
    row.mode && MODE_NAMES[row.mode],
    row.language && languageName(row.language),
    countriesOf(row),
  ];
  return {
    link: `/courses/${row.id}`,
    title: row.titleEn,
    titleJa: row.titleJa,
    dates: datesOf(row),
    facts: facts.filter(Boolean).join(' · '),
    closing: closingOf(row, today),
  };
}

export function coursePage(
  run: CatalogueDetail,
  office: string | null,
  issued: IssuedInformation | null,
): CoursePage {
  const wordings = (level: string) =>
    run.criteria.filter((one) => one.level === level).map((one) => one.wording);
  const facts: [string, string | null][] = [
    ['Course number', run.courseNumber],
    ['Dates', datesOf(run)],
    ['Theme', run.theme && THEMES[run.theme].nameEn],
    ['Language', run.language && languageName(run.language)],
    ['Where and how', run.mode && MODE_NAMES[run.mode]],
    ['Capacity', run.capacity === null ? null : `${run.capacity} participants`],
    ['Eligible countries', run.countries.map(({ nameEn }) => nameEn).join(', ')],
    ['Result by', run.resultOn && dayInWords(run.resultOn)],
    ['Office in Japan', office],
  ];
  return {
    indexed: true,
    titleJa: run.titleJa,
    facts: facts.flatMap(([name, text]) => (text ? [{ name, text }] : [])),
    objective: blocksOf(issued?.content.objective ?? ''),
    phases: run.phases.map(
      (phase) =>
        `${PHASE_NAMES[phase.kind]}: ${dayInWords(phase.startsOn)} to ${dayInWords(phase.endsOn)}, ${placeInWords(phase)}`,
    ),
    qualifications: [
      { name: 'Essential qualifications', wordings: wordings('ESSENTIAL') },
      { name: 'Recommended qualifications', wordings: wordings('RECOMMENDED') },
    ].filter((group) => group.wordings.length > 0),
    closing: closingDays(run),
    information: issued && informationOf(run.id, issued),
  };
}

function informationOf(id: string, issued: IssuedInformation): CoursePage['information'] {
  const { number, issuedAt, note, difference } = issued;
  return {
    name: number === 1 ? 'General Information' : `General Information, Modified Version ${number}`,
    issuedOn: dayInWords(tokyoDate(issuedAt)),
    link: `/api/open-data/course-runs/${id}/general-information/pdf`,
    note,
    changes: difference.map(placeOf),
  };
}

const datesOf = ({ startsOn, endsOn }: CatalogueRow) => `${dayInWords(startsOn)} to ${dayInWords(endsOn)}`;

const countriesOf = ({ countries }: CatalogueRow) =>
  countries.length > 4 ? `${countries.length} countries` : countries.map(({ nameEn }) => nameEn).join(', ');

function closingDays({ countries }: CatalogueRow): { day: string; countries: string }[] {
  const days = [...new Set(countries.map(({ jicaDeadline }) => jicaDeadline))].sort();
  return days.map((day) => ({
    day: dayInWords(day),
    countries: countries
      .filter(({ jicaDeadline }) => jicaDeadline === day)
      .map(({ nameEn }) => nameEn)
      .join(', '),
  }));
}

function closingOf(row: CatalogueRow, today: PlainDate): string | null {
  const last = row.countries
    .map(({ jicaDeadline }) => jicaDeadline)
    .sort()
    .at(-1);
  if (!last) return null;
  return `Nominations ${last < today ? 'closed on' : 'close by'} ${dayInWords(last)}`;
}

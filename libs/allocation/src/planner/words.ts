import type { LimitRow } from './model.js';

/** How people call what the planner knows by code. */
export interface Words {
  run: (id: string) => string;
  office: (code: string) => string;
  hostPartner: (id: string) => string;
  /** «from 6 July». */
  from: (week: number) => string;
  /** «between 6 July and 2 August»: both weeks inclusive. */
  during: (first: number, last: number) => string;
}

const languages = new Intl.DisplayNames('en', { type: 'language' });

function languageName(code: string): string {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}

/** What a limit is of: «beds in Tokyo», «interpreters for French», «runs at once at Kobe City». */
export function limitInWords({ rule, of }: Pick<LimitRow, 'rule' | 'of'>, words: Words): string {
  switch (rule) {
    case 'ROOMS':
      return `seminar rooms in ${words.office(of)}`;
    case 'BEDS':
      return `beds in ${words.office(of)}`;
    case 'COORDINATORS':
      return `coordinators in ${words.office(of)}`;
    case 'ARRIVALS':
      return `arrivals a week in ${words.office(of)}`;
    case 'OFFICE_LOAD':
      return `the share of ${words.office(of)} in the year`;
    case 'PARTNER_AT_ONCE':
      return `runs at once at ${words.hostPartner(of)}`;
    case 'PARTNER_YEAR':
      return `runs a year at ${words.hostPartner(of)}`;
    case 'SERIES':
      return 'another run of its series';
    case 'INTERPRETERS': {
      const [office, language] = of.split(':');
      if (language === undefined) return `interpreters for ${languageName(of)}`;
      return `interpreters for ${languageName(language)} in ${words.office(office!)}`;
    }
  }
}

/** When a limit binds, from the first of the weeks to the last. */
export function weeksInWords(weeks: readonly number[], words: Words): string {
  return weeks.length === 0 ? 'in the year' : words.during(Math.min(...weeks), Math.max(...weeks));
}

/** «A», «A and B», «A, B and 3 more». */
export function listed(names: readonly string[], most = 3): string {
  if (names.length > most) return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}

/** Points as people read them: no more digits than they mean. */
export const points = (amount: number): string => String(Math.round(amount * 10) / 10);

import { describe, expect, it } from '@jest/globals';
import { type PartnerAtWork, type PartnerWish, rankPartners } from './partner-ranking.js';

const WISH: PartnerWish = {
  ...{ fiscalYear: 2026, theme: 'HEALTH', prefectures: ['Hyogo', 'Nara'], area: 'the area of JICA Kansai' },
  ...{ language: 'fr', fromWeek: 10, weeks: 4 },
};

/** Could give the run, and is as good as the others; say only what differs. */
function partner(
  name: string,
  of: Partial<PartnerAtWork['partner']> = {},
  at: Partial<PartnerAtWork> = {},
): PartnerAtWork {
  return {
    partner: {
      ...{ id: name, name, kind: 'UNIVERSITY', prefecture: 'Hyogo', themes: ['HEALTH'], languages: ['fr'] },
      ...{ runsAtOnce: 1, runsPerYear: 3, blackout: [], agreedWeeks: new Array<boolean>(52).fill(true) },
      ...{ rating: 3, evaluations: 4, ...of },
    },
    ...{ busy: [], runsOfYear: 0, onTheme: null, modules: [], ...at },
  };
}

const names = (...candidates: PartnerAtWork[]) =>
  rankPartners(WISH, candidates).map(({ name, free }) => (free ? name : `${name}!`));
const obstacles = (candidate: PartnerAtWork, wish = WISH) =>
  rankPartners(wish, [candidate])[0]!
    .reasons.filter(({ kind }) => kind === 'OBSTACLE')
    .map(({ code }) => code);

describe('The order of host partners', () => {
  it('puts whoever teaches the theme before whoever is near, speaks the language or was praised', () => {
    const elsewhere = { prefecture: 'Aomori', languages: [], rating: null };
    expect(names(partner('Other theme', { themes: [] }), partner('Theme', elsewhere))).toEqual([
      'Theme',
      'Other theme',
    ]);
  });

  it('decides between equals by experience, results, place, language and work already given', () => {
    const better = [
      partner('A', {}, { onTheme: { runs: 2, lastYear: 2024 } }),
      partner('A', { rating: 4.5 }),
      partner('A', {}, { modules: ['Community health'] }),
    ];
    for (const one of better) expect(names(partner('B'), one)).toEqual(['A', 'B']);
    const worse = [
      partner('A', { prefecture: 'Aomori' }),
      partner('A', { languages: ['en'] }),
      partner('A', { rating: 2 }),
      partner('A', {}, { runsOfYear: 2 }),
    ];
    for (const one of worse) expect(names(one, partner('B'))).toEqual(['B', 'A']);
    expect(names(partner('B'), partner('A'))).toEqual(['A', 'B']);
  });

  it('puts those in whose way nothing stands first, whatever speaks for the others', () => {
    const best = partner('Best', { rating: 5, runsPerYear: 0 }, { onTheme: { runs: 9, lastYear: 2025 } });
    const worst = partner('Worst', { rating: 0, themes: [], languages: [], prefecture: 'Aomori' });
    expect(names(best, worst)).toEqual(['Worst', 'Best!']);
  });
});

describe('What stands in the way of a run', () => {
  it('is one wanted week without agreement, in blackout, or with as many runs as can be given', () => {
    const agreed = (from: number) => Array.from({ length: 52 }, (_, week) => week >= from);
    expect(obstacles(partner('A'))).toEqual([]);
    expect(obstacles(partner('A', { agreedWeeks: agreed(10) }))).toEqual([]);
    expect(obstacles(partner('A', { agreedWeeks: agreed(11) }))).toEqual(['NO_AGREEMENT']);
    const away = (week: number) => partner('A', { blackout: [{ week, reason: 'Away' }] });
    expect([9, 10, 13, 14].map((week) => obstacles(away(week)))).toEqual([
      [],
      ['BLACKOUT'],
      ['BLACKOUT'],
      [],
    ]);
    const busy = [{ fromWeek: 5, toWeek: 10 }];
    expect(obstacles(partner('A', {}, { busy }))).toEqual(['BUSY']);
    expect(obstacles(partner('A', { runsAtOnce: 2 }, { busy }))).toEqual([]);
    expect(obstacles(partner('A', { runsAtOnce: 2 }, { busy: [...busy, ...busy] }))).toEqual(['BUSY']);
  });

  it('is a year whose runs are all given', () => {
    expect(obstacles(partner('A', {}, { runsOfYear: 3 }))).toEqual(['YEAR_FULL']);
    expect(obstacles(partner('A', { runsPerYear: 0 }, { runsOfYear: 3 }))).toEqual(['NO_AGREEMENT']);
  });

  it('is, where no week is named, that the weeks on end are nowhere free', () => {
    const anyTime = { ...WISH, fromWeek: null };
    const agreedWeeks = Array.from({ length: 52 }, (_, week) => week >= 20 && week < 27 && week !== 23);
    expect(obstacles(partner('A', { agreedWeeks }), { ...anyTime, weeks: 3 })).toEqual([]);
    expect(obstacles(partner('A', { agreedWeeks }), { ...anyTime, weeks: 4 })).toEqual(['BUSY']);
    expect(rankPartners(anyTime, [partner('A', { agreedWeeks })])[0]!.freeWeeks).toEqual([
      20, 21, 22, 24, 25, 26,
    ]);
  });
});

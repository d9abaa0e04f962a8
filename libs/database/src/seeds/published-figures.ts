import type { OpeningBalance, PublishedFigure } from '#statistics';
import { lastingId } from './lasting-id.js';

const OF_2018 = "JICA's description of the Knowledge Co-Creation Program, participants of fiscal year 2018";

/** As printed; never changed to fit what we count. */
export function publishedFigureRows(): PublishedFigure[] {
  const exact: [string, number, string][] = [
    ['GROUP_REGION_FOCUS', 3_768, OF_2018],
    ['COUNTRY_FOCUS', 3_537, `${OF_2018}: the sum of its printed parts, Short-Term and Long-Term`],
    ['SHORT_TERM', 3_170, OF_2018],
    ['LONG_TERM', 367, OF_2018],
    ['YOUNG_LEADERS', 783, OF_2018],
    [
      'MAIN_PROGRAMMES',
      8_088,
      `${OF_2018}: Group and Region Focus, Country Focus and Young Leaders together`,
    ],
  ];
  const approximate: [string, number, string][] = [
    [
      'ALL_SCHEMES',
      10_000,
      `${OF_2018}: “approximately 10,000” a year; what exceeds the main programmes comes under other schemes`,
    ],
    ['CUMULATIVE', 360_000, `${OF_2018}: 360,000 people since 1954 (16 in that year)`],
  ];
  return [
    ...exact.map((figure) => ({ figure, precision: 'EXACT' as const })),
    ...approximate.map((figure) => ({ figure, precision: 'APPROXIMATE' as const })),
  ].map(({ figure: [subject, people, source], precision }, place) => {
    return {
      id: lastingId(`published figure 2018 ${subject}`, place),
      fiscalYear: 2018,
      subject,
      people,
      precision,
      source,
    };
  });
}

/** Published cumulative figures conflict, so the balance is one of them less its own year, with the others named beside it. */
export function openingBalanceRows(): OpeningBalance[] {
  const source =
    'The 360,000 people since 1954 that JICA published stand at the end of FY2018; this balance is that figure less the 8,088 it ' +
    'published for FY2018. It is not computed from the years before. Other published cumulative figures conflict with it: 275,000 in ' +
    '2006, more than 260,000 in 2010, 310,000 up to FY2013.';
  return [{ throughFiscalYear: 2017, sinceFiscalYear: 1954, people: 360_000 - 8_088, source }];
}

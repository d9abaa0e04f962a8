/** How large the year is: 500 runs, 2,500 allotments and 12,000 nominations unless somebody asks for less. */
export interface YearScale {
  runs: number;
  countriesARun: number;
  nominations: number;
}

const WHOLE_YEAR: YearScale = { runs: 500, countriesARun: 5, nominations: 12_000 };

/** The same year, smaller: `share` of its runs, with as many people in each. */
export function shareOf(share: number): YearScale {
  const runs = Math.max(1, Math.round(WHOLE_YEAR.runs * share));
  return { ...WHOLE_YEAR, runs, nominations: Math.round(WHOLE_YEAR.nominations * (runs / WHOLE_YEAR.runs)) };
}

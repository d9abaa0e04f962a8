import { describe, expect, it } from '@jest/globals';
import { judge, missingIn, nextRunOf, type RollOverCourse, type SourceRun } from './roll-over.js';

const course: RollOverCourse = {
  id: 'course',
  titleEn: 'Water Supply for Urban Areas',
  state: 'ADOPTED',
  firstFiscalYear: 2026,
  years: 3,
};
const run = (differs: Partial<SourceRun> = {}): SourceRun => ({
  id: 'run-2026',
  courseId: 'course',
  courseNumber: '202684494J002',
  fiscalYear: 2026,
  titleEn: 'Water Supply for Urban Areas',
  titleJa: '都市上水道',
  programmeType: 'GROUP_REGION_FOCUS',
  theme: 'WATER_AND_DISASTER',
  language: 'en',
  mode: 'IN_JAPAN',
  thirdCountryCode: null,
  venue: null,
  capacity: 14,
  domesticOfficeCode: 'KANSAI',
  startsOn: '2026-10-05',
  endsOn: '2026-11-13',
  datePrecision: 'DAY',
  resultOn: '2026-08-28',
  longTermOverride: null,
  formVersion: null,
  state: 'PUBLISHED',
  cancelledBecause: null,
  source: null,
  ...differs,
});
const obstacle = (differs: Partial<RollOverCourse>, runs: SourceRun[], fiscalYear = 2027) => {
  const verdict = judge({ ...course, ...differs }, runs, fiscalYear);
  return 'obstacle' in verdict ? verdict.obstacle : verdict.source.id;
};

describe('A course rolls over', () => {
  it('from its latest run before the year', () => {
    const runs = [run(), run({ id: 'run-2027', fiscalYear: 2027, startsOn: '2027-10-04' })];
    expect(obstacle({}, runs, 2028)).toBe('run-2027');
  });

  it.each([
    ['NOT_ADOPTED', { state: 'CANDIDATE' as const }, [run()], 2027],
    ['NOT_ADOPTED', { state: 'NOT_ADOPTED' as const }, [run()], 2027],
    ['NOT_BEGUN', {}, [run()], 2025],
    ['YEARS_ARE_OVER', {}, [run()], 2029],
    ['ALREADY_HAS_A_RUN', {}, [run(), run({ fiscalYear: 2027, state: 'CANCELLED' })], 2027],
    ['NO_RUN_TO_COPY', {}, [], 2026],
    ['LAST_RUN_CANCELLED', {}, [run({ state: 'CANCELLED' })], 2027],
  ])('not, because %s', (code, differs, runs, fiscalYear) => {
    expect(obstacle(differs, runs, fiscalYear)).toBe(code);
  });
});

describe('The next run', () => {
  const phases = [
    { kind: 'ONLINE', startsOn: '2026-09-28', endsOn: '2026-09-30', place: null, mode: 'ONLINE' },
    { kind: 'CORE', startsOn: '2026-10-05', endsOn: '2026-11-13', place: 'Kobe', mode: 'IN_JAPAN' },
  ] as const;
  const criteria = [{ kind: 'EXPERIENCE', level: 'ESSENTIAL', wording: 'Five years' }] as const;
  const next = nextRunOf(
    run(),
    { phases: [...phases], criteria: [...criteria], information: '{"background":"Water"}' },
    2027,
  );

  it('keeps titles, capacity, office, criteria and what was written, and every day of the year', () => {
    expect(next.run).toMatchObject({
      titleJa: '都市上水道',
      capacity: 14,
      domesticOfficeCode: 'KANSAI',
      fiscalYear: 2027,
      startsOn: '2027-10-05',
      endsOn: '2027-11-13',
      resultOn: '2027-08-28',
    });
    expect(next.phases.map((phase) => phase.startsOn)).toEqual(['2027-09-28', '2027-10-05']);
    expect(next.criteria).toEqual(criteria);
    expect(next.information).toBe('{"background":"Water"}');
  });

  it('is a draft without a number of its own, and says so', () => {
    expect(next.run).toMatchObject({ state: 'DRAFT', courseNumber: null });
    expect(missingIn(next).map((fault) => fault.field)).toEqual(['courseNumber', 'allotments']);
  });

  it('moves by as many years as lie between', () => {
    expect(nextRunOf(run(), { phases: [], criteria: [], information: null }, 2028).run.startsOn).toBe(
      '2028-10-05',
    );
    expect(
      nextRunOf(
        run({ startsOn: '2028-02-29', fiscalYear: 2027 }),
        { phases: [], criteria: [], information: null },
        2028,
      ).run.startsOn,
    ).toBe('2029-02-28');
  });
});

import { describe, expect, it } from '@jest/globals';
import { type DatedPhase, datedPhases } from './dated-phases.js';

// FY2026: week 0 begins on Monday 30 March, week 27 on Monday 5 October.
const core: DatedPhase = {
  kind: 'CORE',
  startsOn: '2026-10-05',
  endsOn: '2026-11-13',
  place: 'Kobe',
  mode: 'IN_JAPAN',
};
const atHome: DatedPhase = {
  kind: 'PRELIMINARY',
  startsOn: '2026-09-01',
  endsOn: '2026-09-30',
  place: null,
  mode: 'IN_COUNTRY',
};
const report: DatedPhase = {
  ...atHome,
  kind: 'FINALIZATION',
  startsOn: '2026-12-01',
  endsOn: '2027-01-29',
};
const planned = (startWeek: number, weeks: number | null = 6) => ({ fiscalYear: 2026, startWeek, weeks });

const run = { programmeType: 'GROUP_REGION_FOCUS', mode: 'IN_JAPAN' } as const;

describe('the phases of a run at its place in the plan', () => {
  it('stay as they are where they lie right', () => {
    expect(datedPhases([atHome, core, report], planned(27), run)).toEqual([atHome, core, report]);
  });

  it('move together by whole weeks', () => {
    const moved = datedPhases([atHome, core, report], planned(29), run);
    expect(moved.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
      ['2026-09-15', '2026-10-14'],
      ['2026-10-19', '2026-11-27'],
      ['2026-12-15', '2027-02-12'],
    ]);
  });

  it('take an arrival at the weekend for the week that it leads into', () => {
    const saturday = { ...core, startsOn: '2026-10-03' };
    expect(datedPhases([saturday], planned(27), run)).toEqual([saturday]);
    expect(datedPhases([saturday], planned(26), run)[0]).toMatchObject({ startsOn: '2026-09-26' });
  });

  it('keep their length, whatever the plan has room for', () => {
    for (const weeks of [2, 8, null])
      expect(datedPhases([core, report], planned(27, weeks), run)).toEqual([core, report]);
  });

  it('in Japan twice: they move together from the first, and the second keeps its distance', () => {
    const second = { ...core, startsOn: '2026-11-30', endsOn: '2026-12-11' };
    expect(datedPhases([core, second], planned(27, 10), run)).toEqual([core, second]);
    const moved = datedPhases([core, second], planned(28, 10), run);
    expect(moved.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
      ['2026-10-12', '2026-11-20'],
      ['2026-12-07', '2026-12-18'],
    ]);
  });

  it('do not begin before the fiscal year: week 0 begins with 1 April', () => {
    const [moved, later] = datedPhases([core, report], planned(0), run);
    expect([moved!.startsOn, moved!.endsOn]).toEqual(['2026-04-01', '2026-05-08']);
    expect([later!.startsOn, later!.endsOn]).toEqual(['2026-05-26', '2026-07-24']);
    expect(datedPhases([moved!, later!], planned(0), run)).toEqual([moved, later]);
    expect(datedPhases([], planned(0, 2), run)).toMatchObject([
      { startsOn: '2026-04-01', endsOn: '2026-04-10' },
    ]);
  });

  it('stay where a 1 April at the weekend put them', () => {
    // 1 April 2028 is a Saturday.
    const time = { fiscalYear: 2028, startWeek: 0, weeks: 2 };
    const made = datedPhases([], time, run);
    expect(made).toMatchObject([{ startsOn: '2028-04-01', endsOn: '2028-04-07' }]);
    expect(datedPhases(made, time, run)).toEqual(made);
  });

  it('at home before the fiscal year may begin there', () => {
    const earlier = { ...atHome, startsOn: '2026-09-07', endsOn: '2026-09-18' };
    expect(datedPhases([earlier, core], planned(0), run)[0]!.startsOn).toBe('2026-03-02');
  });

  it('are not invented for a Long-Term run, whose weeks in a plan are not its length', () => {
    expect(datedPhases([], planned(0, 2), { ...run, programmeType: 'LONG_TERM' })).toEqual([]);
  });

  it('are made for a run that has none: from a Monday to a Friday', () => {
    expect(datedPhases([], planned(27, 2), { ...run, mode: 'HYBRID' })).toEqual([
      { kind: 'CORE', startsOn: '2026-10-05', endsOn: '2026-10-16', place: null, mode: 'HYBRID' },
    ]);
  });

  it('stay as they are beyond the end of the year, which the plan does not know', () => {
    const crossing: DatedPhase = { ...core, startsOn: '2027-02-22', endsOn: '2027-04-09' };
    expect(datedPhases([crossing], planned(47, 5), run)).toEqual([crossing]);
    const moved = datedPhases([crossing], planned(40, 7), run);
    expect(moved).toMatchObject([{ startsOn: '2027-01-04', endsOn: '2027-02-19' }]);
    const march: DatedPhase = { ...core, startsOn: '2027-03-01', endsOn: '2027-03-31' };
    expect(datedPhases([march], planned(48, 4), run)).toEqual([march]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { PlannedPlace, ReleaseLine } from '#allocation';
import { changesInWords, concerning, type Reader } from './plan-release-lines.js';

const kansai: PlannedPlace = {
  ...{ officeCode: 'KANSAI', officeName: 'JICA Kansai', week: 27 },
  ...{ hostPartnerId: 'kobe', hostPartnerName: 'Kobe Waterworks' },
};
const tokyo: PlannedPlace = {
  ...{ officeCode: 'TOKYO', officeName: 'JICA Tokyo', week: 29 },
  ...{ hostPartnerId: 'edo', hostPartnerName: 'Edo Waterworks' },
};
const october = { startsOn: '2027-10-04', endsOn: '2027-10-29' };
const november = { startsOn: '2027-11-01', endsOn: '2027-11-26' };
const line: ReleaseLine = {
  ...{ courseRunId: 'run', courseNumber: null, titleEn: 'Water', published: false, because: null },
  ...{ kind: 'MOVED', effect: 'APPLIED', from: kansai, to: tokyo, before: october, after: november },
  displaced: [],
};
const format = {
  day: (date: string | null) => date ?? '',
  course: ({ titleEn }: { titleEn: string }) => titleEn,
};
const office = (ref: string): Reader => ({ kind: 'DOMESTIC_OFFICE', ref });
const host = (ref: string): Reader => ({ kind: 'HOST_PARTNER', ref });
const headquarters: Reader = { kind: 'HEADQUARTERS', ref: 'account' };
const told = (differs: Partial<ReleaseLine>, reader: Reader) => {
  const lines = [{ ...line, ...differs }];
  return changesInWords(concerning(lines, reader), reader, format);
};

describe('what a change of the plan means to a reader', () => {
  it('a run that goes from one office to another is lost to one and new to the other', () => {
    expect(told({}, office('KANSAI'))).toBe(
      'No longer with you: Water, 2027-10-04 – 2027-10-29; now with JICA Tokyo',
    );
    expect(told({}, office('TOKYO'))).toBe(
      'New: Water, 2027-11-01 – 2027-11-26, host partner Edo Waterworks (until now: JICA Kansai with Kobe Waterworks)',
    );
    expect(told({}, headquarters)).toBe(
      'Moved: Water, 2027-11-01 – 2027-11-26 instead of 2027-10-04 – 2027-10-29; domestic office JICA Tokyo instead of JICA Kansai; host partner Edo Waterworks instead of Kobe Waterworks',
    );
  });

  it('a host partner does not hear who else gives the run', () => {
    expect(told({}, host('kobe'))).toBe(
      'No longer with you: Water, 2027-10-04 – 2027-10-29; another host partner gives it',
    );
    expect(told({}, host('edo'))).toBe('New: Water, 2027-11-01 – 2027-11-26, domestic office JICA Tokyo');
  });

  it('who gave it by hand is told that it is gone, and the office who that was', () => {
    const displaced = [{ hostPartnerId: 'nara', hostPartnerName: 'Nara City' }];
    const first: Partial<ReleaseLine> = { kind: 'NEW', from: null, displaced };
    expect(told(first, host('nara'))).toBe(
      'No longer with you: Water, 2027-10-04 – 2027-10-29; another host partner gives it',
    );
    expect(told(first, host('edo'))).toBe('New: Water, 2027-11-01 – 2027-11-26, domestic office JICA Tokyo');
    expect(told(first, office('TOKYO'))).toBe(
      'New: Water, 2027-11-01 – 2027-11-26, host partner Edo Waterworks; no longer with Nara City',
    );
  });

  it('a run that only moves in time is moved, with the host that stays', () => {
    expect(told({ to: { ...kansai, week: 31 } }, office('KANSAI'))).toBe(
      'Moved: Water, 2027-11-01 – 2027-11-26 instead of 2027-10-04 – 2027-10-29; host partner Kobe Waterworks as before',
    );
  });

  it('a run without a place any more is taken off', () => {
    const off = { kind: 'TAKEN_OFF', to: null, after: october } as const;
    expect(told(off, office('KANSAI'))).toBe(
      'No longer with you: Water, 2027-10-04 – 2027-10-29; it has no place in the plan any more',
    );
    expect(told(off, headquarters)).toMatch(/^Taken off: Water/);
  });

  it('of a published run the office is told to issue a Modified Version when its dates change', () => {
    const moved = { published: true, to: { ...kansai, week: 31 } };
    expect(told(moved, office('KANSAI'))).toContain('issue a Modified Version');
    expect(told({ ...moved, after: october }, office('KANSAI'))).not.toContain('Modified Version');
    expect(told(moved, host('kobe'))).not.toContain('Modified Version');
  });

  it('what was left as it is concerns headquarters only', () => {
    const left = { effect: 'LEFT', because: 'It is published and stays as it was announced.' } as const;
    expect(told(left, office('KANSAI'))).toBe('');
    expect(told(left, headquarters)).toBe(
      'Left as it is: Water, 2027-10-04 – 2027-10-29. It is published and stays as it was announced.',
    );
  });
});

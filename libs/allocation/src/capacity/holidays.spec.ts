import { describe, expect, it } from '@jest/globals';
import { type HolidayExceptionFacts, holidayWeeks } from './holidays.js';

const weekOf = (monday: string, ...exceptions: HolidayExceptionFacts[]) =>
  holidayWeeks(2026, exceptions).find((one) => one.monday === monday)!;
const days = ({ holidays }: ReturnType<typeof weekOf>) =>
  holidays.map(({ day, nameEn }) => `${day} ${nameEn}`);

describe('The holidays of a fiscal year', () => {
  it('are those of Japan, with days in lieu', () => {
    const golden = weekOf('2026-05-04');
    expect(days(golden)).toEqual([
      '2026-05-04 Greenery Day',
      "2026-05-05 Children's Day",
      '2026-05-06 Holiday in lieu',
    ]);
    expect(golden.workingDays).toBe(2);
    expect(weekOf('2026-06-01')).toMatchObject({ holidays: [], workingDays: 5, workingDaysAt: {} });
  });

  it('hold the days on which offices of the state are closed at New Year', () => {
    expect(days(weekOf('2026-12-28'))).toEqual([
      '2026-12-29 New Year holidays',
      '2026-12-30 New Year holidays',
      '2026-12-31 New Year holidays',
      "2027-01-01 New Year's Day",
      '2027-01-02 New Year holidays',
      '2027-01-03 New Year holidays',
    ]);
    expect(weekOf('2026-12-28').workingDays).toBe(1);
  });

  it('know the exceptions of one office', () => {
    const okinawa = {
      day: '2026-06-23',
      domesticOfficeCode: 'OKINAWA',
      kind: 'DAY_OFF',
      name: 'Irei no Hi',
    } as const;
    expect(weekOf('2026-06-22', okinawa)).toMatchObject({ workingDays: 5, workingDaysAt: { OKINAWA: 4 } });
    const worked = {
      day: '2026-05-06',
      domesticOfficeCode: 'TOKYO',
      kind: 'WORKING_DAY',
      name: 'Arrivals',
    } as const;
    expect(weekOf('2026-05-04', worked)).toMatchObject({ workingDays: 2, workingDaysAt: { TOKYO: 3 } });
  });

  it('know the exceptions of all offices, before which goes what one says of itself', () => {
    const all = { day: '2026-05-06', domesticOfficeCode: null, kind: 'WORKING_DAY', name: 'Open' } as const;
    expect(weekOf('2026-05-04', all)).toMatchObject({ workingDays: 3 });
    const own = { ...all, domesticOfficeCode: 'KANSAI', kind: 'DAY_OFF' } as const;
    expect(weekOf('2026-05-04', all, own)).toMatchObject({ workingDays: 3, workingDaysAt: { KANSAI: 2 } });
  });
});

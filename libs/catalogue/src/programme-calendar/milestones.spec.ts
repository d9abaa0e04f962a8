import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#platform';
import {
  calendarFaults,
  isOpenOn,
  type Milestone,
  movedByAYear,
  remindersDue,
  windowOf,
} from './milestones.js';

const milestone = (differs: Partial<Milestone>): Milestone => ({
  code: 'SURVEY_OPENS',
  name: 'The request survey opens',
  fallsOn: '2026-07-01',
  opens: null,
  closes: null,
  reminds: 'NOBODY',
  remindDaysBefore: [],
  ...differs,
});
const SURVEY = [
  milestone({ opens: 'REQUEST_SURVEY' }),
  milestone({ code: 'SURVEY_CLOSES', fallsOn: '2026-08-31', closes: 'REQUEST_SURVEY' }),
];

describe('A gate of the calendar', () => {
  it.each([
    ['2026-06-30', false],
    ['2026-07-01', true],
    ['2026-08-31', true],
    ['2026-09-01', false],
  ])('is on %s open: %s', (day, open) => {
    expect(isOpenOn(windowOf(SURVEY, 'REQUEST_SURVEY'), day)).toBe(open);
  });

  it('is shut where the calendar does not open it', () => {
    expect(isOpenOn(windowOf([], 'ALLOTMENT_RELEASE'), '2026-07-01')).toBe(false);
  });

  it('stays open where nothing closes it', () => {
    const window = windowOf([milestone({ opens: 'ALLOTMENT_RELEASE' })], 'ALLOTMENT_RELEASE');
    expect(isOpenOn(window, '2030-01-01')).toBe(true);
  });
});

describe('A calendar', () => {
  it('is in order with a survey that opens and closes', () => {
    expect(calendarFaults(2027, SURVEY)).toEqual([]);
  });

  it.each([
    ['opened twice', [...SURVEY, milestone({ code: 'AGAIN', opens: 'REQUEST_SURVEY' })], 'milestones'],
    ['closed before it opens', [SURVEY[0]!, { ...SURVEY[1]!, fallsOn: '2026-06-30' }], 'milestones'],
    ['closed and never opened', [SURVEY[1]!], 'milestones'],
    ['never closed', [SURVEY[0]!], 'milestones'],
    ['the same code twice', [milestone({}), milestone({})], 'milestones[1].code'],
    ['of another year', [milestone({ fallsOn: '2028-04-01' })], 'milestones[0].fallsOn'],
    ['too early', [milestone({ fallsOn: '2025-03-31' })], 'milestones[0].fallsOn'],
    ['reminding twice', [milestone({ remindDaysBefore: [7, 7] })], 'milestones[0].remindDaysBefore'],
  ])('is refused when it is %s', (_, milestones, field) => {
    expect(calendarFaults(2027, milestones).map((fault) => fault.field)).toEqual([field]);
  });

  it('keeps month and day in the year after, and 29 February becomes the 28th', () => {
    const days = movedByAYear([milestone({}), milestone({ fallsOn: '2028-02-29' })]);
    expect(days.map((one) => one.fallsOn)).toEqual(['2027-07-01', '2029-02-28']);
  });
});

describe('Reminders', () => {
  const closing = milestone({ fallsOn: '2026-08-31', remindDaysBefore: [30, 7, 1] });

  it.each([
    ['2026-07-31', null],
    ['2026-08-01', 30],
    ['2026-08-24', 7],
    ['2026-08-30', 1],
    ['2026-08-31', 1],
    ['2026-09-01', null],
  ])('are due on %s: %s days before', (today, days) => {
    expect(remindersDue(closing, today).remind).toBe(days);
  });

  it('that were all missed become one, the nearest', () => {
    expect(remindersDue(closing, '2026-08-31')).toEqual({ remind: 1, passed: [7, 30] });
  });

  it('go out once each, on whichever days the worker runs', () => {
    const distances = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 8 });
    const missed = fc.array(fc.boolean(), { minLength: 70, maxLength: 70 });
    fc.assert(
      fc.property(distances, missed, (remindDaysBefore, asleep) => {
        const sent: number[] = [];
        const settled = new Set<number>();
        for (let day = 0; day < 70; day++) {
          if (asleep[day]) continue;
          const left = remindDaysBefore.filter((one) => !settled.has(one));
          const today = addDays('2026-06-28', day);
          const { remind, passed } = remindersDue({ fallsOn: '2026-08-31', remindDaysBefore: left }, today);
          if (remind !== null) sent.push(remind);
          [...passed, ...(remind === null ? [] : [remind])].forEach((one) => settled.add(one));
        }
        expect(new Set(sent).size).toBe(sent.length);
        if (!asleep.includes(true)) expect(sent.toSorted()).toEqual(remindDaysBefore.toSorted());
      }),
    );
  });
});

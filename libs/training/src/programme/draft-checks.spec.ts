import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isWithin, overlapsOf } from './draft-checks.js';

const session = (
  id: string,
  startsAt: string,
  endsAt: string,
  forGroup: string | null = null,
  day = '2026-10-06',
) => ({
  id,
  day,
  startsAt,
  endsAt,
  forGroup,
});

it('finds what somebody would have to attend both', () => {
  const pairs = overlapsOf([
    session('lunch', '12:00', '13:00'),
    session('morning', '09:00', '12:00'),
    session('visit', '11:30', '12:30'),
  ]);
  expect(pairs).toEqual([
    { sessionId: 'morning', otherId: 'visit' },
    { sessionId: 'visit', otherId: 'lunch' },
  ]);
});

it('lets different groups be in two places, but nobody who is in both', () => {
  expect(overlapsOf([session('a', '09:00', '12:00', 'A'), session('b', '09:00', '12:00', 'B')])).toEqual([]);
  expect(overlapsOf([session('a', '09:00', '12:00', 'A'), session('b', '09:00', '12:00', 'A')])).toHaveLength(
    1,
  );
  expect(overlapsOf([session('a', '09:00', '12:00', 'A'), session('b', '09:00', '12:00')])).toHaveLength(1);
});

it('finds the same pairs as comparing each with each', () => {
  const time = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const sessions = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 600 }),
      fc.integer({ min: 1, max: 300 }),
      fc.constantFrom(null, 'A', 'B'),
      fc.constantFrom('2026-10-06', '2026-10-07'),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(sessions, (drawn) => {
      const all = drawn.map(([start, length, group, day], index) =>
        session(String(index), time(start), time(start + length), group, day),
      );
      const naive = all.flatMap((one, index) =>
        all
          .slice(index + 1)
          .filter(
            (other) =>
              one.day === other.day &&
              one.startsAt < other.endsAt &&
              other.startsAt < one.endsAt &&
              (one.forGroup === null || other.forGroup === null || one.forGroup === other.forGroup),
          )
          .map((other) => [one.id, other.id].sort().join()),
      );
      const found = overlapsOf(all).map(({ sessionId, otherId }) => [sessionId, otherId].sort().join());
      expect(found.sort()).toEqual(naive.sort());
    }),
  );
});

it('takes the days of phases, of the first and of the last included', () => {
  const phases = [
    { kind: 'ONLINE', startsOn: '2026-09-01', endsOn: '2026-09-05' },
    { kind: 'CORE', startsOn: '2026-10-05', endsOn: '2026-11-13' },
  ];
  const days = [
    '2026-08-31',
    '2026-09-01',
    '2026-09-05',
    '2026-09-06',
    '2026-10-05',
    '2026-11-13',
    '2026-11-14',
  ];
  expect(days.filter((day) => isWithin(phases, day))).toEqual([
    '2026-09-01',
    '2026-09-05',
    '2026-10-05',
    '2026-11-13',
  ]);
  expect(isWithin([], '2026-01-01')).toBe(true);
});

import { expect, it } from '@jest/globals';
import type { YearCapacity } from '../capacity/planning-capacities.js';
import { adjusted, notOnRecord, type ReasonedAdjustment } from './adjustment.js';

const weeks = (figure: number) => Array<number>(6).fill(figure);
const office = (code: string) => ({
  ...{ code, nameEn: code, prefectures: [], rooms: weeks(3), beds: weeks(45), hotelBeds: weeks(5) },
  ...{ coordinators: weeks(2.5), arrivalsPerWeek: weeks(2), seatWeeksTarget: 100, interpreters: {} },
  closedWeeks: [{ week: 1, reason: 'Repairs' }],
});
const CAPACITY: YearCapacity = {
  ...{ fiscalYear: 2027, weeks: 6, hostPartners: [], interpreters: { fr: weeks(2) } },
  offices: [office('KANSAI'), office('TOKYO')],
};
const supposed = (differs: Partial<ReasonedAdjustment>): ReasonedAdjustment => ({
  ...{ what: 'BEDS', of: 'TOKYO', fromWeek: 1, toWeek: 3, percent: null, to: null, reason: null },
  ...differs,
});
const officeAfter = (code: string, ...adjustments: ReasonedAdjustment[]) =>
  adjusted(CAPACITY, adjustments).offices.find((one) => one.code === code)!;

it('20 % more beds in Tokyo, in some weeks and there alone', () => {
  const more = supposed({ percent: 120 });
  expect(officeAfter('TOKYO', more).beds).toEqual([45, 54, 54, 54, 45, 45]);
  expect(officeAfter('KANSAI', more)).toEqual(office('KANSAI'));
});

it('Kansai closed some weeks, for the reason of the change', () => {
  const closure = supposed({ what: 'CLOSURE', of: 'KANSAI', reason: 'A typhoon' });
  expect(officeAfter('KANSAI', closure).closedWeeks).toEqual([
    { week: 1, reason: 'Repairs' },
    { week: 2, reason: 'A typhoon' },
    { week: 3, reason: 'A typhoon' },
  ]);
});

it('whole beds and tenths of coordinators, a figure instead, one supposition after the other', () => {
  expect(officeAfter('TOKYO', supposed({ percent: 51 })).beds[1]).toBe(23);
  expect(officeAfter('TOKYO', supposed({ what: 'COORDINATORS', percent: 110 })).coordinators[1]).toBe(2.8);
  const [first, second] = [supposed({ what: 'ROOMS', to: 10 }), supposed({ what: 'ROOMS', percent: 50 })];
  expect(officeAfter('TOKYO', first, second).rooms).toEqual([3, 5, 5, 5, 3, 3]);
});

it('fewer interpreters of a language; of one without a pool nothing is known and nothing changes', () => {
  const french = supposed({ what: 'INTERPRETERS', of: 'fr', to: 0 });
  expect(adjusted(CAPACITY, [french]).interpreters).toEqual({ fr: [2, 0, 0, 0, 2, 2] });
  expect(adjusted(CAPACITY, [{ ...french, of: 'ar' }])).toEqual(CAPACITY);
});

it('what was supposed of an office or a language is taken back, in some weeks and there alone', () => {
  const closure = supposed({ what: 'CLOSURE', reason: 'A typhoon' });
  const back = supposed({ what: 'AS_ON_RECORD', fromWeek: 2, toWeek: 5 });
  const tokyo = officeAfter('TOKYO', closure, supposed({ percent: 120 }), back);
  expect(tokyo.beds).toEqual([45, 54, 45, 45, 45, 45]);
  expect(tokyo.closedWeeks).toEqual([{ week: 1, reason: 'Repairs' }]);
  const french = supposed({ what: 'INTERPRETERS', of: 'fr', to: 0 });
  expect(adjusted(CAPACITY, [french, { ...back, of: 'fr' }]).interpreters).toEqual({
    fr: [2, 0, 2, 2, 2, 2],
  });
  expect(adjusted(CAPACITY, [closure, french, back])).toMatchObject({
    interpreters: { fr: [2, 0, 0, 0, 2, 2] },
  });
});

it('only what makes the capacity another than the one on record is supposed', () => {
  const [closure, known] = [
    supposed({ what: 'CLOSURE' }),
    supposed({ what: 'CLOSURE', fromWeek: 1, toWeek: 1 }),
  ];
  const [beds, same] = [supposed({ percent: 120 }), supposed({ what: 'ROOMS', to: 3 })];
  const french = supposed({ what: 'INTERPRETERS', of: 'fr', to: 1 });
  const all = [closure, known, beds, same, french];
  const left = (...adjustments: ReasonedAdjustment[]) =>
    notOnRecord(adjustments, CAPACITY, adjusted(CAPACITY, adjustments));
  expect(left(...all)).toEqual([closure, beds, french]);
  expect(left(...all, supposed({ what: 'AS_ON_RECORD', fromWeek: 0, toWeek: 5 }))).toEqual([french]);
  // The office has entered it since.
  expect(notOnRecord(all, adjusted(CAPACITY, all), adjusted(CAPACITY, all))).toEqual([]);
});

it('the capacity of the year stays as it is', () => {
  const before = structuredClone(CAPACITY);
  adjusted(CAPACITY, [supposed({ percent: 0 }), supposed({ what: 'CLOSURE' })]);
  expect(CAPACITY).toEqual(before);
});

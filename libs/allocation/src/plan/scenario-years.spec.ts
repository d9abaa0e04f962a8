import { beforeEach, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { Clock } from '#platform';
import type { PlanningYears, YearOptions } from '../planning-year/planning-years.js';
import type { ReasonedAdjustment } from './adjustment.js';
import { ScenarioYears } from './scenario-years.js';

const closure: ReasonedAdjustment = {
  ...{ what: 'CLOSURE', of: 'KANSAI', fromWeek: 3, toWeek: 4, percent: null, to: null },
  reason: 'A typhoon',
};
const made = (adjustment: ReasonedAdjustment, madeBy: string, madeAt: string) => ({
  ...adjustment,
  ...{ madeBy, madeAt },
});

let answer: string;
let years: { of: (fiscalYear: number, adjustments?: ReasonedAdjustment[]) => Promise<unknown> };
beforeEach(() => {
  answer = 'three rooms';
  const dataSource = { query: () => Promise.resolve([{ answer }]) };
  const planning = {
    of: async (fiscalYear: number, { reader }: Required<YearOptions>) => {
      await reader.rows('SELECT what an office says');
      return { fiscalYear, answer };
    },
  };
  const scenarios = new ScenarioYears(
    dataSource as unknown as DataSource,
    planning as unknown as PlanningYears,
    { today: () => '2027-06-01' } as Clock,
  );
  years = { of: (fiscalYear, adjustments = []) => scenarios.of(fiscalYear, adjustments) };
});

it('a year is made once, whoever supposed the same and when; another reason of a closure is told', async () => {
  const first = await years.of(2027, [made(closure, 'sato', '')]);
  expect(await years.of(2027, [made(closure, 'suzuki', '2027-06-01T03:00:00.000Z')])).toBe(first);
  expect(await years.of(2027, [{ ...closure, reason: 'Repairs' }])).not.toBe(first);
  const beds: ReasonedAdjustment = { ...closure, what: 'BEDS', percent: 120 };
  expect(await years.of(2027, [{ ...beds, reason: null }])).toBe(await years.of(2027, [beds]));
  expect(await years.of(2027, [{ ...beds, percent: 121 }])).not.toBe(await years.of(2027, [beds]));
});

it('a year is made anew where what it was made from has changed', async () => {
  const first = await years.of(2027);
  answer = 'two rooms';
  expect(await years.of(2027)).toEqual({ fiscalYear: 2027, answer: 'two rooms' });
  expect(await years.of(2027)).not.toBe(first);
});

it('of more years than are kept, the one goes that was looked at least lately', async () => {
  const first = await years.of(2021);
  const second = await years.of(2022);
  for (const fiscalYear of [2023, 2024, 2025, 2026]) await years.of(fiscalYear);
  expect(await years.of(2021)).toBe(first);
  await years.of(2027);
  expect(await years.of(2021)).toBe(first);
  expect(await years.of(2022)).not.toBe(second);
});

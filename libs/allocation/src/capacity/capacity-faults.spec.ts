import { describe, expect, it } from '@jest/globals';
import { capacityFaults } from './capacity-faults.js';
import type { CapacityFacts, ChangeOfFigure } from './office-figures.js';

const OFFICE: CapacityFacts = {
  ...{ rooms: 4, beds: 60, hotelBeds: 20, coordinators: 4.8, arrivalsPerWeek: 2, seatWeeksTarget: 1753 },
  ...{ interpreters: [{ language: 'es', people: 2 }], changes: [], closures: [] },
};
const change = (differs: Partial<ChangeOfFigure>): ChangeOfFigure => ({
  ...{ quantity: 'BEDS', language: null, fromWeek: 1, toWeek: 2, figure: 3, reason: 'Works', ...differs },
});
const fields = (differs: Partial<CapacityFacts>, fiscalYear = 2026) =>
  capacityFaults(fiscalYear, { ...OFFICE, ...differs }).map(({ field }) => field);

describe('The figures of an office', () => {
  it('may change in weeks apart, and in the same weeks where they are different figures', () => {
    const changes = [
      change({}),
      change({ fromWeek: 3, toWeek: 51 }),
      change({ quantity: 'ROOMS' }),
      change({ quantity: 'COORDINATORS', figure: 2.5 }),
      change({ quantity: 'INTERPRETERS', language: 'es' }),
    ];
    expect(fields({ changes })).toEqual([]);
  });

  it('are whole, but for coordinators', () => {
    expect(fields({ changes: [change({ figure: 2.5 })] })).toEqual(['changes[0].figure']);
  });

  it('have a language where they are of interpreters, one that the office has', () => {
    const quantity = 'INTERPRETERS';
    expect(fields({ changes: [change({ quantity })] })).toEqual(['changes[0].language']);
    expect(fields({ changes: [change({ quantity, language: 'fr' })] })).toEqual(['changes[0].language']);
    expect(fields({ changes: [change({ language: 'es' })] })).toEqual(['changes[0].language']);
    const twice = [...OFFICE.interpreters, ...OFFICE.interpreters];
    expect(fields({ interpreters: twice })).toEqual(['interpreters[1].language']);
  });

  it('reach as far as their year: the 53rd week is one of some years only', () => {
    const closures = [{ fromWeek: 52, toWeek: 52, reason: 'Works' }];
    expect(fields({ closures }, 2026)).toEqual(['closures[0].toWeek']);
    expect(fields({ closures }, 2023)).toEqual([]);
  });
});

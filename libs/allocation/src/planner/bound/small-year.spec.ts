import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instance, Placement } from '../instance.js';
import { modelOf, RULES, type Choice, type Model } from '../model.js';
import { costOf, Usage } from '../usage.js';
import { columnsOf } from './lower-bound.js';

const OFFICES = ['A', 'B'];
const PARTNERS = ['P', 'Q', 'R'];
const WEEKS = 7;

const office = (code: string) =>
  fc.record({
    code: fc.constant(code),
    rooms: fc.integer({ min: 1, max: 2 }),
    beds: fc.integer({ min: 10, max: 30 }),
    hotelBeds: fc.integer({ min: 0, max: 15 }),
    coordinators: fc.constantFrom(1, 1.3, 1.6, 2.3),
    arrivalsPerWeek: fc.integer({ min: 1, max: 2 }),
    seatWeeksTarget: fc.integer({ min: 20, max: 120 }),
  });

const hostPartner = (id: string) =>
  fc.record({
    id: fc.constant(id),
    runsAtOnce: fc.integer({ min: 1, max: 2 }),
    runsPerYear: fc.integer({ min: 1, max: 3 }),
  });

const placement: fc.Arbitrary<Placement> = fc.tuple(
  fc.constantFrom(...OFFICES),
  fc.constantFrom(...PARTNERS),
  fc.integer({ min: 0, max: WEEKS - 3 }),
);

const run = fc.record({
  weeks: fc.integer({ min: 1, max: 3 }),
  seats: fc.integer({ min: 6, max: 22 }),
  language: fc.constantFrom('en', 'fr'),
  series: fc.constantFrom(null, null, 'S'),
  unplacedCost: fc.integer({ min: 30, max: 200 }),
  placements: fc
    .uniqueArray(placement, { selector: String, minLength: 1, maxLength: 5 })
    .chain((places) =>
      fc.tuple(
        ...places.map((place) =>
          fc
            .integer({ min: 0, max: 40 })
            .map((cost): [...Placement, number] => [place[0], place[1], place[2], cost]),
        ),
      ),
    ),
});

/** A year so small that every plan of it can be looked at, and so tight that every rule binds in some of them. */
export const smallYear: fc.Arbitrary<Instance> = fc
  .record({
    offices: fc.tuple(...OFFICES.map(office)),
    hostPartners: fc.tuple(...PARTNERS.map(hostPartner)),
    french: fc.integer({ min: 1, max: 2 }),
    changeCost: fc.constantFrom(null, null, 12),
    pinned: fc.boolean(),
    runs: fc.array(run, { minLength: 3, maxLength: 5 }),
  })
  .map(({ offices, hostPartners, french, changeCost, pinned, runs }) => {
    const named = runs.map((each, index) => ({ id: `R${index}`, ...each }));
    const [first] = named;
    const [code, partner, week] = first!.placements[0]!;
    const free = offices.every(({ beds, hotelBeds }) => beds + hotelBeds >= first!.seats);
    return {
      version: 1,
      weeks: WEEKS,
      cost: { hotelBedWeek: 1.5, overload: 0.2 },
      preparation: { weeks: 2, coordinatorLoad: 0.3 },
      offices,
      hostPartners,
      interpreters: { fr: french },
      pins: pinned && free ? [{ run: first!.id, placement: [code, partner, week] }] : [],
      released:
        changeCost === null ? null : { changeCost, placements: { [first!.id]: [code, partner, week] } },
      runs: named,
    };
  });

/** Every plan that keeps every hard rule and every pin. The choice is the same array each time. */
export function* everyPlan(model: Model): Generator<Choice> {
  const choice = new Int32Array(model.unplacedCost.length).fill(-1);
  const usage = new Usage(model);
  yield* from(0);

  function* from(run: number): Generator<Choice> {
    if (run === choice.length) {
      yield choice;
      return;
    }
    if (model.pinned[run]! < 0) yield* from(run + 1);
    for (const column of columnsOf(model, run)) {
      if (usage.blockedBy(column).length > 0) continue;
      choice[run] = column;
      usage.add(column);
      yield* from(run + 1);
      usage.add(column, -1);
      choice[run] = -1;
    }
  }
}

export const cheapest = (model: Model): number => {
  let least = Infinity;
  for (const choice of everyPlan(model)) least = Math.min(least, costOf(model, choice));
  return least;
};

describe('small years', () => {
  it('are so tight that every hard rule blocks something in some of them', () => {
    const blocking = new Set<string>();
    for (const year of fc.sample(smallYear, { numRuns: 300, seed: 1 })) {
      const model = modelOf(year);
      for (const choice of everyPlan(model)) {
        const usage = Usage.of(model, choice);
        choice.forEach((placed, run) => {
          if (placed >= 0) return;
          for (const column of columnsOf(model, run))
            for (const row of usage.blockedBy(column)) blocking.add(model.rows[row]!.rule);
        });
      }
    }
    expect([...blocking].sort()).toEqual(RULES.filter((rule) => rule !== 'OFFICE_LOAD').sort());
  });
});

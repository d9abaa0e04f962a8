import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Claim, shareOfSlots, worthOf } from './share-of-slots.js';

const claim = (
  countryCode: string,
  priority: Claim['priority'],
  seatsMin: number,
  seatsMax: number,
): Claim => ({
  countryCode,
  priority,
  seatsMin,
  seatsMax,
});

/** Its only best sharing is 4, 4, 3, 3, 3, 1, 2: 2 × 6.25 + 3 × 11/3 + 1 + 1.5. */
const KNOWN_OBJECTIVE = 26;

/** Seven countries ask for 31 seats of a run of 20. */
const SEVEN: readonly Claim[] = [
  claim('KE', 'A', 2, 6),
  claim('MW', 'A', 1, 4),
  claim('TZ', 'B', 2, 5),
  claim('UG', 'B', 1, 4),
  claim('LK', 'B', 3, 5),
  claim('VN', 'C', 1, 4),
  claim('FJ', 'C', 2, 3),
];

/** Every sharing there is, tried one by one: independent of the method under test. */
function bestByEnumeration(claims: readonly Claim[], capacity: number): number {
  const [first, ...others] = claims;
  if (!first) return 0;
  let best = bestByEnumeration(others, capacity);
  for (let own = first.seatsMin; own <= Math.min(first.seatsMax, capacity); own++)
    best = Math.max(best, worthOf(first.priority, own) + bestByEnumeration(others, capacity - own));
  return best;
}

function expectAllowed(claims: readonly Claim[], capacity: number, seats: Map<string, number>): void {
  const total = [...seats.values()].reduce((sum, own) => sum + own, 0);
  expect(total).toBeLessThanOrEqual(capacity);
  for (const { countryCode, seatsMin, seatsMax } of claims) {
    const own = seats.get(countryCode)!;
    expect(own === 0 || (own >= seatsMin && own <= seatsMax)).toBe(true);
  }
}

const aClaim = fc
  .record({
    priority: fc.constantFrom('A' as const, 'B' as const, 'C' as const),
    seatsMin: fc.integer({ min: 1, max: 4 }),
    more: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ priority, seatsMin, more }) => claim('', priority, seatsMin, seatsMin + more));
const someClaims = fc
  .array(aClaim, { maxLength: 5 })
  .map((claims) => claims.map((one, index) => ({ ...one, countryCode: `C${index}` })));

describe('Seats shared among countries', () => {
  it('are shared as well as can be: seven countries, twenty seats', () => {
    const { seats, objective } = shareOfSlots(SEVEN, 20);
    expectAllowed(SEVEN, 20, seats);
    expect([...seats.values()].reduce((sum, own) => sum + own, 0)).toBe(20);
    expect(objective).toBeCloseTo(bestByEnumeration(SEVEN, 20), 9);
    expect(objective).toBeCloseTo(KNOWN_OBJECTIVE, 6);
  });

  it('are never shared worse than by trying every sharing', () => {
    fc.assert(
      fc.property(someClaims, fc.integer({ min: 0, max: 14 }), (claims, capacity) => {
        const { seats, objective } = shareOfSlots(claims, capacity);
        expectAllowed(claims, capacity, seats);
        expect(objective).toBeCloseTo(bestByEnumeration(claims, capacity), 9);
      }),
      { numRuns: 400 },
    );
  });

  it('do not depend on the order of the requests', () => {
    fc.assert(
      fc.property(someClaims, fc.integer({ min: 0, max: 14 }), (claims, capacity) => {
        const [one, other] = [claims, claims.toReversed()].map((list) => shareOfSlots(list, capacity).seats);
        expect(Object.fromEntries(one!)).toEqual(Object.fromEntries(other!));
      }),
    );
  });

  it('give every country its maximum when there are enough', () => {
    const { seats } = shareOfSlots(SEVEN, 31);
    expect(SEVEN.every((one) => seats.get(one.countryCode) === one.seatsMax)).toBe(true);
  });

  it('give none at all rather than fewer than the minimum', () => {
    const claims = [claim('KE', 'A', 3, 3), claim('MW', 'C', 1, 2)];
    expect(Object.fromEntries(shareOfSlots(claims, 2).seats)).toEqual({ KE: 0, MW: 2 });
    expect(Object.fromEntries(shareOfSlots(claims, 3).seats)).toEqual({ KE: 3, MW: 0 });
  });

  it('are better than a greedy sharing where a minimum stands in its way', () => {
    // Seat by seat, A takes the first two (3 + 1.5) and shuts out the pair of B, whose minimum would have been worth more.
    const claims = [claim('KE', 'A', 1, 2), claim('MW', 'B', 2, 2)];
    const { seats, objective } = shareOfSlots(claims, 3);
    expect(Object.fromEntries(seats)).toEqual({ KE: 1, MW: 2 });
    expect(objective).toBeCloseTo(6, 9);
  });

  it('go to the higher priority, then to the earlier letter, between equals', () => {
    const equals = [claim('TZ', 'B', 1, 1), claim('KE', 'B', 1, 1)];
    expect(Object.fromEntries(shareOfSlots(equals, 1).seats)).toEqual({ KE: 1, TZ: 0 });
  });

  it('are found for the largest run too', () => {
    const claims = Array.from({ length: 120 }, (_, index) =>
      claim(
        `C${String(index).padStart(3, '0')}`,
        (['A', 'B', 'C'] as const)[index % 3]!,
        1 + (index % 4),
        20,
      ),
    );
    expectAllowed(claims, 500, shareOfSlots(claims, 500).seats);
  });
});

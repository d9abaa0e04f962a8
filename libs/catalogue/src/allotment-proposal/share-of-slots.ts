import type { Priority } from '../request-survey/survey-requests.js';

/** What a country asks for in one run: none, or at least its minimum and at most its maximum. */
export interface Claim {
  countryCode: string;
  seatsMin: number;
  seatsMax: number;
  priority: Priority;
}

export interface Sharing {
  /** Seats by country code; 0 where a country gets none. */
  seats: Map<string, number>;
  /** Sum over the countries of weight × (1 + 1/2 + … + 1/seats). */
  objective: number;
}

/** Our proposal, no rule of JICA's: the first seat of an A counts three times the first seat of a C. */
const WEIGHTS: Record<Priority, number> = { A: 3, B: 2, C: 1 };

/** Values nearer to each other than this are ties: they are sums of the same fractions in another order. */
const TIE = 1e-9;

/** The k-th seat of a country is worth weight/k: each further one a little less than the one before. */
export function worthOf(priority: Priority, seats: number): number {
  let worth = 0;
  for (let k = 1; k <= seats; k++) worth += WEIGHTS[priority] / k;
  return worth;
}

/**
 * Shares the seats of a run among the countries that ask for them so that the sum of their worth is greatest: exact,
 * by dynamic programming over countries and seats (docs/adr/0009). Among equally good sharings the one that gives
 * more to the higher priority, then to the country earlier in the alphabet: the order of the claims does not matter.
 */
export function shareOfSlots(claims: readonly Claim[], capacity: number): Sharing {
  const last = claims.toSorted(byPriorityThenCode).reverse(); // the first to choose comes last in the recursion
  // best[c]: the greatest worth of the countries so far within c seats; given[i][c]: what country i gets in it.
  let best = new Float64Array(capacity + 1);
  const given = last.map((claim) => {
    const choice = new Uint16Array(capacity + 1);
    const next = Float64Array.from(best);
    const worth = worths(claim, capacity);
    for (let seats = 0; seats <= capacity; seats++) {
      for (let own = Math.min(claim.seatsMax, seats); own >= Math.max(claim.seatsMin, 1); own--) {
        const value = best[seats - own]! + worth[own]!;
        // Downwards with a strict comparison: of equal ones the larger share stays.
        if (value > next[seats]! + TIE || (choice[seats] === 0 && value > next[seats]! - TIE)) {
          next[seats] = value;
          choice[seats] = own;
        }
      }
    }
    best = next;
    return choice;
  });
  const seats = new Map<string, number>();
  let left = capacity;
  for (let index = last.length - 1; index >= 0; index--) {
    const own = given[index]![left]!;
    seats.set(last[index]!.countryCode, own);
    left -= own;
  }
  const objective = claims.reduce(
    (sum, claim) => sum + worthOf(claim.priority, seats.get(claim.countryCode)!),
    0,
  );
  return { seats, objective };
}

function worths(claim: Claim, capacity: number): number[] {
  const most = Math.min(claim.seatsMax, capacity);
  const all = [0];
  for (let k = 1; k <= most; k++) all.push(all[k - 1]! + WEIGHTS[claim.priority] / k);
  return all;
}

function byPriorityThenCode(one: Claim, other: Claim): number {
  const key = (claim: Claim) => `${claim.priority} ${claim.countryCode}`;
  return key(one) < key(other) ? -1 : 1;
}

import type { Model } from '../model.js';
import { roundedCut, rounding, type Cut, type Rounding } from './cut.js';
import type { Fractions } from './linear-programme.js';
import type { RowUse } from './row-use.js';

const LEAST_BROKEN = 0.02;
/** Of what a cut breaks by its length. */
const LEAST_DEEP = 0.003;
/** How often the rooms of the same office and week are counted with its beds. */
const TIMES_ROOMS = [0, 1, 2, 3, 5, 8, 12];
/** Runs of which more than this is there are counted by what they leave free. */
const COUNTED_ABOVE = [0.5, 0.99, 2];

/** A run that uses a row: its seats there and how much of it the fractions place there. */
interface Guest {
  run: number;
  amount: number;
  share: number;
}

interface Tried {
  divisor: number;
  counted: ReadonlySet<Guest>;
  broken: number;
  depth: number;
}

/** For each row that is sold beyond its soft limit the rounding of it, alone or with the rooms, that the fractions break most. */
export function brokenRoundings(model: Model, use: RowUse, fractions: Fractions): Cut[] {
  const rooms = new Map<string, number>();
  model.rows.forEach(({ rule, of, week }, row) => rule === 'ROOMS' && rooms.set(`${of}|${week}`, row));
  return model.rows.flatMap(({ rule, of, week, soft }, row) => {
    if (rule !== 'BEDS' || !Number.isInteger(soft)) return [];
    const found = deepest(model, { beds: row, rooms: rooms.get(`${of}|${week}`)! }, use, fractions);
    const cut = found && roundedCut(model, use, found);
    return cut ? [cut] : [];
  });
}

function deepest(
  model: Model,
  { beds, rooms }: { beds: number; rooms: number },
  use: RowUse,
  { share, excess }: Fractions,
): Rounding | null {
  const guests = new Map<number, Guest>();
  for (const [column, amount] of use.of(beds)) {
    if (share[column]! < 1e-9) continue;
    const run = use.runOf[column]!;
    const known = guests.get(run);
    if (known) known.share = Math.min(1, known.share + share[column]!);
    else guests.set(run, { run, amount, share: share[column]! });
  }
  const all = [...guests.values()];
  const split = all.filter(({ share }) => share > 0.01 && share < 0.99);
  const seats = all.reduce((sum, guest) => sum + guest.share * guest.amount, 0);
  const { soft } = model.rows[beds]!;
  if (split.length === 0 || seats < soft - Math.max(...all.map(({ amount }) => amount))) return null;
  const roomsFull = all.reduce((sum, guest) => sum + guest.share, 0) > model.rows[rooms]!.hard - 0.3;
  let best: (Tried & { times: number }) | null = null;
  for (const times of roomsFull && Number.isInteger(model.rows[rooms]!.hard) ? TIMES_ROOMS : [0]) {
    const weighed = all.map((guest) => ({ ...guest, amount: guest.amount + times }));
    const tried = bestRounding(weighed, excess[beds]!, soft + times * model.rows[rooms]!.hard);
    if (tried && (!best || tried.depth > best.depth)) best = { ...tried, times };
  }
  if (!best || best.broken < LEAST_BROKEN || best.depth < LEAST_DEEP) return null;
  const { divisor, counted, times } = best;
  return {
    rows:
      times > 0
        ? [
            [beds, 1],
            [rooms, times],
          ]
        : [[beds, 1]],
    divisor,
    counted: new Map([...counted].map(({ run, amount }) => [run, amount])),
  };
}

/** Tries divisors and sets of counted runs, then counts each split run the other way (Marchand and Wolsey). */
function bestRounding(guests: readonly Guest[], excess: number, sum: number): Tried | null {
  const split = guests.filter(({ share }) => share > 0.01 && share < 0.99);
  const most = Math.max(...guests.map(({ amount }) => amount)) + 1;
  const divisors = new Set(
    [most, ...split.map(({ amount }) => amount)].flatMap((d) => [d, d / 2, d / 3, d / 4]),
  );
  let best: Tried | null = null;
  const consider = (divisor: number, counted: ReadonlySet<Guest>) => {
    const tried = tryRounding(guests, excess, sum, { divisor, counted });
    if (tried && tried.broken > 1e-6 && (!best || tried.depth > best.depth + 1e-9)) best = tried;
  };
  for (const above of COUNTED_ABOVE) {
    const counted = new Set(guests.filter(({ share }) => share > above));
    for (const divisor of divisors) if (Number.isInteger(divisor) && divisor > 1) consider(divisor, counted);
  }
  split.sort((a, b) => Math.abs(a.share - 0.5) - Math.abs(b.share - 0.5));
  for (const guest of split) {
    if (!best) break;
    const { divisor, counted }: Tried = best;
    const other = new Set(counted);
    if (!other.delete(guest)) other.add(guest);
    consider(divisor, other);
  }
  return best;
}

function tryRounding(
  guests: readonly Guest[],
  excess: number,
  sum: number,
  { divisor, counted }: Pick<Tried, 'divisor' | 'counted'>,
): Tried | null {
  let rest = sum;
  for (const { amount } of counted) rest -= amount;
  const rounded = rounding(rest, divisor);
  if (!rounded) return null;
  let broken = -excess - rounded.most;
  let length = 1;
  for (const guest of guests) {
    const left = counted.has(guest);
    const amount = rounded.of(left ? -guest.amount : guest.amount);
    broken += amount * (left ? 1 - guest.share : guest.share);
    length += amount * amount;
  }
  return { divisor, counted, broken, depth: broken / Math.sqrt(length) };
}

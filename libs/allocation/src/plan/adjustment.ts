import type { OfficeYear, YearCapacity } from '../capacity/planning-capacities.js';

/**
 * What a scenario may suppose. INTERPRETERS is the national pool of a language; AS_ON_RECORD takes everything back that
 * was supposed of an office or a language; all else is of an office.
 */
export const ADJUSTABLE = [
  'CLOSURE',
  'ROOMS',
  'BEDS',
  'HOTEL_BEDS',
  'COORDINATORS',
  'ARRIVALS',
  'INTERPRETERS',
  'AS_ON_RECORD',
] as const;
export type Adjustable = (typeof ADJUSTABLE)[number];

/**
 * How the capacity of a scenario differs from that of the year. "20 % more beds in Tokyo":
 * `{ what: 'BEDS', of: 'TOKYO', fromWeek: 0, toWeek: 51, percent: 120, to: null }`.
 */
export interface Adjustment {
  what: Adjustable;
  /** The code of an office, or of a language. */
  of: string;
  /** Planning weeks, both inclusive. */
  fromWeek: number;
  toWeek: number;
  /** Of the figure of each week; or `to`, a figure that takes its place. One of the two, and neither for CLOSURE and AS_ON_RECORD. */
  percent: number | null;
  to: number | null;
}

/** Null for the reason that a closure of the scenario is shown with: the one of the change. */
export type ReasonedAdjustment = Adjustment & { reason: string | null };

const FIGURES = {
  ROOMS: 'rooms',
  BEDS: 'beds',
  HOTEL_BEDS: 'hotelBeds',
  COORDINATORS: 'coordinators',
  ARRIVALS: 'arrivalsPerWeek',
} as const satisfies Record<
  Exclude<Adjustable, 'CLOSURE' | 'INTERPRETERS' | 'AS_ON_RECORD'>,
  keyof OfficeYear
>;

/** The capacity of a scenario, one adjustment after the other. The capacity given stays as it is. */
export function adjusted(capacity: YearCapacity, adjustments: readonly ReasonedAdjustment[]): YearCapacity {
  return adjustments.reduce(
    (supposed, adjustment) =>
      adjustment.what === 'AS_ON_RECORD'
        ? asOnRecord(supposed, capacity, adjustment)
        : adjustedOnce(supposed, adjustment, adjustment.what),
    capacity,
  );
}

/** The adjustments of a scenario that make its capacity another than the one on record. */
export function notOnRecord<One extends Adjustment>(
  adjustments: readonly One[],
  recorded: YearCapacity,
  supposed: YearCapacity,
): One[] {
  return adjustments.filter((adjustment) => {
    const [is, would] = [recorded, supposed].map((capacity) => byWeekOf(capacity, adjustment));
    return is!.some((figure, week) => isWithin(adjustment, week) && figure !== would![week]);
  });
}

/** What an adjustment speaks of, week by week. */
function byWeekOf({ offices, interpreters }: YearCapacity, { what, of }: Adjustment): (number | boolean)[] {
  if (what === 'INTERPRETERS') return interpreters[of] ?? [];
  const office = offices.find(({ code }) => code === of);
  if (!office || what === 'AS_ON_RECORD') return [];
  if (what !== 'CLOSURE') return office[FIGURES[what]];
  const closedWeeks = new Set(office.closedWeeks.map(({ week }) => week));
  return office.rooms.map((_, week) => closedWeeks.has(week));
}

const isWithin = ({ fromWeek, toWeek }: Adjustment, week: number) => week >= fromWeek && week <= toWeek;

function asOnRecord(supposed: YearCapacity, recorded: YearCapacity, adjustment: Adjustment): YearCapacity {
  const { of } = adjustment;
  const restored = (figures: readonly number[], before: readonly number[]) =>
    figures.map((figure, week) => (isWithin(adjustment, week) ? before[week]! : figure));
  const pool = recorded.interpreters[of];
  if (pool) {
    const mended = restored(supposed.interpreters[of]!, pool);
    return { ...supposed, interpreters: { ...supposed.interpreters, [of]: mended } };
  }
  const offices = supposed.offices.map((office, at) => {
    if (office.code !== of) return office;
    const before = recorded.offices[at]!;
    const figures = (name: (typeof FIGURES)[keyof typeof FIGURES]) => restored(office[name], before[name]);
    const closedWeeks = [
      ...office.closedWeeks.filter(({ week }) => !isWithin(adjustment, week)),
      ...before.closedWeeks.filter(({ week }) => isWithin(adjustment, week)),
    ];
    return {
      ...{ ...office, rooms: figures('rooms'), beds: figures('beds'), hotelBeds: figures('hotelBeds') },
      ...{ coordinators: figures('coordinators'), arrivalsPerWeek: figures('arrivalsPerWeek'), closedWeeks },
    };
  });
  return { ...supposed, offices };
}

function adjustedOnce(
  capacity: YearCapacity,
  adjustment: ReasonedAdjustment,
  what: Exclude<Adjustable, 'AS_ON_RECORD'>,
): YearCapacity {
  const { of } = adjustment;
  if (what === 'INTERPRETERS') {
    const pool = capacity.interpreters[of];
    if (!pool) return capacity;
    return { ...capacity, interpreters: { ...capacity.interpreters, [of]: byWeek(pool, adjustment) } };
  }
  const offices = capacity.offices.map((office) => {
    if (office.code !== of) return office;
    if (what === 'CLOSURE') return closed(office, adjustment);
    return { ...office, [FIGURES[what]]: byWeek(office[FIGURES[what]], adjustment) };
  });
  return { ...capacity, offices };
}

function closed(office: OfficeYear, { fromWeek, toWeek, reason }: ReasonedAdjustment): OfficeYear {
  const already = new Set(office.closedWeeks.map(({ week }) => week));
  const weeks = office.rooms
    .map((_, week) => week)
    .filter((week) => week >= fromWeek && week <= toWeek && !already.has(week))
    .map((week) => ({ week, reason: reason ?? 'closed in this scenario' }));
  return { ...office, closedWeeks: [...office.closedWeeks, ...weeks] };
}

/** Nobody has half a room or bed; coordinators are counted in tenths. */
function byWeek(figures: readonly number[], { what, fromWeek, toWeek, percent, to }: Adjustment): number[] {
  const parts = what === 'COORDINATORS' ? 10 : 1;
  return figures.map((before, week) => {
    if (week < fromWeek || week > toWeek) return before;
    return to ?? Math.round((before * percent! * parts) / 100) / parts;
  });
}

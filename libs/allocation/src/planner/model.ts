import type { Instance, PerWeek, Placement } from './instance.js';

export const RULES = [
  'ROOMS',
  'BEDS',
  'COORDINATORS',
  'INTERPRETERS',
  'PARTNER_AT_ONCE',
  'PARTNER_YEAR',
  'ARRIVALS',
  'SERIES',
  'OFFICE_LOAD',
] as const;
export type Rule = (typeof RULES)[number];

/** One limit: a rule, whose it is (office, host partner, language, `office:language`, series) and in which week. */
export interface LimitRow {
  rule: Rule;
  of: string;
  /** Null where the limit is of the whole year. */
  week: number | null;
  /** What may never be exceeded; Infinity for OFFICE_LOAD, which only costs. */
  hard: number;
  /** Use beyond it costs `price` each; equal to `hard` where nothing is sold. */
  soft: number;
  price: number;
}

/**
 * The year as rows (limits) and columns (placements), in arrays for the inner loops: column k of run c lies in
 * `runStart[c] ≤ k < runStart[c + 1]` and uses `useAmount[i]` of row `useRow[i]` for `columnStart[k] ≤ i < columnStart[k + 1]`.
 */
export interface Model {
  readonly instance: Instance;
  readonly rows: readonly LimitRow[];
  readonly runStart: Int32Array;
  readonly cost: Float64Array;
  readonly columnStart: Int32Array;
  readonly useRow: Int32Array;
  readonly useAmount: Float64Array;
  readonly unplacedCost: Float64Array;
  /** Of each run the only column that it may take, or −1. */
  readonly pinned: Int32Array;
}

/** For each run its column in the model, or −1 for unplaced. */
export type Choice = Int32Array;

const at = (figure: PerWeek, week: number) => (typeof figure === 'number' ? figure : (figure[week] ?? 0));

/** Placements that leave the released plan carry the cost of the change. Throws nothing: the instance was read by `readInstance`. */
export function modelOf(instance: Instance): Model {
  const rows = new Rows(instance);
  const runStart = new Int32Array(instance.runs.length + 1);
  const cost: number[] = [];
  const columnStart: number[] = [0];
  const useRow: number[] = [];
  const useAmount: number[] = [];
  const pinned = new Int32Array(instance.runs.length).fill(-1);
  const pins = new Map(instance.pins.map(({ run, placement }) => [run, placement.join('|')]));
  instance.runs.forEach((run, index) => {
    const released = instance.released?.placements[run.id]?.join('|');
    for (const [office, partner, start, price] of run.placements) {
      const name = [office, partner, start].join('|');
      if (pins.get(run.id) === name) pinned[index] = cost.length;
      const leaves = released !== undefined && released !== name;
      cost.push(price + (leaves ? instance.released!.changeCost : 0));
      for (const [row, amount] of rows.usedBy(run, [office, partner, start])) {
        useRow.push(row);
        useAmount.push(amount);
      }
      columnStart.push(useRow.length);
    }
    runStart[index + 1] = cost.length;
  });
  return {
    instance,
    rows: rows.list,
    runStart,
    cost: Float64Array.from(cost),
    columnStart: Int32Array.from(columnStart),
    useRow: Int32Array.from(useRow),
    useAmount: Float64Array.from(useAmount),
    unplacedCost: Float64Array.from(instance.runs, (run) => run.unplacedCost),
    pinned,
  };
}

/** The limits that some placement touches, each made when it is first asked for. */
export class Rows {
  readonly list: LimitRow[] = [];
  private readonly index = new Map<string, number>();
  private readonly offices;
  private readonly partners;

  constructor(private readonly instance: Instance) {
    this.offices = new Map(instance.offices.map((office) => [office.code, office]));
    this.partners = new Map(instance.hostPartners.map((partner) => [partner.id, partner]));
  }

  *usedBy(run: Instance['runs'][number], [code, partnerId, start]: Placement): Generator<[number, number]> {
    const { preparation, cost, interpreters } = this.instance;
    const office = this.offices.get(code)!;
    const partner = this.partners.get(partnerId)!;
    const pool = interpreters[run.language];
    const ownPool = office.interpreters?.[run.language];
    for (let week = start; week < start + run.weeks; week++) {
      yield [this.row('ROOMS', code, week, at(office.rooms, week)), 1];
      const beds = at(office.beds, week);
      const withHotels = beds + at(office.hotelBeds, week);
      yield [this.row('BEDS', code, week, withHotels, [beds, cost.hotelBedWeek]), run.seats];
      yield [this.row('COORDINATORS', code, week, at(office.coordinators, week)), 1];
      yield [this.row('PARTNER_AT_ONCE', partnerId, week, at(partner.runsAtOnce, week)), 1];
      if (pool !== undefined) yield [this.row('INTERPRETERS', run.language, week, at(pool, week)), 1];
      if (ownPool !== undefined)
        yield [this.row('INTERPRETERS', `${code}:${run.language}`, week, at(ownPool, week)), 1];
      if (run.series !== null) yield [this.row('SERIES', run.series, week, 1), 1];
    }
    for (let week = Math.max(0, start - preparation.weeks); week < start; week++)
      yield [
        this.row('COORDINATORS', code, week, at(office.coordinators, week)),
        preparation.coordinatorLoad,
      ];
    yield [this.row('ARRIVALS', code, start, at(office.arrivalsPerWeek, start)), 1];
    yield [this.row('PARTNER_YEAR', partnerId, null, partner.runsPerYear), 1];
    const load = run.seats * run.weeks;
    yield [this.row('OFFICE_LOAD', code, null, Infinity, [office.seatWeeksTarget, cost.overload]), load];
  }

  private row(
    rule: Rule,
    of: string,
    week: number | null,
    hard: number,
    [soft, price]: [number, number] = [hard, 0],
  ): number {
    const name = `${rule}|${of}|${week}`;
    const known = this.index.get(name);
    if (known !== undefined) return known;
    this.index.set(name, this.list.length);
    return this.list.push({ rule, of, week, hard, soft, price }) - 1;
  }
}

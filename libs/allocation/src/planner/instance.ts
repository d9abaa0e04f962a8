/** The same every week, or a figure for each week of the year. */
export type PerWeek = number | number[];

/** Office, host partner, start week: week 0 is the week in which 1 April falls. */
export type Placement = [office: string, hostPartner: string, startWeek: number];

export interface InstanceOffice {
  code: string;
  rooms: PerWeek;
  beds: PerWeek;
  /** Beds that may be bought in hotels, at `cost.hotelBedWeek` each. */
  hotelBeds: PerWeek;
  coordinators: PerWeek;
  arrivalsPerWeek: PerWeek;
  /** Seat weeks beyond it cost `cost.overload` each. */
  seatWeeksTarget: number;
  /** Interpreters that only this office may use; without an entry for a language the national pool alone counts. */
  interpreters?: Record<string, PerWeek>;
}

export interface InstanceHostPartner {
  id: string;
  runsAtOnce: PerWeek;
  runsPerYear: number;
}

export interface InstanceRun {
  id: string;
  weeks: number;
  seats: number;
  language: string;
  /** Runs of one series never overlap. */
  series: string | null;
  unplacedCost: number;
  placements: [...Placement, cost: number][];
}

/**
 * A year to be planned, without a database: the file that `kccp allocate` reads and `kccp allocation export` writes.
 * Costs are points; beds and seats are people; a week is one of `weeks` from the week of 1 April.
 */
export interface Instance {
  version: 1;
  description?: string;
  weeks: number;
  cost: { hotelBedWeek: number; overload: number };
  preparation: { weeks: number; coordinatorLoad: number };
  offices: InstanceOffice[];
  hostPartners: InstanceHostPartner[];
  /** The national pools; a language that is not named here (English) needs none. */
  interpreters: Record<string, PerWeek>;
  pins: { run: string; placement: Placement }[];
  /** The plan in force, when re-planning: leaving its placement costs `changeCost` a run. */
  released: { changeCost: number; placements: Record<string, Placement | null> } | null;
  runs: InstanceRun[];
}

/** Null is unplaced. The bound is the cost that no plan of the instance can be below. */
export interface PlanFile {
  placements: Record<string, Placement | null>;
  bound?: number;
}

import type { HolidayWeek } from '../capacity/holidays.js';
import type { OfficeYear, YearCapacity } from '../capacity/planning-capacities.js';
import type { PartnerYear } from '../host-partners/partner-year.js';
import type { Placement } from '../planner/instance.js';
import { mondayOf } from '../planning-week.js';
import { seasonsOf } from './cost-terms.js';
import type { PlanningWeights } from './planning-weights.js';

/** What was so already. */
export interface YearBefore {
  /** Of a course: the host partners of its runs in earlier years. */
  formerHosts: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of a run: its placement in the plan in force. */
  inForce: ReadonlyMap<string, Placement>;
}

/** What filters and costs of a year look at, in the form in which they look it up. */
export class YearFacts {
  readonly fiscalYear: number;
  readonly weeks: number;
  readonly offices: readonly OfficeYear[];
  readonly partners: readonly PartnerYear[];
  readonly officeOf: ReadonlyMap<string, OfficeYear>;
  readonly partnerOf: ReadonlyMap<string, PartnerYear>;
  /** Of an office: its closed weeks with the reason. */
  readonly closed: ReadonlyMap<string, ReadonlyMap<number, string>>;
  /** Of a host partner: the weeks in which it can give nothing, with the reason. */
  readonly blackout: ReadonlyMap<string, ReadonlyMap<number, string>>;
  readonly season: readonly number[];

  constructor(
    readonly capacity: YearCapacity,
    readonly holidays: readonly HolidayWeek[],
    readonly weights: PlanningWeights,
    /** The planning week of today, below 0 before the year. */
    readonly thisWeek: number,
    private readonly before: YearBefore,
  ) {
    this.fiscalYear = capacity.fiscalYear;
    this.weeks = capacity.weeks;
    this.offices = capacity.offices;
    this.partners = capacity.hostPartners;
    this.officeOf = new Map(this.offices.map((office) => [office.code, office]));
    this.partnerOf = new Map(this.partners.map((partner) => [partner.id, partner]));
    this.closed = new Map(this.offices.map(({ code, closedWeeks }) => [code, reasonsOf(closedWeeks)]));
    this.blackout = new Map(this.partners.map(({ id, blackout }) => [id, reasonsOf(blackout)]));
    this.season = seasonsOf(holidays, weights);
  }

  isFormerHost(courseId: string, hostPartnerId: string): boolean {
    return this.before.formerHosts.get(courseId)?.has(hostPartnerId) ?? false;
  }

  /** Where the plan in force has a run, if anywhere. */
  inForce(runId: string): Placement | undefined {
    return this.before.inForce.get(runId);
  }

  workingDays(officeCode: string, week: number): number {
    const { workingDays, workingDaysAt } = this.holidays[week]!;
    return workingDaysAt[officeCode] ?? workingDays;
  }

  /** For people: `week 27 (from 2027-10-04)`. */
  nameOf(week: number): string {
    return `week ${week} (from ${mondayOf(this.fiscalYear, week)})`;
  }
}

const reasonsOf = (weeks: readonly { week: number; reason: string }[]): ReadonlyMap<number, string> =>
  new Map(weeks.map(({ week, reason }) => [week, reason]));

import type { Instance, PerWeek, Placement } from '../planner/instance.js';
import { Rows, type Rule } from '../planner/model.js';

/** Placed runs of a year: what they use is added up here. */
interface PlacedYear {
  instance: Instance;
  placements: ReadonlyMap<string, Placement>;
}

/** What the placed runs use of every limit in every week. A placement with what is no longer of the year uses nothing. */
export class WeekUse {
  private readonly used = new Map<string, number[]>();

  constructor(private readonly year: PlacedYear) {
    const { instance, placements } = year;
    const rows = new Rows(instance);
    const offices = new Set(instance.offices.map(({ code }) => code));
    const partners = new Set(instance.hostPartners.map(({ id }) => id));
    for (const run of instance.runs) {
      const placement = placements.get(run.id);
      if (!placement || !offices.has(placement[0]) || !partners.has(placement[1])) continue;
      for (const [index, amount] of rows.usedBy(run, placement)) {
        const { rule, of, week } = rows.list[index]!;
        // A limit of the whole year stands in its first week.
        const weeks = this.of(rule, of);
        if (week === null || week < instance.weeks) weeks[week ?? 0]! += amount;
      }
    }
    for (const weeks of this.used.values()) weeks.forEach((amount, week) => (weeks[week] = tenths(amount)));
  }

  /** By week: rooms, people, coordinators, interpreters, arrivals. */
  of(rule: Rule, of: string): number[] {
    const name = `${rule}|${of}`;
    const known = this.used.get(name) ?? new Array<number>(this.year.instance.weeks).fill(0);
    this.used.set(name, known);
    return known;
  }

  /** Of a limit of the whole year. */
  inYear(rule: 'PARTNER_YEAR' | 'OFFICE_LOAD', of: string): number {
    return this.of(rule, of)[0]!;
  }
}

/** Coordinators are counted in parts while they prepare. */
const tenths = (amount: number) => Math.round(amount * 10) / 10;

export function byWeek(figure: PerWeek, weeks: number): number[] {
  return Array.from({ length: weeks }, (_, week) =>
    typeof figure === 'number' ? figure : (figure[week] ?? 0),
  );
}

import { type Finding, Findings, SOFT } from './findings.js';
import type { Instance, InstanceRun, Placement } from './instance.js';
import { type LimitRow, Rows } from './model.js';
import { type Levels, USUAL_LEVELS } from './rule-levels.js';
import { TOLERANCE } from './usage.js';

/** GREEN: fits and costs nothing; AMBER: fits and costs; RED: breaks a hard rule, or one whose level refuses the move. */
export const COLOURS = ['GREEN', 'AMBER', 'RED'] as const;
export type Colour = (typeof COLOURS)[number];

/** What a placement costs by name, in points: the terms of the year, and `hotelBeds`, `overload`, `change` of the plan. */
export type SoftTerms = Record<string, number>;

export interface Verdict {
  placement: Placement;
  colour: Colour;
  /** Points that the placement adds to the cost of the plan. */
  cost: number;
  terms: SoftTerms;
  findings: Finding[];
}

/** What the year says of a placement by itself. */
export interface PlacementFacts {
  /** Its cost in the instance, by name. */
  terms: (runId: string, placement: Placement) => SoftTerms;
  /** The sentences of the filters that it does not pass; none where it may be taken. */
  refusals: (runId: string, placement: Placement) => string[];
}

const NEGLIGIBLE = 0.005;

/**
 * What the placed runs use of every limit and who uses it, kept up to date move by move, so that every placement of a
 * run is judged by looking up and not by searching: about a millisecond for all placements of a run of a year of 600.
 */
export class Judge {
  readonly rows: Rows;
  private readonly used: number[] = [];
  private readonly users: Set<string>[] = [];
  private readonly runs: ReadonlyMap<string, InstanceRun>;
  private readonly offices: ReadonlySet<string>;
  private readonly partners: ReadonlySet<string>;
  private readonly lying = new Map<string, Placement>();

  constructor(
    readonly instance: Instance,
    placements: ReadonlyMap<string, Placement>,
    private readonly facts: PlacementFacts,
    private readonly levels: Levels = USUAL_LEVELS,
  ) {
    this.rows = new Rows(instance);
    this.runs = new Map(instance.runs.map((run) => [run.id, run]));
    this.offices = new Set(instance.offices.map(({ code }) => code));
    this.partners = new Set(instance.hostPartners.map(({ id }) => id));
    for (const [runId, placement] of placements)
      if (this.knows(runId, placement)) this.place(runId, placement);
  }

  /** Whether run, office, host partner and week are of this year: of anything else there are no limits to hold it to. */
  knows(runId: string, [office, partner, week]: Placement): boolean {
    const isWeek = Number.isInteger(week) && week >= 0 && week < this.instance.weeks;
    return this.runs.has(runId) && this.offices.has(office) && this.partners.has(partner) && isWeek;
  }

  /** Puts a run somewhere that the year knows, or takes it off with null. */
  place(runId: string, placement: Placement | null): void {
    const before = this.lying.get(runId);
    if (before) this.use(runId, before, -1);
    if (placement) this.use(runId, placement, 1);
    if (placement) this.lying.set(runId, placement);
    else this.lying.delete(runId);
  }

  /**
   * The placements that the year offers, or others that it knows, each as if the run were taken up from where it lies.
   * To shade a board it is enough to know of a place that a filter rules it out: then its limits are not looked at.
   */
  verdictsOf(
    runId: string,
    placements: readonly Placement[] = this.offered(runId),
    toShade = false,
  ): Verdict[] {
    const lay = this.lying.get(runId) ?? null;
    this.place(runId, null);
    const verdicts = placements.map((placement) => this.judged(this.runs.get(runId)!, placement, toShade));
    this.place(runId, lay);
    return verdicts;
  }

  verdictOf(runId: string, placement: Placement): Verdict {
    return this.verdictsOf(runId, [placement])[0]!;
  }

  /** Of the plan as it lies: each limit that is used beyond what it allows. */
  exceeded(): Finding[] {
    const found = new Findings(this.levels);
    this.rows.list.forEach((row, index) =>
      this.hold(row, this.used[index] ?? 0, this.users[index] ?? [], found),
    );
    return found.all();
  }

  /** What hotel beds and overload cost as the plan lies. */
  softCost(): SoftTerms {
    const terms: SoftTerms = { hotelBeds: 0, overload: 0 };
    this.rows.list.forEach(({ rule, price, soft }, index) => {
      if (price > 0)
        terms[SOFT[rule as keyof typeof SOFT][1]]! += price * Math.max(0, (this.used[index] ?? 0) - soft);
    });
    return terms;
  }

  /** What leaving the place of the released plan costs. */
  changeOf(runId: string, [office, partner, week]: Placement): number {
    const { released } = this.instance;
    const before = released?.placements[runId];
    const stays = !before || (before[0] === office && before[1] === partner && before[2] === week);
    return stays ? 0 : released.changeCost;
  }

  private offered(runId: string): Placement[] {
    return this.runs.get(runId)!.placements.map(([office, partner, week]) => [office, partner, week]);
  }

  private use(runId: string, placement: Placement, times: 1 | -1): void {
    for (const [row, amount] of this.rows.usedBy(this.runs.get(runId)!, placement)) {
      this.used[row] = (this.used[row] ?? 0) + times * amount;
      const users = (this.users[row] ??= new Set());
      if (times === 1) users.add(runId);
      else users.delete(runId);
    }
  }

  private judged(run: InstanceRun, placement: Placement, toShade: boolean): Verdict {
    const terms = { ...this.facts.terms(run.id, placement) };
    const change = this.changeOf(run.id, placement);
    if (change > 0) terms.change = change;
    const found = new Findings(this.levels);
    const refusals = this.facts.refusals(run.id, placement);
    if (refusals.length > 0) found.notOffered(run.id, refusals);
    const uses = toShade && refusals.length > 0 ? [] : this.rows.usedBy(run, placement);
    for (const [index, amount] of uses) {
      const row = this.rows.list[index]!;
      const before = this.used[index] ?? 0;
      this.hold(row, before + amount, this.users[index] ?? [], found);
      if (row.price === 0) continue;
      const more = row.price * (Math.max(0, before + amount - row.soft) - Math.max(0, before - row.soft));
      const term = SOFT[row.rule as keyof typeof SOFT][1];
      if (more > 0) terms[term] = (terms[term] ?? 0) + more;
    }
    const findings = found.all();
    const cost = Object.values(terms).reduce((sum, amount) => sum + amount, 0);
    return { placement, colour: colourOf(findings, terms), cost, terms, findings };
  }

  private hold(row: LimitRow, used: number, users: Iterable<string>, found: Findings): void {
    if (used > row.hard + TOLERANCE) found.exceeded(row, row.rule, used, users);
    else if (row.price > 0 && used > row.soft + TOLERANCE)
      found.exceeded(row, SOFT[row.rule as keyof typeof SOFT][0], used, users);
  }
}

function colourOf(findings: Finding[], terms: SoftTerms): Colour {
  if (findings.some(({ hard, level }) => hard || level === 'BLOCKS_MOVE')) return 'RED';
  const costs = findings.length > 0 || Object.values(terms).some((amount) => amount > NEGLIGIBLE);
  return costs ? 'AMBER' : 'GREEN';
}

import type { LimitRow } from './model.js';
import type { Levels, MoveRule, RuleLevel } from './rule-levels.js';

/** One limit that is or would be exceeded, in all weeks in which it is. */
export interface Finding {
  rule: MoveRule;
  /** Office, host partner, language, `office:language`, series; the run itself where the filters rule its place out. */
  of: string;
  /** Planning weeks, ascending; empty where the limit is of the whole year. */
  weeks: number[];
  /** The limit where it is exceeded most, and by how much: rooms, beds, coordinators, runs, seat weeks. */
  limit: number;
  over: number;
  /** Ids of the runs that use the limit in those weeks; where a placement is judged, all but the judged one. */
  runs: string[];
  level: RuleLevel;
  /** False for what may be exceeded at a cost. */
  hard: boolean;
  /** The sentences of the filters that a placement does not pass. */
  because: string[];
}

/** The limits that may be exceeded at a price: as which rule, and as which term of the cost. */
export const SOFT = { BEDS: ['HOTEL_BEDS', 'hotelBeds'], OFFICE_LOAD: ['OFFICE_LOAD', 'overload'] } as const;

interface Gathered extends Omit<Finding, 'runs'> {
  users: Set<string>;
}

/** Gathers the rows that are exceeded into findings: the weeks of one limit are one finding. */
export class Findings {
  private readonly gathered = new Map<string, Gathered>();

  constructor(private readonly levels: Levels) {}

  /** `rule` says whether the row's hard limit is meant or the one beyond which it costs. */
  exceeded(row: LimitRow, rule: MoveRule, used: number, users: Iterable<string>): void {
    const hard = rule !== 'HOTEL_BEDS' && rule !== 'OFFICE_LOAD';
    const limit = hard ? row.hard : row.soft;
    const finding = this.of(rule, row.of, hard);
    if (row.week !== null) finding.weeks.push(row.week);
    for (const user of users) finding.users.add(user);
    if (used - limit > finding.over) Object.assign(finding, { over: used - limit, limit });
  }

  notOffered(runId: string, because: string[]): void {
    this.of('NOT_OFFERED', runId, true).because.push(...because);
  }

  all(): Finding[] {
    return Array.from(this.gathered.values(), ({ users, ...finding }) => ({
      ...finding,
      over: Math.round(finding.over * 1000) / 1000,
      weeks: finding.weeks.sort((one, other) => one - other),
      runs: [...users].sort(),
    }));
  }

  private of(rule: MoveRule, of: string, hard: boolean): Gathered {
    const name = `${rule}|${of}`;
    const known = this.gathered.get(name);
    if (known) return known;
    const level = this.levels[rule];
    const limits = { weeks: [], limit: 0, over: 0, users: new Set<string>(), because: [] };
    const made: Gathered = { rule, of, level, hard, ...limits };
    this.gathered.set(name, made);
    return made;
  }
}

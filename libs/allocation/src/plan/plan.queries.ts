import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, fromJsonColumn, keyset, type Page, pageOf, sortNames } from '#platform';
import { type Reader, readerOf } from '../reader.js';
import { notOnRecord, type ReasonedAdjustment } from './adjustment.js';
import type { PlanVerb } from './plan-change.entity.js';
import type { PlanContent } from './plan-content.js';
import { type ChangeRow, changesOf, contentOf, lineOf, PLAN_COLUMNS, planRow } from './plan-rows.js';
import type { PlanRow, PlanState } from './plan-state.js';
import { levelsOf } from './rule-levels.service.js';
import type { VersionState } from './plan-version.entity.js';
import { ScenarioYears } from './scenario-years.js';

const SORTS = { number: { column: 'p.number', nullable: false } } as const;
export const PLAN_SORTS = sortNames(SORTS);

/** What somebody did to a version. */
export interface PlanStepRow {
  /** The version of the plan that it led to. */
  version: number;
  verb: PlanVerb;
  madeAt: Date;
  /** The name of a person; null where a command of the administration did it. */
  madeBy: string | null;
  /** The change that was made, undone or redone. */
  change: Pick<ChangeRow, 'acts' | 'reason' | 'overridden'> | null;
}

export interface PlanChangeRow extends Pick<ChangeRow, 'id' | 'acts' | 'reason' | 'overridden'> {
  position: number;
  inForce: boolean;
  madeAt: string;
  madeBy: string | null;
}

/** Plans are read by headquarters, all domestic offices and auditors, each of them whole. */
@Injectable()
export class PlanQueries {
  private readonly reader: Reader;

  constructor(
    dataSource: DataSource,
    private readonly cursors: Cursors,
    private readonly years: ScenarioYears,
  ) {
    this.reader = readerOf(dataSource);
  }

  /** The versions of a fiscal year. */
  async list(
    { fiscalYear, state }: { fiscalYear: number; state?: VersionState },
    page: { limit: number; sort: string; after?: string },
  ): Promise<Page<PlanRow>> {
    const { where, orderBy, parameters } = keyset(SORTS, 'p.id', page.sort, page.after, this.cursors);
    const rows = await this.reader.rows<PlanRow>(
      `SELECT ${PLAN_COLUMNS} FROM plan_version p LEFT JOIN account a ON a.id = p.created_by
       WHERE p.fiscal_year = ? AND ${state ? 'p.state = ?' : 'TRUE'} AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [fiscalYear, ...(state ? [state] : []), ...parameters, page.limit + 1],
    );
    const { sort } = page;
    return pageOf(rows, page.limit, ({ number, id }) => ({ sort, values: [number, id] }), this.cursors);
  }

  /** Throws RESOURCE.NOT_FOUND. */
  row(planId: string): Promise<PlanRow> {
    return planRow(this.reader, planId);
  }

  /** A version with its year; or what it said when it had counted up to `at`, judged by the year of now. Throws RESOURCE.NOT_FOUND. */
  async state(planId: string, at = Infinity): Promise<PlanState> {
    const plan = await this.row(planId);
    const version = Math.min(at, plan.version);
    const { position } = await lineOf(this.reader, planId, version);
    const told = { ...plan, bound: position === 0 ? plan.bound : null };
    return this.withYear(told, await contentOf(this.reader, planId, version));
  }

  /** The plan as it would be with another content: its scenario's capacity, the rules of the year, the plan in force. */
  async withYear(plan: PlanRow, content: PlanContent): Promise<PlanState> {
    const year = await this.years.of(plan.fiscalYear, content.adjustments);
    const { levels } = await levelsOf(this.reader, plan.fiscalYear);
    const inForce = await this.released(plan.fiscalYear);
    const { changeFromReleased: changeCost } = year.facts.weights;
    const released = inForce && { changeCost, placements: Object.fromEntries(inForce.placements) };
    return { plan, ...content, levels, year: { ...year, instance: { ...year.instance, released } } };
  }

  /** What a version supposes of capacity that is not so on record. */
  async supposedOnly({ plan, year, adjustments }: PlanState): Promise<ReasonedAdjustment[]> {
    if (adjustments.length === 0) return [];
    const { facts } = await this.years.of(plan.fiscalYear, []);
    return notOnRecord(adjustments, facts.capacity, year.facts.capacity);
  }

  /** What the version in force of a fiscal year says, or null before the first release. */
  async released(fiscalYear: number): Promise<(PlanContent & { planId: string }) | null> {
    const [row] = await this.reader.rows<{ id: string; version: number }>(
      "SELECT id, version FROM plan_version WHERE fiscal_year = ? AND state = 'RELEASED'",
      [fiscalYear],
    );
    return row ? { planId: row.id, ...(await contentOf(this.reader, row.id, row.version)) } : null;
  }

  /** What the planner said of the version it proposed; null for others. */
  async summary(planId: string): Promise<unknown> {
    const [row] = await this.reader.rows<{ summary: unknown }>(
      'SELECT summary FROM plan_version WHERE id = ?',
      [planId],
    );
    return row?.summary ? fromJsonColumn(row.summary) : null;
  }

  /**
   * How much better a plan of the year could be when the version began, as a share of its cost then. Null where that is
   * not known, or where the version, as it stood at `version`, was no longer what it began with.
   */
  async gapAtBeginning(planId: string, version: number): Promise<number | null> {
    const { position } = await lineOf(this.reader, planId, version);
    if (position > 0) return null;
    const [row] = await this.reader.rows<{
      bound: number | null;
      summary: { cost?: unknown } | string | null;
    }>('SELECT bound, summary FROM plan_version WHERE id = ?', [planId]);
    if (!row || row.bound === null || row.summary === null) return null;
    const { cost } = fromJsonColumn<{ cost?: unknown }>(row.summary);
    return typeof cost === 'number' && cost > 0 ? Math.max(0, (cost - row.bound) / cost) : null;
  }

  /** The changes of a version in order, those undone at the end. Throws RESOURCE.NOT_FOUND. */
  async changes(planId: string): Promise<PlanChangeRow[]> {
    const plan = await this.row(planId);
    const { changeIds, position } = await lineOf(this.reader, planId, plan.version);
    const changes = await changesOf(this.reader, changeIds);
    const names = await this.namesOf(changes.map(({ madeBy }) => madeBy));
    return changes.map(({ id, acts, reason, overridden, madeAt, madeBy }, index) => ({
      ...{ id, position: index + 1, inForce: index < position, acts, reason, overridden, madeAt },
      madeBy: names.get(madeBy) ?? null,
    }));
  }

  /** What was done to a version after it had counted up to `version`, in order. */
  async stepsSince(planId: string, version: number): Promise<PlanStepRow[]> {
    const steps = await this.reader.rows<Omit<PlanStepRow, 'change'> & { changeId: string | null }>(
      `SELECT s.version, s.verb, s.made_at madeAt, a.name madeBy, s.change_id changeId FROM plan_step s
       LEFT JOIN account a ON a.id = s.made_by WHERE s.plan_id = ? AND s.version > ? ORDER BY s.version`,
      [planId, version],
    );
    const ids = [...new Set(steps.flatMap(({ changeId }) => changeId ?? []))];
    const changes = new Map((await changesOf(this.reader, ids)).map((change) => [change.id, change]));
    return steps.map(({ changeId, ...step }) => {
      const change = changeId === null ? undefined : changes.get(changeId);
      if (!change) return { ...step, change: null };
      const { acts, reason, overridden } = change;
      return { ...step, change: { acts, reason, overridden } };
    });
  }

  /** Names of all people who pinned, went beyond a limit or supposed something in a plan, by account. */
  namesIn({ pins, overrides, adjustments }: PlanContent): Promise<ReadonlyMap<string | null, string>> {
    const made = [...pins.values(), ...[...overrides.values()].flat(), ...adjustments];
    return this.namesOf(made.map(({ madeBy }) => madeBy));
  }

  private async namesOf(accountIds: readonly (string | null)[]): Promise<ReadonlyMap<string | null, string>> {
    const ids = [...new Set(accountIds.filter((id) => id !== null))];
    if (ids.length === 0) return new Map();
    const rows = await this.reader.rows<{ id: string; name: string }>(
      'SELECT id, name FROM account WHERE id IN (?)',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

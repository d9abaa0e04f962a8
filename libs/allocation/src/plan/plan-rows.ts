import { fromJsonColumn, notFound } from '#platform';
import type { Reader } from '../reader.js';
import type { PlanVerb } from './plan-change.entity.js';
import { type Change, contentAt, fromStored, type PlanContent, type StoredContent } from './plan-content.js';
import { type Line, lineAfter } from './plan-history.js';
import type { PlanRow } from './plan-state.js';

export const PLAN_COLUMNS = `p.id, p.fiscal_year fiscalYear, p.number, p.name, p.state, p.origin, p.based_on_id basedOnId,
  p.position, p.length, CASE WHEN p.position = 0 THEN p.bound END bound, p.created_at createdAt, a.name createdBy, p.released_at releasedAt, p.version`;

/** Throws RESOURCE.NOT_FOUND. */
export async function planRow(reader: Reader, id: string): Promise<PlanRow> {
  const [row] = await reader.rows<PlanRow>(
    `SELECT ${PLAN_COLUMNS} FROM plan_version p LEFT JOIN account a ON a.id = p.created_by WHERE p.id = ?`,
    [id],
  );
  if (!row) throw notFound();
  return row;
}

interface StepRow {
  version: number;
  verb: PlanVerb;
  changeId: string | null;
}

/** The changes of a version, as they stood when it had counted up to `version`. */
export async function lineOf(reader: Reader, planId: string, version: number): Promise<Line> {
  const steps = await reader.rows<StepRow>(
    'SELECT version, verb, change_id changeId FROM plan_step WHERE plan_id = ? AND version <= ? ORDER BY version',
    [planId, version],
  );
  return lineAfter(steps);
}

export interface ChangeRow extends Change {
  id: string;
  offices: string;
}

type StoredChange = Omit<ChangeRow, 'acts' | 'overridden' | 'madeAt'> & {
  acts: string;
  overridden: string;
  madeAt: Date;
};

/** Changes by their ids, in the order of the ids. */
export async function changesOf(reader: Reader, ids: readonly string[]): Promise<ChangeRow[]> {
  if (ids.length === 0) return [];
  const rows = await reader.rows<StoredChange>(
    `SELECT id, acts, overridden, reason, offices, made_by madeBy, made_at madeAt FROM plan_change WHERE id IN (?)`,
    [ids],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id)!;
    return {
      ...row,
      acts: fromJsonColumn<ChangeRow['acts']>(row.acts),
      overridden: fromJsonColumn<ChangeRow['overridden']>(row.overridden),
      madeAt: row.madeAt.toISOString(),
    };
  });
}

/**
 * What a version said when it had counted up to `version`: its beginning and its steps never change, so the answer is
 * the same whoever works on it meanwhile.
 */
export async function contentOf(reader: Reader, planId: string, version: number): Promise<PlanContent> {
  const [row] = await reader.rows<{ base: string | StoredContent }>(
    'SELECT base FROM plan_version WHERE id = ?',
    [planId],
  );
  if (!row) throw notFound();
  const { changeIds, position } = await lineOf(reader, planId, version);
  const changes = await changesOf(reader, changeIds.slice(0, position));
  return contentAt(fromStored(fromJsonColumn(row.base)), changes, position);
}

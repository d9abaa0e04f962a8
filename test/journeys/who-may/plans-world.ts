import type { Role } from '#identity';
import { expectStatus } from '../../builders/course-run.js';
import { aPlan, aPlannableYear, changed } from '../../builders/plan.js';
import type { Side, Target, World } from './world.js';

/** Known before they are made, for the queries of the table. */
export const RUN = '01980000-0000-7000-8000-000000000001';
export const OTHER_PLAN = '01980000-0000-7000-8000-000000000002';
export const HOST = '01980000-0000-7000-8000-000000000003';
const EMPTY = '{"placements":{},"pins":{},"overrides":{},"adjustments":[]}';
const years = new WeakMap<World, Promise<void>>();

async function copied(
  world: World,
  table: string,
  where: string,
  differs: Record<string, unknown>,
): Promise<void> {
  for (const row of await world.product.rows<Record<string, unknown>>(
    `SELECT * FROM ${table} WHERE ${where}`,
  )) {
    const copy = { ...row, ...differs };
    const columns = Object.keys(copy).join('`,`');
    await world.product.rows(`INSERT INTO ${table} (\`${columns}\`) VALUES (?)`, [Object.values(copy)]);
  }
}

async function prepare(world: World): Promise<void> {
  const { kobe, runs } = await aPlannableYear(world.product);
  await copied(world, 'course_run', `id = '${runs[0]!.id}'`, { id: RUN, course_number: null });
  await copied(world, 'phase', `course_run_id = '${runs[0]!.id}'`, { id: RUN, course_run_id: RUN });
  await copied(world, 'host_partner', `id = '${kobe.id}'`, { id: HOST });
  const { id } = await aPlan(world.product);
  await copied(world, 'plan_version', `id = '${id}'`, { id: OTHER_PLAN, number: 900, base: EMPTY });
}

/** A draft, of whoever acts: a domestic office has forked it. */
export async function aDraftPlan(world: World, _side: Side = 'own', role?: Role): Promise<Target> {
  const ready = years.get(world) ?? prepare(world);
  years.set(world, ready);
  await ready;
  const plan = await aPlan(world.product);
  if (role !== 'DOMESTIC_OFFICE') return plan;
  const path = `/api/plans/${plan.id}/fork`;
  return (await expectStatus(201, (await world.as(role)).post(path, { body: { name: 'Ours' } }))).body;
}

export const MORE_BEDS = {
  acts: [{ act: 'ADJUST', what: 'BEDS', of: 'KANSAI', fromWeek: 0, toWeek: 3, percent: 120 }],
};

export async function aChangedPlan(world: World, side: Side, role?: Role): Promise<Target> {
  const plan = await aDraftPlan(world, side, role);
  return changed(await world.product.headquarters(), { ...plan, version: plan.version! }, MORE_BEDS.acts);
}

export async function anUndonePlan(world: World, side: Side, role?: Role): Promise<Target> {
  const { id, version } = await aChangedPlan(world, side, role);
  const headquarters = await world.product.headquarters();
  return (await expectStatus(200, headquarters.post(`/api/plans/${id}/undo`, { version }))).body;
}

/** The rules of FY2031 in the version that the matrix has seen, however often they are asked for. */
export async function levelsToSet(world: World): Promise<object> {
  await world.product.rows(
    "INSERT INTO planning_rule_levels (fiscal_year, levels, version) VALUES (2031, '{}', 1) ON DUPLICATE KEY UPDATE version = 1",
  );
  return { levels: { UNPLACED: 'BLOCKS_RELEASE' } };
}

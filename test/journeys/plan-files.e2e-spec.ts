import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { type Instance, planFilesOn, readInstance, readPlanFile } from '#allocation';
import { expectStatus } from '../builders/course-run.js';
import { aPlan, aPlannableYear, closed, pin, place, type PlannableYear, WEEK } from '../builders/plan.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken } from '../support/refusal.js';

let product: Product;
let headquarters: Client;
let year: PlannableYear;
const folder = mkdtempSync(join(tmpdir(), 'kccp-plans-'));
const out = join(folder, 'instance.json');
const planFile = join(folder, 'plan.json');
beforeAll(async () => {
  product = await openProduct({ worker: false });
  headquarters = await product.headquarters();
  year = await aPlannableYear(product);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeUnbroken(product);
});

const kccp = (...args: string[]) =>
  spawnSync(process.execPath, ['dist/apps/cli/src/main.js', ...args], {
    env: { ...process.env, ...product.environment },
    encoding: 'utf8',
  });
const ofYear = ['--fiscal-year', '2027'];

/** As the command does it, without the second that its process takes to start. */
const files = () => planFilesOn(product.app.get(DataSource), product.clock);
const scenario = (scenarioId: string | null) => ({ fiscalYear: 2027, scenarioId });
const imported = (file: object, scenarioId: string | null = null) =>
  files().import(scenario(scenarioId), 'From a file', readPlanFile(JSON.stringify(file)));

function exported(): Instance {
  const { status, stderr } = kccp('allocation', 'export', ...ofYear, '--out', out);
  expect([status, stderr]).toEqual([0, '']);
  return readInstance(readFileSync(out, 'utf8'));
}

function importedByCommand(file: object) {
  writeFileSync(planFile, JSON.stringify(file));
  return kccp('allocation', 'import-plan', planFile, ...ofYear, '--name', 'From a file');
}

const draftOf = (stdout: string): string => /^Draft (\S+):/.exec(stdout)![1]!;
const placementsOf = async (planId: string) =>
  (await expectStatus(200, headquarters.get(`/api/plans/${planId}`))).body.placements;

async function changed(planId: string, ...acts: object[]): Promise<void> {
  const { body } = await headquarters.get(`/api/plans/${planId}`);
  const change = { version: body.version, body: { acts, reason: 'Seen with the office.' } };
  await expectStatus(200, headquarters.post(`/api/plans/${planId}/changes`, change));
}

describe('A year as a file', () => {
  it('goes out, is planned by hand, and comes back as a draft that says the same', async () => {
    const instance = exported();
    const ids = year.runs.map(({ id }) => id);
    expect(instance.runs.map(({ id }) => id).sort()).toEqual(ids.toSorted());
    expect(instance).toMatchObject({ weeks: 52, pins: [], released: null });
    expect(instance.offices.map(({ code }) => code)).toContain('KANSAI');
    const text = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(text).toHaveLength(year.runs.length + 2);

    const [first, second, third] = ids as [string, string, string];
    const placements = {
      [first]: ['KANSAI', year.kobe.id, WEEK],
      [second]: ['TOKYO', year.tokyo.id, WEEK + 1],
      [third]: null,
    };
    const { stdout, stderr, status } = importedByCommand({ placements });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Draft \S+: 2 runs placed, 1 not, cost [\d.]+\.\n$/);
    const id = draftOf(stdout);
    const { body } = await headquarters.get(`/api/plans/${id}`);
    expect(body).toMatchObject({ name: 'From a file', fiscalYear: 2027, state: 'DRAFT', origin: 'IMPORT' });
    const told = ([office, hostPartnerId, week]: [string, string, number]) => ({
      office,
      hostPartnerId,
      week,
    });
    const where = (await placementsOf(id)).map(({ runId, office, hostPartnerId, week }: any) => [
      runId,
      { office, hostPartnerId, week },
    ]);
    expect(Object.fromEntries(where)).toEqual({
      [first]: told(placements[first] as [string, string, number]),
      [second]: told(placements[second] as [string, string, number]),
    });
  });

  it('is planned by kccp allocate, and its plan comes in with the bound', async () => {
    const planned = kccp('allocate', out, '--seconds', '1', '--seed', '1', '--out', planFile);
    expect(planned.status).toBe(0);
    const plan = JSON.parse(readFileSync(planFile, 'utf8'));
    const draft = await imported(plan);
    expect(draft).toMatchObject({ placed: 3, unplaced: 0, bound: plan.bound, exceeded: 0 });
    expect(draft.cost).toBeGreaterThanOrEqual(plan.bound);
    // It is told of what was imported, and of nothing else.
    const bound = async () => (await headquarters.get(`/api/plans/${draft.id}`)).body.bound;
    expect(await bound()).toBe(plan.bound);
    await changed(draft.id, { act: 'UNPLACE', runId: year.runs[0]!.id });
    expect(await bound()).toBeNull();
    await headquarters.post(`/api/plans/${draft.id}/undo`, { version: 2 });
    expect(await bound()).toBe(plan.bound);
    expect((await headquarters.get(`/api/plans/${draft.id}?at=2`)).body.bound).toBeNull();
    // What the cost is below can be no lower bound of it.
    expect(await imported({ ...plan, bound: draft.cost + 1 })).toMatchObject({ bound: null });
  });

  it('comes in with every limit that it exceeds, for the draft to tell', async () => {
    const [first, second] = year.runs;
    const at = ['KANSAI', year.kobe.id, WEEK];
    const draft = await imported({ placements: { [first!.id]: at, [second!.id]: at } });
    // One room and 30 beds for two groups of 20 in four weeks, and coordinators for one and a half.
    expect(draft).toMatchObject({ placed: 2, unplaced: 1, bound: null });
    expect(draft.exceeded).toBeGreaterThanOrEqual(8);
  });

  it('goes out as the scenario of a plan, with its closures and its pins, and comes back on it', async () => {
    const plan = await aPlan(product);
    const [first, second] = year.runs;
    await changed(plan.id, place(first!.id, 'TOKYO', year.kobe.id, WEEK));
    await changed(plan.id, pin(first!.id, 'TOKYO', year.kobe.id, WEEK), closed('KANSAI', WEEK, WEEK + 8));
    const instance = await files().exported(scenario(plan.id));
    expect(instance.pins).toEqual([{ run: first!.id, placement: ['TOKYO', year.kobe.id, WEEK] }]);
    const ofSecond = instance.runs.find(({ id }) => id === second!.id)!.placements;
    expect(ofSecond.filter(([office, , week]) => office === 'KANSAI' && week >= WEEK)).toEqual([]);
    expect(ofSecond.some(([office, , week]) => office === 'TOKYO' && week >= WEEK)).toBe(true);

    const inClosed = { placements: { [second!.id]: ['KANSAI', year.kobe.id, WEEK] } };
    await expect(imported(inClosed, plan.id)).rejects.toThrow(
      'JICA Kansai Center is closed in week 27 (from 2027-10-04)',
    );
    const pinned = { placements: { [first!.id]: ['TOKYO', year.kobe.id, WEEK] } };
    const { body } = await headquarters.get(`/api/plans/${(await imported(pinned, plan.id)).id}`);
    expect(body.basedOnId).toBe(plan.id);
  });

  it('is refused with a sentence for every fault, and nothing is written', async () => {
    const before = await product.rows('SELECT id FROM plan_version');
    const [first, second, third] = year.runs;
    const placements = {
      R0: ['KANSAI', year.kobe.id, WEEK],
      [first!.id]: ['KANSAI', 'P1', WEEK],
      [second!.id]: ['KANSAI', year.kobe.id, 99],
      [third!.id]: ['KANSAI', year.kobe.id, 5],
    };
    const { status, stderr } = importedByCommand({ placements });
    expect(status).toBe(1);
    expect(stderr).toContain('nothing was written');
    expect(stderr).toContain('The run R0 is not one of those planned for FY2027.');
    expect(stderr).toContain('Its office or host partner is no longer there.');
    expect(stderr).toContain('would go beyond the end of FY2027');
    expect(stderr).toContain('its window is from week 23 (from 2027-09-06) to week 31');
    expect(stderr).not.toContain('    at ');
    await expect(files().exported({ fiscalYear: 2035, scenarioId: null })).rejects.toThrow(
      'FY2035 has no run',
    );
    const other = await aPlan(product, 'Of another year', 2028);
    await expect(files().exported(scenario(other.id))).rejects.toThrow('is a plan of FY2028, not of FY2027');
    await expect(imported({ placements: {} }, other.id)).rejects.toThrow('is a plan of FY2028');
    await expect(files().import(scenario(null), ' ', { placements: {} })).rejects.toThrow(
      'Give the draft a name',
    );
    expect(await product.rows('SELECT id FROM plan_version')).toHaveLength(before.length + 1);
  });
});

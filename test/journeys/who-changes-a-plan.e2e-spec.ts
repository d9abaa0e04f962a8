import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlanQueries, Plans } from '#allocation';
import { Transactions } from '#platform';
import { expectStatus } from '../builders/course-run.js';
import {
  aPlan,
  aPlannableYear,
  changed,
  changing,
  closed,
  pin,
  place,
  type PlannableYear,
  readPlan,
  WEEK,
} from '../builders/plan.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let hq: Client;
let kansai: Client;
let year: PlannableYear;
let [water, sewage]: string[] = [];
beforeAll(async () => {
  product = await openProduct({ worker: false });
  [hq, kansai] = [await product.headquarters(), await product.domesticOffice('KANSAI')];
  year = await aPlannableYear(product);
  [water, sewage] = year.runs.map(({ id }) => id);
});
afterAll(() => closeUnbroken(product));

const inKansai = (week = WEEK) => ['KANSAI', year.kobe.id, week] as [string, string, number];
const inTokyo = (week = WEEK) => ['TOKYO', year.tokyo.id, week] as [string, string, number];
const because = 'The hotel next door has rooms.';
const rules = '/api/planning-rules?fiscalYear=2027';
const move = (person: Client, { id, version }: { id: string; version: number }, verb: string) =>
  person.post(`/api/plans/${id}/${verb}`, { version });

describe('A domestic office in a draft', () => {
  it('places runs at its own office, takes its own runs off, and supposes another capacity of its own', async () => {
    const plan = await aPlan(product);
    const placed = await changed(kansai, plan, [place(water!, ...inKansai()), pin(water!, ...inKansai())]);
    const supposed = await changed(kansai, placed, [closed('KANSAI', 40, 43)]);
    const off = await changed(kansai, supposed, [
      { act: 'UNPIN', runId: water },
      { act: 'UNPLACE', runId: water },
    ]);
    await expectStatus(200, move(kansai, off, 'undo'));
    expect((await readPlan(kansai, plan.id)).placements).toEqual([
      expect.objectContaining({ runId: water, office: 'KANSAI' }),
    ]);
  });

  it('touches no other office: it moves nothing there, takes nothing from there, undoes nothing of it', async () => {
    const plan = await changed(hq, await aPlan(product), [place(water!, ...inTokyo())], because);
    const acts = [
      place(sewage!, ...inTokyo(WEEK + 4)),
      place(water!, ...inKansai()),
      { act: 'UNPLACE', runId: water },
      pin(water!, ...inTokyo()),
      pin(water!, ...inKansai()),
      closed('TOKYO', 3, 4),
    ];
    for (const act of acts) {
      const refused = await changing(kansai, plan, [act], because);
      expectRefused(refused, 403, 'PLAN.OTHER_OFFICE');
      expect(refused.body.offices).toEqual(['TOKYO']);
    }
    expectRefused(await move(kansai, plan, 'undo'), 403, 'PLAN.OTHER_OFFICE');
    expect((await readPlan(hq, plan.id)).version).toBe(plan.version);
  });

  it('forks any version and gives up what it has begun itself, and nothing else', async () => {
    const plan = await aPlan(product);
    const path = `/api/plans/${plan.id}/fork`;
    const fork = (await expectStatus(201, kansai.post(path, { body: { name: 'Ours' } }))).body;
    expectRefused(await move(kansai, plan, 'discard'), 403, 'PLAN.NOT_YOURS');
    const renaming = { version: plan.version, body: { name: 'Mine' } };
    expectRefused(await kansai.patch(`/api/plans/${plan.id}`, renaming), 403, 'PLAN.NOT_YOURS');
    expect((await expectStatus(200, move(kansai, fork, 'discard'))).body.state).toBe('DISCARDED');
  });
});

describe('Versions that are no drafts', () => {
  it('stay readable as they are and are changed no more; a fork goes on from them', async () => {
    const plan = await changed(hq, await aPlan(product), [place(water!, ...inKansai())]);
    const gone = (await expectStatus(200, move(hq, plan, 'discard'))).body;
    for (const verb of ['undo', 'redo', 'discard'])
      expectRefused(await move(hq, gone, verb), 409, 'PLAN.NOT_A_DRAFT');
    expectRefused(await changing(hq, gone, [{ act: 'UNPLACE', runId: water }]), 409, 'PLAN.NOT_A_DRAFT');
    expect(await readPlan(hq, plan.id)).toMatchObject({ state: 'DISCARDED', placements: [{ runId: water }] });
    const path = `/api/plans/${plan.id}/fork`;
    const fork = (await expectStatus(201, hq.post(path, { body: { name: 'Again' } }))).body;
    expect(await readPlan(hq, fork.id)).toMatchObject({
      ...{ state: 'DRAFT', origin: 'FORK', basedOnId: plan.id, placements: [{ runId: water }] },
    });
  });

  it('come into force one after the other; drafts then say what it costs to leave the plan in force', async () => {
    const [plans, transactions] = [product.app.get(Plans), product.app.get(Transactions)];
    const madeBy = (await product.rows<{ id: string }>('SELECT id FROM account LIMIT 1'))[0]!.id;
    const release = ({ id, version }: { id: string; version: number }) =>
      transactions.run((tx) => plans.bringIntoForce(tx, id, version, madeBy));
    const first = await changed(hq, await aPlan(product), [place(water!, ...inKansai())]);
    const second = await changed(hq, await aPlan(product), [place(water!, ...inKansai(WEEK + 1))]);
    // However many are released at once, one is in force in the end.
    const released = await Promise.all([release(first), release(second)]);
    expect(released.map(({ supersededId }) => supersededId).filter(Boolean)).toHaveLength(1);
    const { rows } = (await hq.get('/api/plans?fiscalYear=2027&state=RELEASED')).body;
    expect(rows).toHaveLength(1);
    const inForce = rows[0].id === first.id ? WEEK : WEEK + 1;

    const draft = await aPlan(product);
    const query = `runId=${water}&office=KANSAI&hostPartnerId=${year.kobe.id}`;
    const termsAt = async (week: number) =>
      (await hq.get(`/api/plans/${draft.id}/verdict?${query}&week=${week}`)).body.verdicts[0].terms;
    expect((await termsAt(inForce)).change).toBeUndefined();
    expect((await termsAt(WEEK + 2)).change).toBe(20);
    expectRefused(await move(hq, rows[0], 'undo'), 409, 'PLAN.NOT_A_DRAFT');
  });

  it('count up in their year, however many begin at once', async () => {
    const begun = await Promise.all(Array.from({ length: 6 }, () => aPlan(product, 'At once', 2029)));
    const { rows } = (await hq.get('/api/plans?fiscalYear=2029&sort=number')).body;
    expect(rows.map(({ number }: any) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(new Set(rows.map(({ id }: any) => id))).toEqual(new Set(begun.map(({ id }) => id)));
  });
});

it('A proposal becomes a draft that keeps pins and scenario of what it was made on', async () => {
  const [plans, transactions] = [product.app.get(Plans), product.app.get(Transactions)];
  const base = await changed(hq, await aPlan(product), [
    ...[place(water!, ...inKansai()), pin(water!, ...inKansai())],
    closed('TOKYO', 3, 4),
  ]);
  const { id } = await transactions.run((tx) =>
    plans.draftFromProposal(tx, {
      ...{ fiscalYear: 2027, basedOn: base, name: 'Proposal 1', bound: 12.5, summary: { unplaced: 1 } },
      placements: { [water!]: inKansai(), [sewage!]: inKansai(WEEK + 4), [year.runs[2]!.id]: null },
    }),
  );
  expect(await readPlan(hq, id)).toMatchObject({
    ...{ state: 'DRAFT', origin: 'PROPOSAL', basedOnId: base.id, bound: 12.5, createdBy: null },
    placements: [{ runId: water }, { runId: sewage, week: WEEK + 4 }],
    pins: [{ runId: water }],
    scenario: [{ adjustment: { what: 'CLOSURE', of: 'TOKYO' } }],
    unplaced: [year.runs[2]!.id],
  });
  expect(await product.app.get(PlanQueries).summary(id)).toEqual({ unplaced: 1 });
});

it('Headquarters says for a fiscal year what it means to break a rule, and all plans are held to it', async () => {
  const before = (await expectStatus(200, kansai.get(rules))).body;
  expect(before.rules).toContainEqual({
    ...{ rule: 'ROOMS', name: 'Seminar rooms of an office', level: 'BLOCKS_MOVE' },
  });
  const wrong = { version: before.version, body: { levels: { UNPLACED: 'BLOCKS_MOVE' } } };
  expectRefused(await hq.put(rules, wrong), 422, 'PLANNING_RULES.INVALID', 'UNPLACED');
  expectRefused(
    await hq.put(rules, { version: before.version, body: { levels: { ROOM: 'WARNS' } } }),
    422,
    /./,
  );
  const set = (version: number, levels: object) => hq.put(rules, { version, body: { levels } });
  const after = (await expectStatus(200, set(before.version, { ROOMS: 'BLOCKS_RELEASE', BEDS: 'WARNS' })))
    .body;
  expectRefused(await set(before.version, {}), 412, 'PLANNING_RULES.CHANGED_MEANWHILE');

  // Two runs in one room: with a reason they may be planned so, and not be released so.
  const plan = await changed(hq, await aPlan(product), [place(water!, ...inKansai())]);
  const both = [place(sewage!, ...inKansai(WEEK + 1))];
  expectRefused(await changing(hq, plan, both), 422, 'PLAN.REASON_NEEDED', 'reason');
  await changed(hq, plan, both, 'The second room is ready in October.');
  const { blocks, warns } = (await hq.get(`/api/plans/${plan.id}/faults`)).body;
  const reasons = ['The second room is ready in October.'];
  expect(blocks).toEqual([
    expect.objectContaining({ rule: 'ROOMS', level: 'BLOCKS_RELEASE', over: 1, reasons }),
  ]);
  expect(warns).toContainEqual(expect.objectContaining({ rule: 'BEDS', level: 'WARNS', over: 10, reasons }));
  await expectStatus(200, set(after.version, { ROOMS: 'BLOCKS_MOVE', BEDS: 'BLOCKS_MOVE' }));
  expectRefused(
    await changing(hq, await aPlan(product), [...both, place(water!, ...inKansai())]),
    409,
    /BLOCKED/,
  );
});

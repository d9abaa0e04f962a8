import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform';
import { expectStatus } from '../builders/course-run.js';
import {
  aPlan,
  aPlannableYear,
  at,
  changed,
  changing,
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
let year: PlannableYear;
let [water, sewage, flood]: string[] = [];
beforeAll(async () => {
  product = await openProduct({ worker: false });
  hq = await product.headquarters();
  year = await aPlannableYear(product);
  [water, sewage, flood] = year.runs.map(({ id }) => id);
});
afterAll(() => closeUnbroken(product));

const inKansai = (week = WEEK) => ['KANSAI', year.kobe.id, week] as [string, string, number];
const inTokyo = (week = WEEK) => ['TOKYO', year.tokyo.id, week] as [string, string, number];
const because = 'The hotel next door has rooms.';
const placesOf = async (id: string) => {
  const { placements } = await readPlan(hq, id);
  return Object.fromEntries(
    placements.map(({ runId, office, week }: { runId: string; office: string; week: number }) => [
      runId,
      `${office} ${week}`,
    ]),
  );
};
const verdicts = async (id: string, runId: string, query = '') =>
  (await expectStatus(200, hq.get(`/api/plans/${id}/verdicts?runId=${runId}${query}`))).body;
const verdict = async (id: string, runId: string, [office, partner, week]: [string, string, number]) => {
  const query = `runId=${runId}&office=${office}&hostPartnerId=${partner}&week=${week}`;
  return (await expectStatus(200, hq.get(`/api/plans/${id}/verdict?${query}`))).body.verdicts[0];
};

describe('An officer plans by hand', () => {
  it('and sees of every place whether it is free, what it costs and what is in the way', async () => {
    const plan = await aPlan(product);
    expect((await readPlan(hq, plan.id)).unplaced.sort()).toEqual([...year.runs.map(({ id }) => id)].sort());
    expect(await verdict(plan.id, water!, inKansai())).toMatchObject({ colour: 'AMBER', findings: [] });
    await changed(hq, plan, [place(water!, ...inKansai())]);

    // Another run cannot be there while it is: one room, and the run that takes it is named.
    const taken = await verdict(plan.id, sewage!, inKansai(WEEK + 2));
    expect(taken.colour).toBe('RED');
    const rooms = taken.findings.find(({ rule }: { rule: string }) => rule === 'ROOMS');
    expect(rooms).toMatchObject({ of: 'KANSAI', weeks: [29, 30], limit: 1, over: 1, runs: [water] });
    expect(rooms.sentence).toMatch(
      /^Seminar rooms of JICA Kansai Center in weeks from 18 Oct 2027 to 25 Oct 2027: 2 needed, 1 is the limit\. There: Water Supply/,
    );
    // Four weeks later it is free, for what the weeks away from its wish cost.
    const later = await verdict(plan.id, sewage!, inKansai(WEEK + 4));
    expect(later).toMatchObject({ colour: 'AMBER', findings: [], terms: { preferredWeek: 8 } });

    // One request shades the board, by what the year offers or by a host partner in every week.
    const all = await verdicts(plan.id, sewage!);
    expect(all).toMatchObject({ planId: plan.id, version: 2, runId: sewage, placement: null, pinned: null });
    const colours = new Set(all.verdicts.map(({ colour }: { colour: string }) => colour));
    expect(colours).toEqual(new Set(['AMBER', 'RED']));
    const board = await verdicts(plan.id, sewage!, `&hostPartnerId=${year.kobe.id}`);
    expect(board.verdicts).toHaveLength(12 * 52);
    const early = board.verdicts.find(
      ({ placement }: any) => placement.office === 'KANSAI' && placement.week === 3,
    );
    expect(early.findings).toEqual([
      expect.objectContaining({ rule: 'NOT_OFFERED', because: [expect.any(String)] }),
    ]);
  });

  it('who places on red is refused with the rule and the runs, and nothing is changed', async () => {
    const plan = await changed(hq, await aPlan(product), [place(water!, ...inKansai())]);
    const refused = await changing(hq, plan, [place(sewage!, ...inKansai(WEEK + 1))], 'I want it there.');
    expectRefused(refused, 409, 'PLAN.PLACEMENT_BLOCKED');
    expect(refused.body.detail).toMatch(
      /^Sewerage Works.*: Seminar rooms of JICA Kansai Center .*There: Water Supply/,
    );
    expect(refused.body.blocked).toEqual([
      expect.objectContaining({
        ...{ runId: sewage, placement: at(inKansai(WEEK + 1)) },
        findings: expect.arrayContaining([expect.objectContaining({ rule: 'ROOMS', runs: [water] })]),
      }),
    ]);
    // A part of a change is never made.
    const half = [place(flood!, ...inTokyo()), place(sewage!, ...inKansai())];
    expectRefused(await changing(hq, plan, half, because), 409, 'PLAN.PLACEMENT_BLOCKED');
    expect(await placesOf(plan.id)).toEqual({ [water!]: `KANSAI ${WEEK}` });
    expect((await readPlan(hq, plan.id)).version).toBe(2);
  });

  it('runs change places with each other in one change', async () => {
    const start = await changed(hq, await aPlan(product), [
      place(water!, ...inKansai(WEEK)),
      place(sewage!, ...inKansai(WEEK + 4)),
    ]);
    await changed(hq, start, [place(sewage!, ...inKansai(WEEK)), place(water!, ...inKansai(WEEK + 4))]);
    expect(await placesOf(start.id)).toEqual({ [sewage!]: `KANSAI ${WEEK}`, [water!]: `KANSAI ${WEEK + 4}` });
  });

  it('what goes beyond a soft limit needs a reason, which is kept with name and day', async () => {
    const plan = await aPlan(product);
    const inHotels = [place(water!, ...inTokyo())];
    const refused = await changing(hq, plan, inHotels);
    expectRefused(refused, 422, 'PLAN.REASON_NEEDED', 'reason');
    expect(refused.body.detail).toContain('Own beds of JICA Tokyo');
    await changed(hq, plan, inHotels, because);
    const { overrides } = await readPlan(hq, plan.id);
    expect(overrides).toEqual([
      expect.objectContaining({
        ...{ runId: water, rule: 'HOTEL_BEDS', of: 'TOKYO', limit: 15, over: 5, reason: because },
        ...{ madeBy: 'A member of staff', madeAt: '2026-06-01T03:00:00.000Z' },
      }),
    ]);
    const faults = (await expectStatus(200, hq.get(`/api/plans/${plan.id}/faults`))).body;
    expect(faults.blocks).toEqual([]);
    expect(faults.warns).toContainEqual(expect.objectContaining({ rule: 'HOTEL_BEDS', reasons: [because] }));
  });

  it('what cannot be meant is refused field by field', async () => {
    const plan = await aPlan(product);
    const nonsense = [
      place(newId(), ...inKansai()),
      place(water!, 'NAGANO', year.kobe.id, WEEK),
      place(sewage!, 'KANSAI', newId(), WEEK),
      { act: 'UNPLACE', runId: flood },
      { act: 'UNPIN', runId: flood },
      { act: 'ADJUST', what: 'BEDS', of: 'TOKYO', fromWeek: 5, toWeek: 4 },
    ];
    const fields = [
      'acts[0].runId',
      'acts[1].office',
      'acts[2].hostPartnerId',
      'acts[3].runId',
      'acts[4].runId',
    ];
    const refused = await changing(hq, plan, nonsense);
    expectRefused(refused, 422, 'PLAN.CHANGE_INVALID', ...fields, 'acts[5].toWeek', 'acts[5].percent');
    const lacking = await changing(hq, plan, [{ act: 'PLACE', runId: water }]);
    expectRefused(
      lacking,
      422,
      'PLAN.CHANGE_INVALID',
      'acts[0].office',
      'acts[0].hostPartnerId',
      'acts[0].week',
    );
    const twice = [place(water!, ...inKansai()), { act: 'UNPLACE', runId: water }];
    expectRefused(await changing(hq, plan, twice), 422, 'PLAN.CHANGE_INVALID', 'acts[1].runId');
  });
});

describe('Pins', () => {
  it('hold a run where it lies, until they are taken off', async () => {
    const plan = await changed(hq, await aPlan(product), [
      place(water!, ...inKansai()),
      pin(water!, ...inKansai()),
    ]);
    expectRefused(await changing(hq, plan, [place(water!, ...inKansai(WEEK + 1))]), 409, 'PLAN.RUN_PINNED');
    expectRefused(await changing(hq, plan, [{ act: 'UNPLACE', runId: water }]), 409, 'PLAN.RUN_PINNED');
    await changed(hq, plan, [{ act: 'UNPIN', runId: water }, place(water!, ...inKansai(WEEK + 1))]);
    expect(await placesOf(plan.id)).toEqual({ [water!]: `KANSAI ${WEEK + 1}` });
  });

  it('that clash are taken and reported, with rule and runs', async () => {
    const plan = await changed(hq, await aPlan(product), [place(water!, ...inKansai())]);
    const answer = await expectStatus(200, changing(hq, plan, [pin(sewage!, ...inKansai())]));
    expect(answer.body.clashes).toEqual([
      expect.objectContaining({ runId: sewage, verdict: expect.objectContaining({ colour: 'RED' }) }),
    ]);
    expect((await readPlan(hq, plan.id)).pins).toEqual([
      expect.objectContaining({ runId: sewage, placement: at(inKansai()), madeBy: 'A member of staff' }),
    ]);
    const { blocks } = (await hq.get(`/api/plans/${plan.id}/faults`)).body;
    expect(blocks).toEqual([
      expect.objectContaining({ rule: 'PIN_NOT_KEPT', level: 'BLOCKS_RELEASE', runs: [sewage, water] }),
    ]);
  });
});

describe('Undo and redo', () => {
  it('go back and forth through all that was done, and a new change takes the place of what was undone', async () => {
    const plan = await aPlan(product);
    const move = async (verb: 'undo' | 'redo', version: number) =>
      hq.post(`/api/plans/${plan.id}/${verb}`, { version });
    expectRefused(await move('undo', 1), 409, 'PLAN.NOTHING_TO_UNDO');
    const weeks = [WEEK, WEEK + 1, WEEK + 2];
    for (const [index, week] of weeks.entries())
      await changed(hq, { id: plan.id, version: index + 1 }, [place(water!, ...inKansai(week))]);
    expect(await placesOf(plan.id)).toEqual({ [water!]: `KANSAI ${WEEK + 2}` });

    await expectStatus(200, move('undo', 4));
    expect(await placesOf(plan.id)).toEqual({ [water!]: `KANSAI ${WEEK + 1}` });
    const undone = await expectStatus(200, move('undo', 5));
    expect(undone.body).toMatchObject({ position: 1, length: 3, version: 6 });
    await expectStatus(200, move('redo', 6));
    expect(await placesOf(plan.id)).toEqual({ [water!]: `KANSAI ${WEEK + 1}` });

    await changed(hq, { id: plan.id, version: 7 }, [place(sewage!, ...inTokyo())], because);
    expectRefused(await move('redo', 8), 409, 'PLAN.NOTHING_TO_REDO');
    const { rows } = (await hq.get(`/api/plans/${plan.id}/changes`)).body;
    expect(rows.map(({ position, inForce, reason }: any) => [position, inForce, reason])).toEqual([
      ...[1, 2].map((position) => [position, true, null]),
      [3, true, because],
    ]);
    // What it once said stays readable, also what was undone and never redone.
    const once = (await expectStatus(200, hq.get(`/api/plans/${plan.id}?at=4`))).body;
    expect(once.placements).toEqual([{ runId: water, ...at(inKansai(WEEK + 2)) }]);
    // All that was ever done stays on record, with who and when.
    const { rows: steps } = (await hq.get(`/api/plans/${plan.id}/steps?since=0`)).body;
    expect(steps.map(({ verb }: any) => verb)).toEqual([
      'CHANGE',
      'CHANGE',
      'CHANGE',
      'UNDO',
      'UNDO',
      'REDO',
      'CHANGE',
    ]);
    expect(steps[3]).toMatchObject({
      ...{ version: 5, madeBy: 'A member of staff', madeAt: '2026-06-01T03:00:00.000Z' },
      acts: [{ act: 'PLACE', runId: water, placement: at(inKansai(WEEK + 2)), adjustment: null }],
    });
  });
});

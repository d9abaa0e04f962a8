import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPlannableYear, type PlannableYear } from '../builders/plannable-year.js';
import { aProposalAsked, ended, proposalThat, told } from '../builders/plan-proposal.js';
import type { Client } from '../support/client.js';
import { listenTo } from '../support/event-listener.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';
import { PlannerProcess } from '../support/worker-process.js';

let product: Product;
let planner: PlannerProcess;
let headquarters: Client;
let kansai: Client;
let year: PlannableYear;
beforeAll(async () => {
  product = await openProduct();
  planner = new PlannerProcess(product);
  planner.start();
  [headquarters, kansai] = [await product.headquarters(), await product.domesticOffice('KANSAI')];
  year = await aPlannableYear(product);
});
afterAll(async () => {
  await planner.end('SIGTERM');
  await closeUnbroken(product);
});

interface PlanRow {
  id: string;
  state: string;
  origin: string;
  name: string;
  base: { placements: Record<string, [string, string, number]> };
}
const plans = async (): Promise<PlanRow[]> => {
  const rows = await product.rows<PlanRow & { base: PlanRow['base'] | string }>(
    'SELECT id, state, origin, name, base FROM plan_version ORDER BY number',
  );
  return rows.map((row) => ({
    ...row,
    base: typeof row.base === 'string' ? (JSON.parse(row.base) as PlanRow['base']) : row.base,
  }));
};
const planOf = async (id: string) => (await plans()).find((plan) => plan.id === id)!;

describe('A proposal for a whole year', () => {
  it('is followed as it comes, and ends as a new draft with every run in its place', async () => {
    const { id } = await aProposalAsked(headquarters);
    const listener = await listenTo(kansai, `/api/plan-proposals/${id}/progress`);
    expect(listener.status).toBe(200);
    await listener.ended;

    const [end] = told(listener, 'end');
    expect(end).toMatchObject({
      id: 'end',
      data: {
        id,
        state: 'DONE',
        kind: 'WHOLE_YEAR',
        askedBy: 'A member of staff',
        unplaced: 0,
        clashes: [],
        points: [],
      },
    });
    expect(end!.data.sentence).toMatch(
      /^All 12 runs are placed\. (At most .* better exists|No better plan exists)\.$/,
    );
    const progress = told(listener, 'progress');
    expect(progress.length).toBeGreaterThan(0);
    expect(progress.map((one) => Number(one.id))).toEqual(progress.map((_, index) => index + 1));
    expect(progress.at(-1)!.data).toMatchObject({ cost: end!.data.bestCost, unplaced: 0 });
    expect(end!.data.bound).toBeLessThanOrEqual(end!.data.bestCost);

    const draft = await planOf(end!.data.draftId as string);
    expect(draft).toMatchObject({ state: 'DRAFT', origin: 'PROPOSAL', name: 'For the board' });
    expect(Object.keys(draft.base.placements).sort()).toEqual([...year.runs].sort());
    for (const [office] of Object.values(draft.base.placements)) expect(year.offices).toContain(office);
  });

  it('is the same plan for the same seed', async () => {
    const asked = [await aProposalAsked(headquarters), await aProposalAsked(headquarters)];
    const drafts = [];
    for (const { id } of asked) {
      const { draftId } = await proposalThat(headquarters, id, ended);
      drafts.push((await planOf(draftId)).base.placements);
    }
    expect(drafts[0]).toEqual(drafts[1]);
  });

  it('tells a listener that comes back only what it has missed, and one that has had the end to stay away', async () => {
    const { id } = await aProposalAsked(headquarters);
    await proposalThat(headquarters, id, ended);
    const path = `/api/plan-proposals/${id}/progress`;
    const whole = await listenTo(headquarters, path);
    await whole.ended;
    const last = told(whole, 'progress').at(-1)!.id!;
    const again = await listenTo(headquarters, path, last);
    await again.ended;
    expect(again.events.map(({ event }) => event)).toEqual(['end']);
    expect((await listenTo(headquarters, path, 'end')).status).toBe(204);
  });

  it('stops when it is asked to, with the best plan so far', async () => {
    const { id } = await aProposalAsked(kansai, { seconds: 600, name: 'Long search' });
    await proposalThat(kansai, id, ({ state, bestCost }) => state === 'RUNNING' && bestCost !== null);
    expect((await kansai.post(`/api/plan-proposals/${id}/stop`)).status).toBe(202);
    const stopped = await proposalThat(kansai, id, ended);
    // A year so small may be through before anybody can stop it.
    expect(['STOPPED', 'DONE']).toContain(stopped.state);
    expect((await planOf(stopped.draftId)).state).toBe('DRAFT');
    expectRefused(await kansai.post(`/api/plan-proposals/${id}/stop`), 409, 'PROPOSAL.ENDED');
  });
});

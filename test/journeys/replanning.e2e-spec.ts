import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Plans } from '#allocation';
import { Transactions } from '#platform';
import { aPlannableYear, PLANNABLE_YEAR, type PlannableYear } from '../builders/plannable-year.js';
import { changed, closed, pin, readPlan } from '../builders/plan.js';
import { aProposalAsked, ended, proposalThat } from '../builders/plan-proposal.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';
import { PlannerProcess } from '../support/worker-process.js';

type Placement = [office: string, hostPartner: string, week: number];
type Content = { placements: Record<string, Placement>; pins: Record<string, { placement: Placement }> };

let product: Product;
let planner: PlannerProcess;
let headquarters: Client;
let kansai: Client;
let year: PlannableYear;
/** One plan for all that leave it as it is. */
let planId: string;
beforeAll(async () => {
  product = await openProduct();
  planner = new PlannerProcess(product);
  planner.start();
  [headquarters, kansai] = [await product.headquarters(), await product.domesticOffice('KANSAI')];
  year = await aPlannableYear(product, { runs: 24, rooms: 3, beds: 45, spread: 4 });
  planId = await aPlan();
});
afterAll(async () => {
  await planner.end('SIGTERM');
  await closeUnbroken(product);
});

/** A draft by the planner, with the year as it stands. */
async function aPlan(): Promise<string> {
  const { id } = await aProposalAsked(headquarters);
  return (await proposalThat(headquarters, id, ended)).draftId;
}

async function contentOf(planId: string): Promise<Content> {
  const [row] = await product.rows<{ base: Content | string }>('SELECT base FROM plan_version WHERE id = ?', [
    planId,
  ]);
  const base = row!.base;
  return typeof base === 'string' ? (JSON.parse(base) as Content) : base;
}

/** The same plan with pins. */
async function pinned(planId: string, pins: Record<string, Placement>): Promise<string> {
  const content = await contentOf(planId);
  const { id } = await product.app.get(Transactions, { strict: false }).run((tx) =>
    product.app.get(Plans, { strict: false }).draftFromProposal(tx, {
      ...{ fiscalYear: PLANNABLE_YEAR, basedOn: null, name: 'With pins', bound: null, summary: null },
      placements: content.placements,
    }),
  );
  const made = Object.fromEntries(
    Object.entries(pins).map(([run, placement]) => [
      run,
      { placement, reason: null, madeBy: null, madeAt: '2026-06-01T03:00:00.000Z' },
    ]),
  );
  const base = JSON.stringify({ ...(await contentOf(id)), pins: made });
  await product.rows('UPDATE plan_version SET base = ? WHERE id = ?', [base, id]);
  return id;
}

async function close(office: string, fromWeek: number, toWeek: number): Promise<void> {
  await product.rows(
    `INSERT INTO office_closure (id, office_capacity_id, from_week, to_week, reason)
     SELECT UUID(), id, ?, ?, 'Repairs' FROM office_capacity WHERE domestic_office_code = ? AND fiscal_year = ?`,
    [fromWeek, toWeek, office, PLANNABLE_YEAR],
  );
}
const open = () => product.rows('DELETE FROM office_closure');

describe('A plan to which something has happened', () => {
  it('is offered as a curve of placed against moved, and the officer picks a point, which becomes a draft', async () => {
    const before = (await contentOf(planId)).placements;
    // The office that most runs are at is shut for four weeks.
    const count = (code: string) => Object.values(before).filter(([office]) => office === code).length;
    const [busiest] = year.offices.toSorted((a, b) => count(b) - count(a));
    await close(busiest!, 10, 13);
    const { id } = await aProposalAsked(kansai, { kind: 'REPLAN', basedOnId: planId, seconds: 3 });
    const proposal = await proposalThat(kansai, id, ended);
    await open();

    expect(proposal).toMatchObject({ state: 'DONE', draftId: null });
    expect(proposal.sentence).toMatch(/offers?: .*moved.*Pick one: it becomes a draft/);
    const { points } = proposal;
    expect(points.length).toBeGreaterThan(0);
    const left = points.map(({ unplaced }: { unplaced: number }) => unplaced);
    expect(left).toEqual([...new Set(left)].sort((a: any, b: any) => b - a));
    // Only what lay in the closed weeks has been freed at first.
    expect(points[0].freed).toBeLessThan(year.runs.length);

    const picked = points.at(-1);
    const path = `/api/plan-proposals/${id}/drafts`;
    const taken = await kansai.post(path, { body: { point: picked.ordinal } });
    expect(taken.status).toBe(201);
    const after = (await contentOf(taken.body.id)).placements;
    const moved = year.runs.filter((run) => after[run] && String(after[run]) !== String(before[run]));
    expect(moved.sort()).toEqual([...picked.moved].sort());
    expect(Object.keys(after)).toHaveLength(picked.placed);
    expect((await contentOf(planId)).placements).toEqual(before);

    expectRefused(await kansai.post(path, { body: { point: picked.ordinal } }), 409, 'PROPOSAL.POINT_TAKEN');
    expectRefused(await kansai.post(path, { body: { point: 99 } }), 409, 'PROPOSAL.NO_SUCH_POINT');
  });

  it('becomes a draft of what the planner saw, whatever becomes of the plan meanwhile', async () => {
    const plan = await aPlan();
    const { placements } = await contentOf(plan);
    const [[run, placement]] = Object.entries(placements) as [[string, Placement]];
    const [office, , week] = placement;
    const [shut, pinnedRun] = [closed(office, week, week), pin(run, ...placement)];
    const seen = await changed(headquarters, { id: plan, version: 1 }, [shut], 'Repairs');
    const { id } = await aProposalAsked(headquarters, { kind: 'REPLAN', basedOnId: plan, seconds: 3 });
    const { points } = await proposalThat(headquarters, id, ended);
    await headquarters.post(`/api/plans/${plan}/undo`, { version: seen.version });
    await changed(headquarters, { id: plan, version: seen.version + 1 }, [pinnedRun]);

    const body = { point: points.at(-1).ordinal };
    const taken = await headquarters.post(`/api/plan-proposals/${id}/drafts`, { body });
    expect(await readPlan(headquarters, taken.body.id)).toMatchObject({
      basedOnId: plan,
      scenario: [{ adjustment: { what: 'CLOSURE', of: office, fromWeek: week, toWeek: week } }],
      pins: [],
    });
  });

  it('keeps its pins, even of a run that lies in the closed office', async () => {
    const { placements } = await contentOf(planId);
    const [run, placement] = Object.entries(placements).find(([, [, , week]]) => week >= 10 && week <= 13)!;
    const withPins = await pinned(planId, { [run]: placement });
    await close(placement[0], 10, 13);
    const { id } = await aProposalAsked(headquarters, { kind: 'REPLAN', basedOnId: withPins, seconds: 3 });
    const proposal = await proposalThat(headquarters, id, ended);
    await open();
    for (const { moved } of proposal.points) expect(moved).not.toContain(run);
    expect(proposal.clashes).toEqual([
      expect.stringMatching(/is pinned to JICA .*, but: JICA .* is closed in week .*Unpin it\.$/),
    ]);
    expect(proposal.sentence).toContain('One conflict among pins was left as it is.');
  });

  it('needs nothing when nothing has happened to it', async () => {
    const { id } = await aProposalAsked(headquarters, { kind: 'REPLAN', basedOnId: planId, seconds: 2 });
    const proposal = await proposalThat(headquarters, id, ended);
    expect(proposal.points).toMatchObject([{ freed: 0, moved: [], unplaced: 0 }]);
    expect(proposal.sentence).toContain('Nothing has to be mended');
  });
});

describe('Pins that cannot hold together', () => {
  it('are told as the smallest conflict, and the rest is planned all the same', async () => {
    const four = year.runs.slice(0, 4);
    const [host] = year.hostPartners;
    // Three rooms at the office, two runs at once with the partner.
    const there = Object.fromEntries(four.map((run) => [run, ['TOKYO', host!, 20] as Placement]));
    const withPins = await pinned(planId, there);
    const { id } = await aProposalAsked(headquarters, { basedOnId: withPins });
    const proposal = await proposalThat(headquarters, id, ended);
    expect(proposal.state).toBe('DONE');
    const { placements } = await contentOf(proposal.draftId);
    for (const run of four) expect(placements[run]).toEqual(there[run]);
    expect(Object.keys(placements).length).toBeGreaterThan(four.length);

    const told = (await headquarters.get(`/api/plans/${proposal.draftId}/reasons`)).body;
    const ofPartner = told.clashes.find(({ sentence }: { sentence: string }) =>
      sentence.includes('runs at once'),
    );
    expect(ofPartner.runIds).toHaveLength(3);
    expect(ofPartner.sentence).toMatch(
      /^Water Supply \d+, .* and .* cannot all stay pinned: together they need more runs at once at Waterworks 1 than there are \(2\) between 14 August and .*\. Unpin one of them, or change the capacity\. In all 4 pinned runs share it, of which at least 2 must give way\.$/,
    );
    expect(proposal.clashes).toContain(ofPartner.sentence);
  });
});

describe('The reasons of a plan', () => {
  it('say of each run why it lies there, and of one without a place what stands in its way', async () => {
    const { body } = await kansai.get(`/api/plans/${planId}/reasons`);
    expect(body).toMatchObject({ planId, planVersion: 1, clashes: [] });
    expect(body.reasons.map(({ runId }: { runId: string }) => runId).sort()).toEqual([...year.runs].sort());
    for (const { placement, sentence } of body.reasons) {
      expect(placement).toHaveLength(3);
      expect(sentence).toMatch(/^In JICA .+ with Waterworks \d+ from \d+ \w+ .+\.$/);
    }
    expect(
      body.reasons.some(({ sentence }: { sentence: string }) => /would cost [\d.]+ more/.test(sentence)),
    ).toBe(true);

    const [run] = year.runs;
    const alone = await kansai.get(`/api/plans/${planId}/reasons?runId=${run}`);
    expect(alone.body.reasons).toEqual(body.reasons.filter(({ runId }: { runId: string }) => runId === run));
    expect((await kansai.get(`/api/plans/${planId}/reasons?runId=x`)).status).toBe(422);

    // One room in all: of all runs of a week, one finds a place.
    await product.rows('UPDATE office_capacity SET rooms = 1');
    const { id } = await aProposalAsked(headquarters);
    const crowded = await proposalThat(headquarters, id, ended);
    const { body: told } = await headquarters.get(`/api/plans/${crowded.draftId}/reasons`);
    await product.rows('UPDATE office_capacity SET rooms = 3');
    const nowhere = told.reasons.filter(({ placement }: { placement: unknown }) => placement === null);
    expect(nowhere).toHaveLength(crowded.unplaced);
    expect(nowhere.length).toBeGreaterThan(0);
    for (const { sentence } of nowhere)
      expect(sentence).toMatch(/^All \d+ placements are blocked: \d+ by .* \(taken by Water Supply/);
  });
});

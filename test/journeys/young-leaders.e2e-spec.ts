import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { someoneOf } from '../builders/capacity.js';
import { expectStatus } from '../builders/course-run.js';
import { aCall, aCompetition, aDemandedRun, aHost, aProposal, entered } from '../builders/run-demand.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

const DURING = '2026-06-01T03:00:00Z';
/** The last instant of 30 June in Tokyo, and the first of July. */
const LAST_MOMENT = '2026-06-30T14:59:59Z';
const CLOSED = '2026-06-30T15:00:00Z';

let product: Product;
let headquarters: Client;
let kansai: Client;
let town: { id: string };
let valley: { id: string };
let townsman: Client;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  [headquarters, kansai] = [await product.headquarters(), await product.domesticOffice()];
  [town, valley] = [
    await aHost(product, { name: 'Town Office' }),
    await aHost(product, { name: 'Valley Network' }),
  ];
  townsman = await someoneOf(product, town.id);
});
afterAll(() => closeUnbroken(product));
beforeEach(() => product.clock.set(DURING));

const read = async (id: string, reader = kansai) =>
  (await expectStatus(200, reader.get(`/api/proposal-competitions/${id}`))).body;
const score = (evaluator: Client, proposalId: string, points: number) =>
  evaluator.put(`/api/competition-proposals/${proposalId}/score`, {
    body: { score: points, comment: 'Read.' },
  });
const choose = (id: string, version: number, proposalId: string) =>
  kansai.post(`/api/proposal-competitions/${id}/choose`, {
    ...{ version, body: { proposalId, reason: 'The best mean, and hosts in every village.' } },
  });
const handIn = (id: string, version: number, differs: object = {}) =>
  townsman.put(`/api/host-partner/proposal-competitions/${id}/proposal`, {
    version,
    body: aProposal(differs),
  });
const demandOf = async (id: string) => (await headquarters.get(`/api/run-demands/${id}`)).body;

/** The sessions of the frozen day are over by then: who works on later signs in anew. */
async function afterTheClose(): Promise<Client> {
  product.clock.set(CLOSED);
  kansai = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'KANSAI' });
  headquarters = await product.personWith({ role: 'HEADQUARTERS', scope: '' });
  townsman = await someoneOf(product, town.id);
  return product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'KANSAI' });
}

describe('Young Leaders by proposal competition', () => {
  it('go from the call through proposals and scores to a choice that fixes the host partner of the run', async () => {
    const { id, courseRunId, version } = await aCompetition(product);
    expect(await read(id)).toMatchObject({ state: 'OPEN', proposals: [] });
    const calls = await townsman.get('/api/host-partner/proposal-competitions');
    expect(calls.body[0]).toMatchObject({ id, closesOn: '2026-06-30', state: 'OPEN', proposal: null });
    await expectStatus(200, handIn(id, 0));
    const byOffice = await entered(kansai, id, valley.id, {
      title: 'A valley and its schools',
      startWeek: null,
    });
    expect((await read(id)).proposals.map((one: { title: string }) => one.title)).toEqual([
      'A town and its valley',
      'A valley and its schools',
    ]);
    const [ofTown] = (await read(id)).proposals;
    expectRefused(await score(kansai, ofTown.id, 80), 409, 'COMPETITION.NOT_NOW');

    const second = await afterTheClose();
    for (const [evaluator, points] of [
      [kansai, 80],
      [second, 91],
    ] as const)
      await expectStatus(200, score(evaluator, ofTown.id, points));
    await expectStatus(200, score(kansai, byOffice.id, 60));
    expectRefused(await choose(id, version, ofTown.id), 409, 'COMPETITION.SCORES_MISSING');
    await expectStatus(200, score(second, byOffice.id, 70));
    await expectStatus(200, score(second, byOffice.id, 65));
    expect((await read(id)).proposals.map((one: { mean: number }) => one.mean)).toEqual([85.5, 62.5]);
    await expectStatus(200, choose(id, version, ofTown.id));

    const decided = await read(id);
    expect(decided).toMatchObject({ state: 'DECIDED', chosenProposalId: ofTown.id, version: 2 });
    expect(decided.chosenBecause).toContain('every village');
    expect((await demandOf(courseRunId)).planned).toMatchObject({
      hostPartnerId: town.id,
      preferredWeek: 30,
    });
    const other = { version: 0, body: { hostPartnerId: valley.id } };
    expectRefused(
      await kansai.put(`/api/run-demands/${courseRunId}`, other),
      422,
      'DEMAND.INVALID',
      'hostPartnerId',
    );
    const told = await townsman.get(`/api/host-partner/proposal-competitions/${id}`);
    expect(told.body.proposal.outcome).toBe('CHOSEN');
    const valleyman = await someoneOf(product, valley.id);
    const ofValley = await valleyman.get(`/api/host-partner/proposal-competitions/${id}`);
    expect(ofValley.body.proposal).toMatchObject({
      outcome: 'NOT_CHOSEN',
      title: 'A valley and its schools',
    });
    expect(ofValley.text).not.toContain('A town and its valley');
    expect(ofValley.text).not.toContain('85.5');

    const reason = { reason: 'The town was hit by the flood.' };
    const reopened = await expectStatus(
      200,
      kansai.post(`/api/proposal-competitions/${id}/reopen`, { version: 2, body: reason }),
    );
    expect(await read(id)).toMatchObject({
      state: 'CLOSED',
      reopenedBecause: reason.reason,
      chosenBecause: null,
    });
    expect((await demandOf(courseRunId)).planned).toMatchObject({ hostPartnerId: null });
    await expectStatus(200, choose(id, reopened.body.version, byOffice.id));
    expect((await demandOf(courseRunId)).planned).toMatchObject({
      hostPartnerId: valley.id,
      preferredWeek: 27,
    });
    const acts = await product.rows<{ action: string }>(
      "SELECT action FROM audit_entry WHERE subject_type = 'proposal-competition' AND subject_id = ? ORDER BY id",
      [id],
    );
    expect(acts.map(({ action }) => action)).toEqual([
      ...['call', 'enter-proposal', 'enter-proposal', 'score', 'score', 'score', 'score', 'score'],
      ...['choose', 'reopen', 'choose'],
    ]);
  });

  it('take proposals until the last second of the last day in Tokyo, and not one later', async () => {
    townsman = await someoneOf(product, town.id);
    const { id } = await aCompetition(product);
    product.clock.set(LAST_MOMENT);
    townsman = await someoneOf(product, town.id);
    await expectStatus(200, handIn(id, 0));
    await expectStatus(200, handIn(id, 1, { title: 'A better one' }));
    expectRefused(await handIn(id, 1), 412, 'HOST_PROPOSAL.CHANGED_MEANWHILE');
    product.clock.set(CLOSED);
    expectRefused(await handIn(id, 2), 409, 'COMPETITION.NOT_NOW');
    expect(await read(id)).toMatchObject({
      state: 'CLOSED',
      proposals: [{ title: 'A better one', version: 2 }],
    });
  });

  it('let a host partner withdraw and come back, and choose none that is withdrawn', async () => {
    const { id, version } = await aCompetition(product);
    await expectStatus(200, handIn(id, 0));
    const path = `/api/host-partner/proposal-competitions/${id}/proposal/withdraw`;
    const because = { reason: 'The festival falls into these weeks.' };
    await expectStatus(200, townsman.post(path, { version: 1, body: because }));
    await expectStatus(200, handIn(id, 2));
    const [proposal] = (await read(id)).proposals;
    expect(proposal.withdrawnBecause).toBeNull();
    await expectStatus(200, townsman.post(path, { version: 3, body: because }));
    await afterTheClose();
    expectRefused(await score(kansai, proposal.id, 90), 409, 'HOST_PROPOSAL.WITHDRAWN');
    expectRefused(await choose(id, version, proposal.id), 422, 'COMPETITION.INVALID', 'proposalId');
  });

  it('are called once for a Young Leaders run, by its own office or headquarters', async () => {
    const { id, courseRunId, version } = await aCompetition(product);
    const call = (person: Client, runId: string, differs: object = {}) =>
      person.post('/api/proposal-competitions', { body: { courseRunId: runId, ...aCall(differs) } });
    expectRefused(await call(kansai, courseRunId), 409, 'COMPETITION.ALREADY_CALLED');
    const water = await aDemandedRun(headquarters);
    expectRefused(await call(kansai, water.id), 409, 'COMPETITION.NOT_YOUNG_LEADERS');
    const tokyo = await product.domesticOffice('TOKYO');
    expectRefused(await call(tokyo, water.id), 404, 'RESOURCE.NOT_FOUND');
    expectRefused(await tokyo.get(`/api/proposal-competitions/${id}`), 404, 'RESOURCE.NOT_FOUND');
    expectRefused(
      await tokyo.put(`/api/proposal-competitions/${id}`, { version, body: aCall() }),
      404,
      'RESOURCE.NOT_FOUND',
    );
    expect((await tokyo.get('/api/proposal-competitions?fiscalYear=2027')).body.rows).toEqual([]);
    const backwards = { version, body: aCall({ closesOn: '2026-05-01' }) };
    const path = `/api/proposal-competitions/${id}`;
    expectRefused(await kansai.put(path, backwards), 422, 'COMPETITION.INVALID', 'closesOn');
    const alone = { version, body: aCall({ evaluatorsNeeded: 1 }) };
    expectRefused(await kansai.put(path, alone), 422, /./, 'evaluatorsNeeded');
    await expectStatus(200, kansai.put(path, { version, body: aCall({ closesOn: '2026-07-31' }) }));
    expect(await read(id)).toMatchObject({ closesOn: '2026-07-31', version: 2 });
  });

  it('ask somebody who speaks for two host partners once for each, and for which one the answer is', async () => {
    const both = await product.personWith(
      { role: 'HOST_PARTNER', scope: town.id },
      { role: 'HOST_PARTNER', scope: valley.id },
    );
    const { id } = await aCompetition(product);
    const path = `/api/host-partner/proposal-competitions/${id}`;
    const put = (version: number, differs: object) =>
      both.put(`${path}/proposal`, { version, body: aProposal(differs) });
    expectRefused(await put(0, {}), 422, 'HOST_PROPOSAL.INVALID', 'hostPartnerId');
    expectRefused(await both.get(path), 422, 'HOST_PROPOSAL.INVALID', 'hostPartnerId');
    await expectStatus(200, put(0, { hostPartnerId: valley.id, title: 'The valley' }));
    await expectStatus(200, put(0, { hostPartnerId: town.id, title: 'The town' }));
    const calls = (await both.get('/api/host-partner/proposal-competitions')).body;
    const own = calls.filter((call: { id: string }) => call.id === id);
    const told = own.map((call: { hostPartnerId: string; hostPartnerName: string; proposal: any }) => [
      ...[call.hostPartnerId, call.hostPartnerName, call.proposal.title],
    ]);
    expect(told.sort()).toEqual(
      [
        [town.id, 'Town Office', 'The town'],
        [valley.id, 'Valley Network', 'The valley'],
      ].sort(),
    );
    const because = { hostPartnerId: valley.id, reason: 'No staff.' };
    await expectStatus(200, both.post(`${path}/proposal/withdraw`, { version: 1, body: because }));
    const ofTown = await both.get(`${path}?hostPartnerId=${town.id}`);
    expect(ofTown.body.proposal).toMatchObject({ title: 'The town', withdrawnBecause: null, version: 1 });
    townsman = await someoneOf(product, town.id);
    expectRefused(await handIn(id, 0, { hostPartnerId: valley.id }), 404, 'RESOURCE.NOT_FOUND');
  });

  it('are called off with their run', async () => {
    townsman = await someoneOf(product, town.id);
    const { id, courseRunId, version } = await aCompetition(product);
    await expectStatus(200, handIn(id, 0));
    const [proposal] = (await read(id)).proposals;
    // Only a published run is cancelled; what it takes to publish one is told elsewhere.
    await product.rows("UPDATE course_run SET state = 'CANCELLED' WHERE id = ?", [courseRunId]);
    expectRefused(await handIn(id, 1), 409, 'COMPETITION.NOT_NOW');
    expect((await read(id)).state).toBe('CALLED_OFF');
    const own = await townsman.get(`/api/host-partner/proposal-competitions/${id}`);
    expect(own.body.state).toBe('CALLED_OFF');
    const valleyman = await someoneOf(product, valley.id);
    const calls = (await valleyman.get('/api/host-partner/proposal-competitions')).body;
    expect(calls.map((call: { id: string }) => call.id)).not.toContain(id);
    await afterTheClose();
    expectRefused(await score(kansai, proposal.id, 90), 409, 'COMPETITION.NOT_NOW');
    expectRefused(await choose(id, version, proposal.id), 409, 'COMPETITION.NOT_NOW');
  });
});

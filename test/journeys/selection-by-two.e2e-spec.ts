import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCourseRun, expectStatus } from '../builders/course-run.js';
import { actOn, aDecidedList, aProposedList, decideOn, nomineesOf } from '../builders/selection.js';
import { underScreening } from '../builders/nomination.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let sato: Client;
let tanaka: Client;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  sato = await product.domesticOffice();
  tanaka = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'KANSAI' });
});
afterAll(() => closeUnbroken(product));

const lists = '/api/domestic-office/selection-lists';
const runs = '/api/domestic-office/course-runs';
const inside = '/api/domestic-office/nominations';
const states = async (courseRunId: string) =>
  product.rows<{ id: string; state: string; rank: number | null }>(
    'SELECT id, state, reserve_rank `rank` FROM nomination WHERE course_run_id = ? ORDER BY submitted_at, id',
    [courseRunId],
  );
const lineOf = async (listId: string) =>
  (await expectStatus(200, sato.get(`${lists}/${listId}`))).body.lines as {
    nominationId: string;
    proposal: string;
    proposedRank: number | null;
    proposalReason: string;
    pinned: boolean;
    decision: string | null;
    reason: string | null;
  }[];

describe('A selection list', () => {
  it('is proposed with reasons, decided by one officer, approved by another, and carried out in one act', async () => {
    const run = await aCourseRun(product, { capacity: 3, slots: { KE: 2, MW: 1, BR: 1 } });
    const twice = { organisation: 'Nairobi City Water' };
    const [first, second, third, fourth, fifth] = await nomineesOf(product, run.id, sato, [
      { ...twice, sex: 'MALE' },
      { organisation: 'NAIROBI  city water.', sex: 'MALE' },
      { countryCode: 'MW' },
      { countryCode: 'MW' },
      { sex: 'MALE' },
    ]);
    const list = await aProposedList(sato, run.id);
    const lines = await lineOf(list.id);
    expect(
      lines.map((line) => [line.nominationId, line.proposal, line.proposedRank, line.proposalReason]),
    ).toEqual([
      [first!.id, 'ACCEPT', null, 'within slots and capacity'],
      [second!.id, 'RESERVE', 1, `second of the same organisation (${first!.reference} has a place)`],
      [third!.id, 'ACCEPT', null, 'within slots and capacity'],
      [fourth!.id, 'RESERVE', 2, 'slots of Malawi are taken (1 of 1)'],
      [fifth!.id, 'ACCEPT', null, 'within slots and capacity'],
    ]);
    const adopted = await expectStatus(200, actOn(sato, list, 'adopt'));
    const handedOn = await expectStatus(200, actOn(sato, adopted.body, 'hand-on'));
    expect(handedOn.body.state).toBe('DECIDED');
    const approved = await expectStatus(200, actOn(tanaka, handedOn.body, 'approve'));
    expect(approved.body.state).toBe('APPROVED');
    expect((await states(run.id)).map(({ state, rank }) => [state, rank])).toEqual([
      ['ACCEPTED', null],
      ['RESERVE', 1],
      ['ACCEPTED', null],
      ['RESERVE', 2],
      ['ACCEPTED', null],
    ]);
    const sheet = await sato.get(`${runs}/${run.id}`);
    expect(sheet.body.placesTaken).toBe(3);
    // Nobody outside learns of it before the release.
    const kenya = await product.overseasOffice();
    const outside = await kenya.get(`/api/overseas-office/nominations?courseRunId=${run.id}`);
    expect(new Set(outside.body.rows.map((row: { state: string }) => row.state))).toEqual(
      new Set(['UNDER_SCREENING']),
    );
  });

  it('is never approved by who proposed or decided it', async () => {
    const run = await aCourseRun(product, { slots: { KE: 2 } });
    const [one] = await nomineesOf(product, run.id, sato, [{}, {}]);
    const proposed = await aProposedList(sato, run.id);
    const decision = { nominationId: one!.id, decision: 'NOT_ACCEPT', reason: 'Took part two years ago.' };
    const decided = await expectStatus(200, decideOn(tanaka, proposed, [decision]));
    const adopted = await expectStatus(200, actOn(sato, decided.body, 'adopt'));
    const handedOn = await expectStatus(200, actOn(sato, adopted.body, 'hand-on'));
    for (const own of [sato, tanaka]) {
      const refused = await actOn(own, handedOn.body, 'approve');
      expectRefused(refused, 403, 'SELECTION.SECOND_PERSON');
      expect(refused.body.detail).toContain('second person must approve');
    }
    const suzuki = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'KANSAI' });
    await expectStatus(200, actOn(suzuki, handedOn.body, 'approve'));
    const history = await suzuki.get(`${inside}/${one!.id}/history`);
    expect(history.body.at(-1)).toMatchObject({ move: 'not-accept', reason: 'Took part two years ago.' });
  });

  it('keeps the reason of every deviation, and takes none without', async () => {
    const run = await aCourseRun(product, { capacity: 1, slots: { KE: 1 } });
    const [first, second] = await nomineesOf(product, run.id, sato, [{}, {}]);
    const list = await aProposedList(sato, run.id);
    const swap = (reason?: string) => [
      { nominationId: first!.id, decision: 'RESERVE', rank: 1, reason },
      { nominationId: second!.id, decision: 'ACCEPT', reason },
    ];
    const without = await decideOn(sato, list, swap());
    expectRefused(without, 422, 'SELECTION.DECISION_INVALID', 'decisions[0].reason', 'decisions[1].reason');
    const decided = await expectStatus(200, decideOn(sato, list, swap('The host partner asked for her.')));
    const lines = await lineOf(list.id);
    expect(lines.map(({ decision, reason }) => [decision, reason])).toEqual([
      ['RESERVE', 'The host partner asked for her.'],
      ['ACCEPT', 'The host partner asked for her.'],
    ]);
    const handedOn = await expectStatus(200, actOn(sato, decided.body, 'hand-on'));
    await expectStatus(200, actOn(tanaka, handedOn.body, 'approve'));
    // What the officer thought stays inside, also after the release.
    await expectStatus(200, sato.post(`${runs}/${run.id}/release-results`));
    const kenya = await product.overseasOffice();
    const told = await kenya.get(`/api/overseas-office/nominations/${second!.id}/history`);
    expect(told.text).not.toContain('host partner asked');
  });

  it('names everything that is wrong with decisions at once', async () => {
    const run = await aCourseRun(product, { slots: { KE: 2 } });
    const [accepted, open] = await nomineesOf(product, run.id, sato, [{}, {}]);
    await expectStatus(200, sato.post(`${inside}/${accepted!.id}/accept`, { version: accepted!.version }));
    const list = await aProposedList(sato, run.id);
    const answer = await decideOn(sato, list, [
      { nominationId: accepted!.id, decision: 'RESERVE', reason: 'x' },
      { nominationId: open!.id, decision: 'NOT_ACCEPT' },
      { nominationId: run.id, decision: 'ACCEPT' },
    ]);
    expectRefused(
      answer,
      422,
      'SELECTION.DECISION_INVALID',
      ...['decisions[0].decision', 'decisions[1].reason', 'decisions[2].nominationId'],
    );
    expectRefused(await actOn(sato, list, 'hand-on'), 409, 'SELECTION.UNDECIDED');
    expectRefused(await actOn(tanaka, list, 'approve'), 409, 'SELECTION.NOT_OPEN');
  });

  it('keeps whoever has a place already when it is solved again, and supersedes the one before', async () => {
    const run = await aCourseRun(product, { capacity: 1, slots: { KE: 1 } });
    const [, last] = await nomineesOf(product, run.id, sato, [{}, {}]);
    const before = await aProposedList(sato, run.id);
    await expectStatus(200, sato.post(`${inside}/${last!.id}/accept`, { version: last!.version }));
    const list = await aProposedList(sato, run.id);
    expect((await sato.get(`${lists}/${before.id}`)).body.state).toBe('SUPERSEDED');
    expect((await lineOf(list.id)).map(({ proposal, pinned }) => [proposal, pinned])).toEqual([
      ['RESERVE', false],
      ['ACCEPT', true],
    ]);
  });

  it('is refused as a whole, with all that has changed, when a place is gone or somebody has moved', async () => {
    const run = await aCourseRun(product, { capacity: 5, slots: { KE: 2, MW: 1 } });
    const [one] = await nomineesOf(product, run.id, sato, [{}, {}, { countryCode: 'MW' }]);
    const decided = await aDecidedList(sato, run.id);
    const kenya = await product.overseasOffice();
    const seen = await kenya.get(`/api/overseas-office/nominations/${one!.id}`);
    const sent = { version: seen.body.version, body: { reason: 'Changed posts.' } };
    await expectStatus(200, kenya.post(`/api/overseas-office/nominations/${one!.id}/withdraw`, sent));
    const late = await underScreening(product, run.id, sato, { countryCode: 'MW', organisation: 'By Hand' });
    await expectStatus(200, sato.post(`${inside}/${late.id}/accept`, { version: late.version }));
    const refused = await actOn(tanaka, decided, 'approve');
    expectRefused(refused, 409, 'SELECTION.CHANGED_MEANWHILE');
    expect(refused.body.changes).toEqual([
      { nominationId: one!.id, what: `${one!.reference} is WITHDRAWN now, was UNDER_SCREENING` },
      { nominationId: null, what: 'MW has 0 free slots, the list takes 1' },
    ]);
    expect((await states(run.id)).map(({ state }) => state)).toEqual([
      'WITHDRAWN',
      'UNDER_SCREENING',
      'UNDER_SCREENING',
      'ACCEPTED',
    ]);
  });

  it('goes back to the officer with a word, and holds the release until it is approved or discarded', async () => {
    const run = await aCourseRun(product, { slots: { KE: 1 } });
    const [one] = await nomineesOf(product, run.id, sato, [{}, {}]);
    await expectStatus(200, sato.post(`${inside}/${one!.id}/accept`, { version: one!.version }));
    const decided = await aDecidedList(sato, run.id);
    const release = () => sato.post(`${runs}/${run.id}/release-results`);
    expectRefused(await release(), 409, 'SELECTION.AWAITS_APPROVAL');
    expectRefused(await sato.post(`${runs}/${run.id}/selection-lists`), 409, 'SELECTION.AWAITS_APPROVAL');
    const back = await expectStatus(
      200,
      actOn(tanaka, decided, 'send-back', { reason: 'One more look at Kenya.' }),
    );
    expect((await sato.get(`${lists}/${decided.id}`)).body).toMatchObject({
      state: 'OPEN',
      reason: 'One more look at Kenya.',
    });
    expectRefused(await release(), 409, 'SELECTION.AWAITS_APPROVAL');
    await expectStatus(200, actOn(sato, back.body, 'discard', { reason: 'One acceptance only.' }));
    await expectStatus(200, release());
  });

  it('says so when nobody can be selected yet, and knows no list of another office', async () => {
    const run = await aCourseRun(product);
    expectRefused(await sato.post(`${runs}/${run.id}/selection-lists`), 409, 'SELECTION.NOBODY');
    const tokyo = await product.domesticOffice('TOKYO');
    expectRefused(await tokyo.post(`${runs}/${run.id}/selection-lists`), 404, 'RESOURCE.NOT_FOUND');
  });

  it('weighs the balance of women and men as the run says', async () => {
    const run = await aCourseRun(product, { capacity: 2, slots: { KE: 2 } });
    await nomineesOf(product, run.id, sato, [{ sex: 'MALE' }, { sex: 'MALE' }, { sex: 'FEMALE' }]);
    const accepted = async () =>
      (await lineOf((await aProposedList(sato, run.id)).id)).map(({ proposal }) => proposal === 'ACCEPT');
    const set = async (balanceWeight: number, version: number) =>
      expectStatus(
        200,
        sato.put(`${runs}/${run.id}/selection-settings`, {
          version,
          body: { balanceWeight, onePerOrganisation: true, answerDays: 7, automaticOffers: true },
        }),
      );
    expect((await sato.get(`${runs}/${run.id}/selection-settings`)).body).toMatchObject({ version: 0 });
    await set(0, 0);
    expect(await accepted()).toEqual([true, true, false]);
    await set(100, 1);
    expect(await accepted()).toEqual([true, false, true]);
    const stale = await sato.put(`${runs}/${run.id}/selection-settings`, {
      version: 1,
      body: { balanceWeight: 5, onePerOrganisation: true, answerDays: 7, automaticOffers: true },
    });
    expectRefused(stale, 412, 'SELECTION_SETTING.CHANGED_MEANWHILE');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../builders/course-run.js';
import { AGE, anOfficer, aRunThatAsks, aScale, type Officer } from '../builders/screening.js';
import { actOn, aProposedList, decideOn, inside, nomineesOf } from '../builders/selection.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let sato: Officer;
let mori: Officer;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  [sato, mori] = [await anOfficer(product), await anOfficer(product)];
});
afterAll(() => closeUnbroken(product));

const listPath = (id: string) => `/api/domestic-office/selection-lists/${id}`;

describe('A proposal', () => {
  it('goes by the scores of the screeners, and proposes nobody whom an essential criterion keeps out', async () => {
    const run = await aRunThatAsks(product, [AGE], { capacity: 1, slots: { KE: 1 } });
    const [low, high, old] = await nomineesOf(product, run.id, sato.client, [
      {},
      {},
      { birthDate: '1950-01-01' },
    ]);
    const scaleVersion = await aScale(sato.client, run.id);
    const score = (id: string, points: number[]) =>
      expectStatus(200, mori.client.put(`${inside(id)}/score`, { body: { points, scaleVersion } }));
    await score(low!.id, [1, 1]);
    await score(high!.id, [4, 5]);
    await score(old!.id, [5, 5]);
    const list = await aProposedList(sato.client, run.id);
    const { lines } = (await expectStatus(200, sato.client.get(listPath(list.id)))).body;
    expect(
      lines.map((line: Record<string, unknown>) => [
        line.nominationId,
        line.proposal,
        line.eligible,
        line.proposalReason,
      ]),
    ).toEqual([
      [old!.id, 'NOT_ACCEPT', false, 'an essential criterion is not met'],
      [high!.id, 'ACCEPT', true, 'within slots and capacity'],
      [low!.id, 'RESERVE', true, 'slots of Kenya are taken (1 of 1)'],
    ]);
    expect(lines[1].score).toBeGreaterThan(lines[2].score);
    // An officer may want it otherwise; without a waiver the approval carries none of it out.
    const wanted = [
      { nominationId: old!.id, decision: 'ACCEPT', reason: 'Asked for by the host partner.' },
      { nominationId: high!.id, decision: 'RESERVE', reason: 'See above.' },
    ];
    const decided = await expectStatus(200, decideOn(sato.client, list, wanted));
    const adopted = await expectStatus(200, actOn(sato.client, decided.body, 'adopt'));
    const handedOn = await expectStatus(200, actOn(sato.client, adopted.body, 'hand-on'));
    expectRefused(await actOn(mori.client, handedOn.body, 'approve'), 409, 'ELIGIBILITY.ESSENTIAL_NOT_MET');
    expect((await sato.client.get(inside(high!.id))).body.state).toBe('UNDER_SCREENING');
  });

  it('is not decided, line by line or as a whole, by who has declared a conflict of interest', async () => {
    const run = await aRunThatAsks(product, [], { slots: { KE: 5 } });
    const [one] = await nomineesOf(product, run.id, sato.client, [{}]);
    const list = await aProposedList(sato.client, run.id);
    const declared = { body: { reason: 'We worked together.' } };
    await expectStatus(201, mori.client.post(`${inside(one!.id)}/conflict-of-interest`, declared));
    const decision = [{ nominationId: one!.id, decision: 'ACCEPT' }];
    expectRefused(await decideOn(mori.client, list, decision), 403, 'SCREENING.CONFLICT_OF_INTEREST');
    expectRefused(await actOn(mori.client, list, 'adopt'), 403, 'SCREENING.CONFLICT_OF_INTEREST');
    const decided = await expectStatus(200, decideOn(sato.client, list, decision));
    const handedOn = await expectStatus(200, actOn(sato.client, decided.body, 'hand-on'));
    expectRefused(await actOn(mori.client, handedOn.body, 'approve'), 403, 'SCREENING.CONFLICT_OF_INTEREST');
  });
});

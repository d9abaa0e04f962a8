import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCourseRun, expectStatus } from '../builders/course-run.js';
import { actOn, aProposedList, decideOn, nomineesOf } from '../builders/selection.js';
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

const inside = '/api/domestic-office/nominations';
const states = async (courseRunId: string) =>
  product.rows<{ id: string; state: string; rank: number | null }>(
    'SELECT id, state, reserve_rank `rank` FROM nomination WHERE course_run_id = ? ORDER BY submitted_at, id',
    [courseRunId],
  );

describe('A selection list', () => {
  it('is not approved by who has a conflict of interest with somebody whose rank it changes', async () => {
    const run = await aCourseRun(product, { capacity: 1, slots: { KE: 1 } });
    const [, second, third] = await nomineesOf(product, run.id, sato, [{}, {}, {}]);
    const handOn = async (list: { id: string; version: number }) => {
      const adopted = await expectStatus(200, actOn(sato, list, 'adopt'));
      return (await expectStatus(200, actOn(sato, adopted.body, 'hand-on'))).body;
    };
    await expectStatus(200, actOn(tanaka, await handOn(await aProposedList(sato, run.id)), 'approve'));
    const suzuki = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'KANSAI' });
    const because = { body: { reason: 'She is my cousin.' } };
    await expectStatus(201, suzuki.post(`${inside}/${third!.id}/conflict-of-interest`, because));
    const swapped = [third, second].map((one, place) => ({
      ...{ nominationId: one!.id, decision: 'RESERVE', rank: place + 1 },
      reason: 'The host partner asked for her.',
    }));
    const decided = await expectStatus(200, decideOn(sato, await aProposedList(sato, run.id), swapped));
    const list = await handOn(decided.body);
    expectRefused(await actOn(suzuki, list, 'approve'), 403, 'SCREENING.CONFLICT_OF_INTEREST');
    await expectStatus(200, actOn(tanaka, list, 'approve'));
    expect((await states(run.id)).map(({ rank }) => rank)).toEqual([null, 2, 1]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../builders/course-run.js';
import { underScreening } from '../builders/nomination.js';
import { anOfficer, aRunThatAsks, aScale, EXPERIENCE, type Officer } from '../builders/screening.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kansai: Client;
let mori: Officer;
let sato: Officer;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  kansai = await product.domesticOffice();
  [mori, sato] = [await anOfficer(product), await anOfficer(product)];
});
afterAll(() => closeUnbroken(product));

const nominations = '/api/domestic-office/nominations';
const runs = '/api/domestic-office/course-runs';
const because = { reason: 'I taught the nominee at university.' };
const screened = (courseRunId: string) => underScreening(product, courseRunId, kansai);
const sheetOf = async ({ id }: { id: string }) =>
  (await expectStatus(200, kansai.get(`${nominations}/${id}/screening`))).body;
const rowsOf = async (client: Client, courseRunId: string, query = '') =>
  (await expectStatus(200, client.get(`${runs}/${courseRunId}/screening?limit=200${query}`))).body.rows as {
    id: string;
    score: number | null;
    [column: string]: unknown;
  }[];

describe('Who declares a conflict of interest', () => {
  const declare = (officer: Officer, { id }: { id: string }) =>
    expectStatus(201, officer.client.post(`${nominations}/${id}/conflict-of-interest`, { body: because }));

  it('can neither score, judge nor decide there, and others see that there is one', async () => {
    const own = await aRunThatAsks(product, [EXPERIENCE]);
    const scaleVersion = await aScale(kansai, own.id);
    const [here, there] = [await screened(own.id), await screened(own.id)];
    const points = { points: [1, 1], scaleVersion };
    await expectStatus(200, mori.client.put(`${nominations}/${here.id}/score`, { body: points }));
    await expectStatus(
      200,
      sato.client.put(`${nominations}/${here.id}/score`, { body: { ...points, points: [5, 10] } }),
    );
    await expectStatus(
      200,
      kansai.put(`${nominations}/${here.id}/assignee`, { body: { officerId: mori.id, insteadOf: null } }),
    );
    await declare(mori, here);
    const { version } = here;
    const refused = [
      await mori.client.put(`${nominations}/${here.id}/score`, { body: points }),
      await mori.client.post(`${nominations}/${here.id}/accept`, { version }),
      await mori.client.post(`${nominations}/${here.id}/reserve`, { version, body: { rank: 1 } }),
      await mori.client.post(`${nominations}/${here.id}/not-accept`, { version, body: because }),
      await mori.client.post(`${nominations}/${here.id}/judgements`, {
        body: { criterionId: (await sheetOf(here)).eligibility[0].id, verdict: 'MET' },
      }),
    ];
    for (const answer of refused) expectRefused(answer, 403, 'SCREENING.CONFLICT_OF_INTEREST');
    const sheet = await sheetOf(here);
    expect(sheet).toMatchObject({ assignedTo: null, conflicts: [{ officerId: mori.id, wholeRun: false }] });
    expect(sheet.scores).toMatchObject([{ counts: false }, { counts: true }]);
    const row = (await rowsOf(kansai, own.id)).find(({ id }) => id === here.id);
    expect(row).toMatchObject({ conflicts: 1, score: 100, screeners: 1 });
    const back = { officerId: mori.id, insteadOf: null };
    const handed = await kansai.put(`${nominations}/${here.id}/assignee`, { body: back });
    expectRefused(handed, 409, 'SCREENING.OFFICER_HAS_CONFLICT');
    await expectStatus(200, mori.client.put(`${nominations}/${there.id}/score`, { body: points }));
    await expectStatus(200, sato.client.post(`${nominations}/${here.id}/accept`, { version }));
  });

  it('with a run cannot promote anybody of it either; another officer may lift it, the declarer never', async () => {
    const own = await aRunThatAsks(product, []);
    const one = await screened(own.id);
    const { body: reserve } = await expectStatus(
      200,
      kansai.post(`${nominations}/${one.id}/reserve`, { version: one.version, body: { rank: 1 } }),
    );
    const { body } = await expectStatus(
      201,
      mori.client.post(`${runs}/${own.id}/conflict-of-interest`, { body: because }),
    );
    const promote = () => mori.client.post(`${nominations}/${one.id}/promote`, { version: reserve.version });
    expectRefused(await promote(), 403, 'SCREENING.CONFLICT_OF_INTEREST');
    const lift = (officer: Officer) =>
      officer.client.post(`/api/domestic-office/conflicts-of-interest/${body.id}/lift`, { body: because });
    expectRefused(await lift(mori), 403, 'SCREENING.CONFLICT_LIFTED_BY_ANOTHER');
    await expectStatus(204, lift(sato));
    await expectStatus(200, promote());
    expectRefused(await lift(sato), 404, 'RESOURCE.NOT_FOUND');
  });

  it('while deciding: the decision came first, or it is refused', async () => {
    const own = await aRunThatAsks(product, []);
    const nominees = await Promise.all(Array.from({ length: 12 }, () => screened(own.id)));
    const duels = await Promise.all(
      nominees.map((one) =>
        Promise.all([
          mori.client.post(`${nominations}/${one.id}/conflict-of-interest`, { body: because }),
          mori.client.post(`${nominations}/${one.id}/accept`, { version: one.version }),
        ]),
      ),
    );
    for (const [declared, accepted] of duels) {
      expect(declared.status).toBe(201);
      if (accepted.status !== 200) expectRefused(accepted, 403, 'SCREENING.CONFLICT_OF_INTEREST');
    }
    // By the ids of the entries, which rise with time: no acceptance was written after its own conflict.
    const broken = await product.rows(
      `SELECT n.id FROM nomination n JOIN conflict_of_interest c ON c.nomination_id = n.id
       JOIN audit_entry a ON a.subject_id = n.id AND a.action = 'accept' JOIN audit_entry b ON b.subject_id = c.id
       WHERE n.course_run_id = ? AND b.id < a.id`,
      [own.id],
    );
    expect(broken).toEqual([]);
  });

  it('with the whole run while deciding: the same', async () => {
    for (let round = 0; round < 5; round++) {
      const own = await aRunThatAsks(product, []);
      const officer = await anOfficer(product);
      const one = await screened(own.id);
      const [declared, accepted] = await Promise.all([
        officer.client.post(`${runs}/${own.id}/conflict-of-interest`, { body: because }),
        officer.client.post(`${nominations}/${one.id}/accept`, { version: one.version }),
      ]);
      expect(declared.status).toBe(201);
      expect([200, 403]).toContain(accepted.status);
      const order = await product.rows<{ action: string }>(
        `SELECT action FROM audit_entry WHERE subject_id IN (?, ?) AND action IN ('accept', 'declare-conflict-of-interest') ORDER BY id`,
        [one.id, declared.body.id],
      );
      const expected =
        accepted.status === 200
          ? ['accept', 'declare-conflict-of-interest']
          : ['declare-conflict-of-interest'];
      expect(order.map(({ action }) => action)).toEqual(expected);
    }
  });
});

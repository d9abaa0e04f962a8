import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform';
import { type BuiltRun, expectStatus } from '../builders/course-run.js';
import { underScreening } from '../builders/nomination.js';
import { aRunThatAsks } from '../builders/screening.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

const ONCE = {
  kind: 'EARLIER_PARTICIPATION',
  level: 'ESSENTIAL',
  wording: 'Not in the past five years',
  rule: { kind: 'EARLIER_PARTICIPATION', years: 5 },
} as const;

let product: Product;
let kansai: Client;
let past: BuiltRun;
let asks: BuiltRun;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  kansai = await product.domesticOffice();
  past = await aRunThatAsks(product, []);
  asks = await aRunThatAsks(product, [ONCE]);
});
afterAll(() => closeUnbroken(product));

const nominations = '/api/domestic-office/nominations';
const lineOf = async (id: string) =>
  (await expectStatus(200, kansai.get(`${nominations}/${id}/screening`))).body.eligibility[0];
const personOf = async (id: string) =>
  (await product.rows<{ person: string }>('SELECT person_id person FROM nomination WHERE id = ?', [id]))[0]!
    .person;

/** Somebody who took part in 2024, and a nominee of the same name and birth date. */
async function namesakes(familyName: string) {
  const twin = { familyName, givenNames: 'Peter', birthDate: '1985-05-05' };
  const trained = await personOf((await underScreening(product, past.id, kansai, twin)).id);
  await product.rows(
    `INSERT INTO enrolment (id, course_run_id, country_code, person_id, state, arrived_on, ended_on, created_at)
     VALUES (?, ?, 'KE', ?, 'COMPLETED', '2024-10-04', '2024-11-13', '2024-09-01')`,
    [newId(), past.id, trained],
  );
  const nominee = await underScreening(product, asks.id, kansai, twin);
  return { trained, nominee, person: await personOf(nominee.id) };
}

describe('Earlier participation', () => {
  it('of a namesake with the same birth date is shown and left to the officer', async () => {
    const { nominee } = await namesakes('Odhiambo');
    expect(await lineOf(nominee.id)).toMatchObject({
      outcome: 'TO_BE_JUDGED',
      evidence: expect.stringContaining('Water Supply for Urban Areas (2024-11-13)'),
    });
    const { body } = await expectStatus(
      200,
      kansai.get(`/api/domestic-office/course-runs/${asks.id}/screening`),
    );
    expect(body.rows.find(({ id }: { id: string }) => id === nominee.id)).toMatchObject({
      earlierParticipations: 1,
      eligibility: { toBeJudged: 1, essentialNotMet: 0 },
    });
  });

  it('of somebody who was found to be the same person blocks', async () => {
    const { nominee, trained, person } = await namesakes('Otieno');
    await product.rows('UPDATE person SET merged_into_id = ? WHERE id = ?', [trained, person]);
    expect(await lineOf(nominee.id)).toMatchObject({ outcome: 'NOT_MET' });
    const accepted = await kansai.post(`${nominations}/${nominee.id}/accept`, { version: nominee.version });
    expectRefused(accepted, 409, 'ELIGIBILITY.ESSENTIAL_NOT_MET');
  });

  it('of somebody who was found to be another person is not held against the nominee', async () => {
    const { nominee, trained, person } = await namesakes('Ouma');
    const [one, other] = [trained, person].sort();
    await product.rows(
      `INSERT INTO duplicate_candidate (id, one_person_id, other_person_id, score, reasons, found_at, decision)
       VALUES (?, ?, ?, 90, '[]', '2026-06-01', 'TWO_PEOPLE')`,
      [newId(), one, other],
    );
    expect(await lineOf(nominee.id)).toMatchObject({ outcome: 'MET' });
  });
});

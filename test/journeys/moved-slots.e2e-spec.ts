import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCourseRun, expectStatus } from '../builders/course-run.js';
import { underScreening } from '../builders/nomination.js';
import type { Answer, Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let headquarters: Client;
let kenya: Client;
beforeAll(async () => {
  product = await openProduct();
  [headquarters, kenya] = [await product.headquarters(), await product.overseasOffice()];
});
afterAll(() => closeUnbroken(product));

const runs = '/api/headquarters/course-runs';
const moving = { fromCountryCode: 'KE', toCountryCode: 'MW', slots: 1, reason: 'Kenya nominates nobody.' };
const move = (runId: string, differs: object = {}) =>
  headquarters.post(`${runs}/${runId}/slot-transfers`, { body: { ...moving, ...differs } });
const offer = (runId: string, slots: number, version: number) =>
  kenya.post(`/api/overseas-office/course-runs/${runId}/allotments/KE/offer-slots`, {
    version,
    body: { slots },
  });
const slotsIn = async (runId: string): Promise<Record<string, [number, number]>> => {
  const { body } = await headquarters.get(`${runs}/${runId}`);
  const rows = body.allotments as { countryCode: string; slots: number; placesTaken: number }[];
  return Object.fromEntries(rows.map((one) => [one.countryCode, [one.slots, one.placesTaken]]));
};
const done = (answers: Answer[]) => answers.filter((answer) => answer.status < 300);
const lettersTo = async (code: string) => {
  const [office] = await product.rows<{ email: string }>('SELECT email FROM overseas_office WHERE code = ?', [
    code,
  ]);
  return product.mailbox.to(office!.email).filter((letter) => letter.subject.startsWith('Moved:'));
};

describe('Unused slots', () => {
  it('stay with their country until its deadline, unless its office offers them', async () => {
    const run = await aCourseRun(product, { slots: { KE: 3, MW: 1 } });
    const early = await move(run.id);
    expectRefused(early, 409, 'SLOTS.NOT_YET_FREE');
    expect(early.body).toMatchObject({ jicaDeadline: '2026-06-12', slotsOffered: 0 });
    expectRefused(await offer(run.id, 4, 1), 409, 'ALLOTMENT.OFFER_TOO_LARGE', 'slots');
    await expectStatus(200, offer(run.id, 2, 1));
    expectRefused(await offer(run.id, 1, 1), 412, 'ALLOTMENT.CHANGED_MEANWHILE');
    expectRefused(await move(run.id, { slots: 3 }), 409, 'SLOTS.NOT_YET_FREE');
    await expectStatus(201, move(run.id, { slots: 2 }));
    expect(await slotsIn(run.id)).toEqual({ KE: [1, 0], MW: [3, 0] });
    expectRefused(await move(run.id), 409, 'SLOTS.NOT_YET_FREE');

    const { body } = await headquarters.get(`${runs}/${run.id}/slot-transfers`);
    expect(body.rows).toEqual([
      expect.objectContaining({ ...moving, slots: 2, ground: 'WITH_CONSENT', movedBy: 'A member of staff' }),
    ]);
    await product.settled();
    for (const code of ['KE', 'MW']) {
      const [letter, ...others] = await lettersTo(code);
      expect(others).toEqual([]);
      expect(letter!.text).toContain('2 slots of Kenya went to Malawi.');
      expect(letter!.text).toContain('Reason: Kenya nominates nobody.');
      expect(letter!.text).toContain('The office of Kenya had offered them.');
    }
  });

  it('go where they are wanted: with a deadline of its own for a country that had none', async () => {
    const run = await aCourseRun(product, { slots: { KE: 3 } });
    await expectStatus(200, offer(run.id, 3, 1));
    expectRefused(await move(run.id), 422, 'SLOTS.INVALID', 'jicaDeadline');
    expectRefused(await move(run.id, { jicaDeadline: '2026-10-05' }), 422, 'SLOTS.INVALID', 'jicaDeadline');
    expectRefused(await move(run.id, { toCountryCode: 'KE' }), 422, 'SLOTS.INVALID', 'toCountryCode');
    const nowhere = { toCountryCode: 'XX', jicaDeadline: '2026-07-01' };
    expectRefused(await move(run.id, nowhere), 422, 'REFERENCE.UNKNOWN', 'toCountryCode');
    expectRefused(await move(run.id, { fromCountryCode: 'TZ' }), 409, 'SLOTS.NOT_ALLOTTED');
    await expectStatus(201, move(run.id, { jicaDeadline: '2026-07-01' }));
    const malawi = await product.overseasOffice('MW');
    const sheet = await malawi.get(`/api/overseas-office/course-runs/${run.id}`);
    expect(sheet.body.allotments).toEqual([
      expect.objectContaining({ countryCode: 'MW', slots: 1, jicaDeadline: '2026-07-01' }),
    ]);
  });

  it('are moved exactly, while people are accepted and slots are moved both ways at once', async () => {
    const kansai = await product.domesticOffice();
    const run = await aCourseRun(product, { capacity: 40, slots: { KE: 10, MW: 10 } });
    const nominees = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        underScreening(product, run.id, kansai, { countryCode: index % 2 ? 'KE' : 'MW' }),
      ),
    );
    const malawi = await product.overseasOffice('MW');
    await expectStatus(200, offer(run.id, 10, 1));
    const path = `/api/overseas-office/course-runs/${run.id}/allotments/MW/offer-slots`;
    await expectStatus(200, malawi.post(path, { version: 1, body: { slots: 10 } }));
    const back = { fromCountryCode: 'MW', toCountryCode: 'KE' };
    const [accepted, there, andBack] = await Promise.all([
      Promise.all(
        nominees.map((one) =>
          kansai.post(`/api/domestic-office/nominations/${one.id}/accept`, { version: one.version }),
        ),
      ),
      Promise.all(Array.from({ length: 8 }, () => move(run.id, { slots: 2 }))),
      Promise.all(Array.from({ length: 4 }, () => move(run.id, { ...back, slots: 3 }))),
    ]);
    expect(accepted.every((answer) => answer.status === 200 || answer.body.code === 'SLOTS.NONE_LEFT')).toBe(
      true,
    );
    expect([...there, ...andBack].every(({ status }) => status === 201 || status === 409)).toBe(true);
    const net = 2 * done(there).length - 3 * done(andBack).length;
    const { KE, MW } = await slotsIn(run.id);
    expect([KE![0], MW![0]]).toEqual([10 - net, 10 + net]);
    expect(KE![1] + MW![1]).toBe(done(accepted).length);
    expect(KE![0] >= KE![1] && MW![0] >= MW![1]).toBe(true);
    const recorded = await product.rows('SELECT id FROM slot_transfer WHERE course_run_id = ?', [run.id]);
    expect(recorded).toHaveLength(done(there).length + done(andBack).length);
  });

  it('never fall below the places taken, and a repeated request moves them once', async () => {
    const kansai = await product.domesticOffice();
    const run = await aCourseRun(product, { slots: { KE: 3, MW: 1 } });
    const one = await underScreening(product, run.id, kansai);
    const accept = `/api/domestic-office/nominations/${one.id}/accept`;
    await expectStatus(200, kansai.post(accept, { version: one.version }));
    // The offer itself must not tell the office of an acceptance that is not released.
    await expectStatus(200, offer(run.id, 3, 1));
    const tooMany = await move(run.id, { slots: 3 });
    expectRefused(tooMany, 409, 'SLOTS.NOT_UNUSED');
    expect(tooMany.body.unused).toBe(2);
    const key = 'the-same-request-again';
    const press = () => headquarters.post(`${runs}/${run.id}/slot-transfers`, { key, body: moving });
    const answers = await Promise.all([press(), press(), press()]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await slotsIn(run.id)).toEqual({ KE: [2, 1], MW: [2, 0] });
  });

  it('are free after the deadline, which ends with its day in Tokyo', async () => {
    const run = await aCourseRun(product, { slots: { KE: 2, MW: 1 } });
    const at = async (instant: string) => {
      product.clock.set(instant);
      const officer = await product.personWith({ role: 'HEADQUARTERS', scope: '' });
      const body = { ...moving, jicaDeadline: '2026-07-01' };
      return officer.post(`${runs}/${run.id}/slot-transfers`, { body });
    };
    expectRefused(await at('2026-06-12T14:59:59Z'), 409, 'SLOTS.NOT_YET_FREE');
    await expectStatus(201, at('2026-06-12T15:00:00Z'));
  });
});

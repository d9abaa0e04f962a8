import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NominationMoves, OffersService } from '#applications';
import { aCourseRun, expectStatus } from '../builders/course-run.js';
import { underScreening } from '../builders/nomination.js';
import {
  actOn,
  aDecidedList,
  aReleasedRun,
  inside,
  nomineesOf,
  outside,
  placesTaken,
  press,
} from '../builders/selection.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kenya: Client;
let kansai: Client;
let tanaka: Client;
let offers: OffersService;
let moves: NominationMoves;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  [kenya, kansai] = [await product.overseasOffice(), await product.domesticOffice()];
  tanaka = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'KANSAI' });
  offers = product.app.get(OffersService, { strict: false });
  moves = product.app.get(NominationMoves, { strict: false });
});
afterAll(() => closeUnbroken(product));

const stateOf = async (office: Client, { id }: { id: string }) =>
  (await expectStatus(200, office.get(outside(id)))).body as { state: string; version: number };
const states = (courseRunId: string) =>
  product.rows<{ state: string }>('SELECT state FROM nomination WHERE course_run_id = ?', [courseRunId]);

describe('Two officers', () => {
  it('who approve at once carry a list out once', async () => {
    const run = await aCourseRun(product, { capacity: 20, slots: { KE: 20 } });
    await nomineesOf(
      product,
      run.id,
      kansai,
      Array.from({ length: 8 }, () => ({})),
    );
    const decided = await aDecidedList(kansai, run.id);
    const suzuki = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'KANSAI' });
    const answers = await Promise.all([tanaka, suzuki].map((one) => actOn(one, decided, 'approve')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await states(run.id)).filter(({ state }) => state === 'ACCEPTED')).toHaveLength(8);
    const [steps] = await product.rows<{ n: string }>(
      "SELECT COUNT(*) n FROM nomination_step t JOIN nomination n ON n.id = t.nomination_id WHERE n.course_run_id = ? AND t.move = 'accept'",
      [run.id],
    );
    expect(Number(steps!.n)).toBe(8);
  });

  it('of whom one approves and one accepts somebody else by hand never exceed the slots', async () => {
    for (let round = 0; round < 5; round++) {
      const run = await aCourseRun(product, { capacity: 2, slots: { KE: 2 } });
      await nomineesOf(product, run.id, kansai, [{}, {}]);
      const decided = await aDecidedList(kansai, run.id);
      const late = await underScreening(product, run.id, kansai, { organisation: 'Late and by Hand' });
      const [approved, accepted] = await Promise.all([
        actOn(tanaka, decided, 'approve'),
        kansai.post(`${inside(late.id)}/accept`, { version: late.version }),
      ]);
      expect([approved.status, accepted.status].sort()).toEqual([200, 409]);
      const taken = (await states(run.id)).filter(({ state }) => state === 'ACCEPTED').length;
      expect(taken).toBe(approved.status === 200 ? 2 : 1);
      expect(await placesTaken(product, run)).toBe(taken);
    }
  });
});

describe('At the same moment', () => {
  it('a confirmation and a lapse of one offer: exactly one happens', async () => {
    for (let round = 0; round < 8; round++) {
      const { run, reserve } = await aReleasedRun(
        product,
        kansai,
        { capacity: 1, slots: { KE: 1, MW: 1 } },
        [],
        [{}],
      );
      await expectStatus(200, press(kansai, inside, reserve[0]!, 'offer', {}));
      const { version } = await stateOf(kenya, reserve[0]!);
      const [answer, lapsed] = await Promise.all([
        kenya.post(`${outside(reserve[0]!.id)}/confirm`, { version }),
        moves.makeBySystem(reserve[0]!.id, 'lapse-offer', null).then(
          () => true,
          () => false,
        ),
      ]);
      const { state } = await stateOf(kenya, reserve[0]!);
      expect([answer.status === 200, lapsed]).toEqual(state === 'ACCEPTED' ? [true, false] : [false, true]);
      expect(await placesTaken(product, run)).toBe(state === 'ACCEPTED' ? 1 : 0);
    }
  });

  it('several sweepers and an officer after one last place: one person gets it', async () => {
    const { run, reserve } = await aReleasedRun(
      product,
      kansai,
      { capacity: 1, slots: { KE: 1 } },
      [],
      [{}, {}, {}],
    );
    await product.rows('UPDATE released_room SET left_free = 0 WHERE course_run_id = ?', [run.id]);
    const { version } = (await kansai.get(inside(reserve[0]!.id))).body;
    await Promise.all([
      ...Array.from({ length: 6 }, () => offers.fill(run.id)),
      kansai.post(`${inside(reserve[0]!.id)}/promote`, { version, body: {} }),
    ]);
    const seen = await Promise.all(reserve.map((one) => stateOf(kenya, one)));
    expect(seen.filter(({ state }) => state === 'OFFERED' || state === 'ACCEPTED')).toHaveLength(1);
    expect(await placesTaken(product, run)).toBe(1);
  });
});

describe('A place', () => {
  it('is not offered before the results are released', async () => {
    const run = await aCourseRun(product, { capacity: 5, slots: { KE: 2 } });
    const [one] = await nomineesOf(product, run.id, kansai, [{}]);
    await expectStatus(
      200,
      kansai.post(`${inside(one!.id)}/reserve`, { version: one!.version, body: { rank: 1 } }),
    );
    expectRefused(await press(kansai, inside, one!, 'offer', {}), 409, 'NOMINATION.NOT_RELEASED');
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OffersService } from '#applications';
import { type BuiltRun, expectStatus, type RunFacts } from '../builders/course-run.js';
import { aReleasedRun, inside, outside, press } from '../builders/selection.js';
import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kenya: Client;
let malawi: Client;
let kansai: Client;
let offers: OffersService;
beforeAll(async () => {
  product = await openProduct();
  offers = product.app.get(OffersService, { strict: false });
});
beforeEach(async () => {
  // A fresh day and fresh sessions for every story.
  product.clock.set('2026-06-01T03:00:00Z');
  kenya = await product.personWith({ role: 'OVERSEAS_OFFICE', scope: 'KE' });
  malawi = await product.personWith({ role: 'OVERSEAS_OFFICE', scope: 'MW' });
  kansai = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'KANSAI' });
});
// Before the next story sets the clock back, what this one began has ended.
afterEach(() => product.settled());
afterAll(() => closeUnbroken(product));

const because = { reason: 'Cannot be spared this autumn.' };
const TOKYO_WEEK = '2026-06-08';

const stateOf = async (office: Client, { id }: { id: string }) =>
  (await expectStatus(200, office.get(outside(id)))).body as {
    state: string;
    version: number;
    open: string[];
  };
const becomes = (office: Client, one: { id: string }, state: string) =>
  eventually(
    () => stateOf(office, one),
    (seen) => seen.state === state,
  );
const placesOf = async ({ id }: BuiltRun) => {
  const { body } = await expectStatus(200, kansai.get(`/api/domestic-office/course-runs/${id}`));
  return body as { placesTaken: number; version: number };
};

/** Released, and every letter of it on its way: a letter says how things stand when it is sent. */
async function told(
  differs: Partial<RunFacts>,
  accepted: Record<string, unknown>[],
  reserve: Record<string, unknown>[],
): ReturnType<typeof aReleasedRun> {
  const built = await aReleasedRun(product, kansai, differs, accepted, reserve);
  await product.settled();
  return built;
}

describe('A place that falls free', () => {
  it('is offered to the next on the list whose country has a slot, with a day to answer, and confirmed', async () => {
    const { run, accepted, reserve } = await told(
      { capacity: 3, slots: { KE: 2, MW: 1 } },
      [{}, {}, { countryCode: 'MW' }],
      [{ countryCode: 'MW' }, {}, {}],
    );
    const [first, second, third] = reserve;
    await expectStatus(200, press(kenya, outside, accepted[0]!, 'decline', because));
    const offered = await becomes(kenya, second!, 'OFFERED');
    expect(offered.open).toEqual(['confirm', 'turn-down', 'substitute', 'defer']);
    // Malawi's slots are taken, and who comes later waits.
    expect([(await stateOf(malawi, first!)).state, (await stateOf(kenya, third!)).state]).toEqual([
      'RESERVE',
      'RESERVE',
    ]);
    // The place is held while it is offered.
    expect((await placesOf(run)).placesTaken).toBe(3);
    const [offer] = (await expectStatus(200, kenya.get(`${outside(second!.id)}/offers`))).body;
    expect(offer).toMatchObject({ answerBy: { date: TOKYO_WEEK, zone: 'Asia/Tokyo' }, endedAs: null });
    const letter = await eventually(
      () =>
        product.mailbox.letters.find(
          ({ subject }) => subject.includes(second!.reference) && /offered/.test(subject),
        ),
      Boolean,
    );
    expect(letter!.subject).toContain('8 June 2026 at 23:59 (Tokyo)');
    const enrolments = () =>
      product.rows<{ state: string }>('SELECT state FROM enrolment WHERE nomination_id = ?', [second!.id]);
    expect(await enrolments()).toEqual([]);
    const confirmed = await expectStatus(200, press(kenya, outside, second!, 'confirm'));
    expect(confirmed.body.state).toBe('ACCEPTED');
    // It was known that a place was offered: the acceptance is known at once, in letters and to the overseas office.
    expect((await stateOf(kenya, second!)).state).toBe('ACCEPTED');
    const copies = () =>
      product.mailbox.letters.filter(({ subject }) =>
        subject.startsWith(`Accepted: nomination ${second!.reference}`),
      );
    await eventually(copies, (letters) => letters.length === 2);
    await eventually(enrolments, (rows) => rows[0]?.state === 'PRE_DEPARTURE');
    const history = await kenya.get(`${outside(second!.id)}/history`);
    expect(history.body.map(({ move }: { move: string }) => move)).toEqual([
      ...['draft', 'submit', 'screen', 'reserve', 'release', 'offer', 'confirm', 'release'],
    ]);
    expect((await placesOf(run)).placesTaken).toBe(3);
  });

  it('goes on to the next when the offer is turned down or not answered by the end of the day in Tokyo', async () => {
    const { run, accepted, reserve } = await told({ capacity: 1, slots: { KE: 1 } }, [{}], [{}, {}, {}]);
    const [first, second, third] = reserve;
    await expectStatus(200, press(kenya, outside, accepted[0]!, 'decline', because));
    await becomes(kenya, first!, 'OFFERED');
    await expectStatus(200, press(kenya, outside, first!, 'turn-down', because));
    expect((await stateOf(kenya, first!)).state).toBe('DECLINED');
    await becomes(kenya, second!, 'OFFERED');
    product.clock.set(`${TOKYO_WEEK}T14:59:59Z`);
    expect(await offers.lapse()).toBe(0);
    product.clock.set(`${TOKYO_WEEK}T15:00:00Z`);
    kenya = await product.personWith({ role: 'OVERSEAS_OFFICE', scope: 'KE' });
    kansai = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'KANSAI' });
    const late = await press(kenya, outside, second!, 'confirm');
    expectRefused(late, 409, 'OFFER.ANSWER_LATE');
    expect(late.body).toMatchObject({ zone: 'Asia/Tokyo', deadline: '2026-06-08T14:59:59.999Z' });
    expect(await offers.lapse()).toBe(1);
    await becomes(kenya, third!, 'OFFERED');
    // Back on the list, still known there, and not asked again by itself.
    expect((await stateOf(kenya, second!)).state).toBe('RESERVE');
    await expectStatus(200, press(kenya, outside, third!, 'turn-down', because));
    await eventually(
      () => placesOf(run),
      ({ placesTaken }) => placesTaken === 0,
    );
    await product.settled();
    expect(await offers.fillAll()).toBe(0);
    expect((await stateOf(kenya, second!)).state).toBe('RESERVE');
    // The officer may ask once more.
    await expectStatus(200, press(kansai, inside, second!, 'offer', {}));
    expect((await stateOf(kenya, second!)).state).toBe('OFFERED');
  });

  it('is found wherever it comes from: a higher capacity, another slot', async () => {
    const { run, reserve } = await told(
      { capacity: 2, slots: { KE: 2, MW: 1 } },
      [{}, { countryCode: 'MW' }],
      [{}, { countryCode: 'MW' }],
    );
    expect(await offers.fillAll()).toBe(0);
    const headquarters = await product.headquarters();
    await expectStatus(
      200,
      headquarters.patch(`/api/headquarters/course-runs/${run.id}`, {
        body: { capacity: 4 },
        version: (await placesOf(run)).version,
      }),
    );
    await offers.fillAll();
    expect((await stateOf(kenya, reserve[0]!)).state).toBe('OFFERED');
    expect((await stateOf(malawi, reserve[1]!)).state).toBe('RESERVE');
    const allot = headquarters.put(`/api/headquarters/course-runs/${run.id}/allotments/MW`, {
      body: { slots: 2, jicaDeadline: '2026-06-12' },
    });
    await expectStatus(200, allot);
    await offers.fillAll();
    expect((await stateOf(malawi, reserve[1]!)).state).toBe('OFFERED');
  });

  it('that was left free at the release stays with the officers', async () => {
    const { accepted, reserve } = await told({ capacity: 5, slots: { KE: 2 } }, [{}], [{}, {}]);
    await product.settled();
    expect(await offers.fillAll()).toBe(0);
    expect((await stateOf(kenya, reserve[0]!)).state).toBe('RESERVE');
    await expectStatus(200, press(kenya, outside, accepted[0]!, 'decline', because));
    await becomes(kenya, reserve[0]!, 'OFFERED');
    await product.settled();
    expect((await stateOf(kenya, reserve[1]!)).state).toBe('RESERVE');
  });

  it('is offered by hand where the run says so; out of rank with a reason that stays inside', async () => {
    const { run, accepted, reserve } = await told({ capacity: 1, slots: { KE: 1 } }, [{}], [{}, {}]);
    const settings = { balanceWeight: 10, onePerOrganisation: true, answerDays: 3, automaticOffers: false };
    const path = `/api/domestic-office/course-runs/${run.id}/selection-settings`;
    await expectStatus(200, kansai.put(path, { version: 0, body: settings }));
    await expectStatus(200, press(kenya, outside, accepted[0]!, 'decline', because));
    await product.settled();
    expect(await offers.fillAll()).toBe(0);
    for (const move of ['offer', 'promote'])
      expectRefused(
        await press(kansai, inside, reserve[1]!, move, {}),
        422,
        'SELECTION.OUT_OF_RANK',
        'reason',
      );
    const reason = 'The first on the list is ill until autumn.';
    await expectStatus(200, press(kansai, inside, reserve[1]!, 'offer', { reason }));
    const [offer] = (await kenya.get(`${outside(reserve[1]!.id)}/offers`)).body;
    expect(offer.answerBy.date).toBe('2026-06-04');
    expect((await kenya.get(`${outside(reserve[1]!.id)}/history`)).text).not.toContain('ill until');
    await expectStatus(
      200,
      press(kansai, inside, reserve[1]!, 'take-back', { reason: 'Offered by mistake.' }),
    );
    expect((await stateOf(kenya, reserve[1]!)).state).toBe('RESERVE');
    expect((await placesOf(run)).placesTaken).toBe(0);
  });

  it('is known at once when somebody on a released list is promoted or not accepted: nothing in between tells of it', async () => {
    const { accepted, reserve } = await aReleasedRun(
      product,
      kansai,
      { capacity: 5, slots: { KE: 3 } },
      [{}],
      [{}, {}],
    );
    product.clock.advance(1_000);
    await expectStatus(200, press(kansai, inside, reserve[0]!, 'promote', {}));
    expect((await stateOf(kenya, reserve[0]!)).state).toBe('ACCEPTED');
    await expectStatus(
      200,
      press(kansai, inside, reserve[1]!, 'not-accept', { reason: 'The list is closed.' }),
    );
    expect((await stateOf(kenya, reserve[1]!)).state).toBe('NOT_ACCEPTED');
    // The letters of the release may still be under way: what they would say is told by the later ones, once.
    for (const [one, word] of [
      [reserve[0]!, 'Accepted'],
      [reserve[1]!, 'Not accepted'],
    ] as const)
      await eventually(
        () =>
          product.mailbox.letters.filter(({ subject }) =>
            subject.startsWith(`${word}: nomination ${one.reference}`),
          ),
        (letters) => letters.length === 2,
      );
    expect((await stateOf(kenya, accepted[0]!)).state).toBe('ACCEPTED');
  });
});

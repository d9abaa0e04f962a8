import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DeadlinesService, OffersService } from '#applications';
import { type BuiltRun, aCourseRun, expectStatus } from '../builders/course-run.js';
import { nominee } from '../builders/nomination.js';
import { aReleasedRun, inside, nomineesOf, outside, placesTaken, press } from '../builders/selection.js';
import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kenya: Client;
let kansai: Client;
beforeAll(async () => {
  product = await openProduct();
});
beforeEach(async () => {
  product.clock.set('2026-06-01T03:00:00Z');
  kenya = await product.personWith({ role: 'OVERSEAS_OFFICE', scope: 'KE' });
  kansai = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'KANSAI' });
});
// Before the next story sets the clock back, what this one began has ended.
afterEach(() => product.settled());
afterAll(() => closeUnbroken(product));

const reason = 'Promoted to a new post at home.';
const another = () => ({
  ...nominee(),
  familyName: 'Otieno',
  givenNames: 'Paul',
  sex: 'MALE',
  organisation: 'Kisumu Water',
});

/** One place, taken and known; somebody waits on the reserve list. */
async function anAcceptedOne(differs = {}): Promise<{ run: BuiltRun; accepted: string; reserve: string }> {
  const facts = { capacity: 1, slots: { KE: 1 }, ...differs };
  const { run, accepted, reserve } = await aReleasedRun(product, kansai, facts, [{}], [{}]);
  return { run, accepted: accepted[0]!.id, reserve: reserve[0]!.id };
}

describe('Another person instead', () => {
  it('keeps the place and the history until it is accepted', async () => {
    const { run, accepted, reserve } = await anAcceptedOne();
    await product.settled();
    const answer = await expectStatus(
      201,
      press(kenya, outside, { id: accepted }, 'substitute', { ...another(), reason }),
    );
    expect(answer.body).toMatchObject({
      ended: { id: accepted, state: 'SUBSTITUTED' },
      opened: { state: 'DRAFT' },
    });
    const opened = answer.body.opened as { id: string; reference: string };
    // The place is kept: nobody on the reserve list gets it, and nobody can be accepted to it.
    await product.settled();
    expect(await placesTaken(product, run)).toBe(1);
    expect((await kenya.get(outside(reserve))).body.state).toBe('RESERVE');
    expectRefused(await press(kansai, inside, { id: reserve }, 'promote', {}), 409, 'SLOTS.NONE_LEFT');
    // Both letters, to office and nominee, and the enrolment ends.
    const letters = () =>
      product.mailbox.letters.filter(({ subject }) => /^Replaced by another person/.test(subject));
    expect((await eventually(letters, (found) => found.length === 2))[0]!.text).toContain('hand it in by');
    await eventually(
      () =>
        product.rows<{ state: string }>('SELECT state FROM enrolment WHERE nomination_id = ?', [accepted]),
      (rows) => rows[0]?.state === 'CANCELLED',
    );
    // It is handed in after the JICA deadline, by the day of its own.
    product.clock.set('2026-06-07T00:00:00Z');
    kenya = await product.personWith({ role: 'OVERSEAS_OFFICE', scope: 'KE' });
    kansai = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'KANSAI' });
    await expectStatus(200, press(kenya, outside, { id: opened.id }, 'submit'));
    await expectStatus(200, press(kansai, inside, { id: opened.id }, 'screen'));
    expect(await placesTaken(product, run)).toBe(1);
    await expectStatus(200, press(kansai, inside, { id: opened.id }, 'accept'));
    expect(await placesTaken(product, run)).toBe(1);
    const links = (await kansai.get(`${inside(opened.id)}/succession`)).body;
    expect(links).toMatchObject({ follows: { id: accepted, as: 'SUBSTITUTE' }, placeHeld: false });
    const back = (await kenya.get(`${outside(accepted)}/succession`)).body;
    expect(back.followedBy).toMatchObject([{ id: opened.id, reference: opened.reference, as: 'SUBSTITUTE' }]);
  });

  it('gives the place up when that person is not accepted: it goes to the reserve list', async () => {
    const { run, accepted, reserve } = await anAcceptedOne();
    const { body } = await expectStatus(
      201,
      press(kenya, outside, { id: accepted }, 'substitute', { ...another(), reason }),
    );
    await expectStatus(200, press(kenya, outside, { id: body.opened.id }, 'submit'));
    await expectStatus(200, press(kansai, inside, { id: body.opened.id }, 'screen'));
    await expectStatus(
      200,
      press(kansai, inside, { id: body.opened.id }, 'not-accept', { reason: 'Too little experience.' }),
    );
    await eventually(
      () => kenya.get(outside(reserve)),
      (answer) => answer.body.state === 'OFFERED',
    );
    expect(await placesTaken(product, run)).toBe(1);
  });

  it('gives the place up when it is not handed in by its day', async () => {
    const { run, accepted, reserve } = await anAcceptedOne({ jicaDeadline: '2026-06-03' });
    const { body } = await expectStatus(
      201,
      press(kenya, outside, { id: accepted }, 'substitute', { ...another(), reason }),
    );
    const deadlines = product.app.get(DeadlinesService, { strict: false });
    product.clock.set('2026-06-08T14:59:59Z');
    await deadlines.lapseDrafts();
    expect(await placesTaken(product, run)).toBe(1);
    product.clock.set('2026-06-08T15:00:00Z');
    await deadlines.lapseDrafts();
    kenya = await product.personWith({ role: 'OVERSEAS_OFFICE', scope: 'KE' });
    expect((await kenya.get(outside(body.opened.id))).body.state).toBe('LAPSED');
    await eventually(
      () => kenya.get(outside(reserve)),
      (answer) => answer.body.state === 'OFFERED',
    );
  });

  it('gives the place up when it was returned and is not handed in again by its day; the nomination goes on', async () => {
    const { run, accepted } = await anAcceptedOne();
    const { body } = await expectStatus(
      201,
      press(kenya, outside, { id: accepted }, 'substitute', { ...another(), reason }),
    );
    await expectStatus(200, press(kenya, outside, body.opened, 'submit'));
    await expectStatus(
      200,
      press(kansai, inside, body.opened, 'return', { reason: 'The signature is missing.' }),
    );
    const offers = product.app.get(OffersService, { strict: false });
    product.clock.set('2026-06-12T14:59:59Z');
    expect(await offers.letGo()).toBe(0);
    product.clock.set('2026-06-12T15:00:00Z');
    expect(await offers.letGo()).toBe(1);
    kenya = await product.personWith({ role: 'OVERSEAS_OFFICE', scope: 'KE' });
    expect((await kenya.get(`${outside(body.opened.id)}/succession`)).body.placeHeld).toBe(false);
    await expectStatus(200, press(kenya, outside, body.opened, 'submit'));
    await product.settled();
    const states = await product.rows<{ state: string }>(
      'SELECT state FROM nomination WHERE course_run_id = ? ORDER BY state',
      [run.id],
    );
    expect(states.map(({ state }) => state)).toEqual(['OFFERED', 'SUBMITTED', 'SUBSTITUTED']);
  });

  it('is not possible for somebody who is not known to be accepted, nor with a date of birth still to come', async () => {
    const run = await aCourseRun(product, { slots: { KE: 2 } });
    const [one] = await nomineesOf(product, run.id, kansai, [{}]);
    await expectStatus(200, press(kansai, inside, { id: one!.id }, 'accept'));
    const refused = await press(kenya, outside, { id: one!.id }, 'substitute', { ...another(), reason });
    expectRefused(refused, 409, 'NOMINATION.MOVE_NOT_OPEN');
    expect(refused.body.open).toEqual(['withdraw']);
    await expectStatus(200, kansai.post(`/api/domestic-office/course-runs/${run.id}/release-results`));
    const unborn = { ...another(), birthDate: '2030-01-01', reason };
    expectRefused(
      await press(kenya, outside, { id: one!.id }, 'substitute', unborn),
      422,
      'PERSON.BIRTH_DATE_IMPOSSIBLE',
    );
    expect((await kenya.get(outside(one!.id))).body.state).toBe('ACCEPTED');
    expect(await placesTaken(product, run)).toBe(1);
  });
});

describe('The next run', () => {
  it('takes the same person as a draft that is decided anew, and the place falls free', async () => {
    const { run, accepted, reserve } = await anAcceptedOne();
    expectRefused(
      await press(kenya, outside, { id: accepted }, 'defer', { reason }),
      409,
      'NOMINATION.NO_NEXT_RUN',
    );
    expect((await kenya.get(outside(accepted))).body.state).toBe('ACCEPTED');
    const next = await aCourseRun(product, {
      slots: { KE: 1 },
      ...{ fiscalYear: 2027, startsOn: '2027-10-04', endsOn: '2027-11-12', jicaDeadline: '2027-06-11' },
    });
    await product.rows(
      'UPDATE course_run SET course_id = (SELECT r.course_id FROM (SELECT * FROM course_run) r WHERE r.id = ?) WHERE id = ?',
      [run.id, next.id],
    );
    const { body } = await expectStatus(201, press(kenya, outside, { id: accepted }, 'defer', { reason }));
    expect(body).toMatchObject({ ended: { state: 'DEFERRED' }, opened: { state: 'DRAFT' } });
    const draft = (await kenya.get(outside(body.opened.id))).body;
    const before = (await kenya.get(outside(accepted))).body;
    expect(draft).toMatchObject({ courseRunId: next.id, familyName: before.familyName, post: before.post });
    expect((await kenya.get(`${outside(body.opened.id)}/succession`)).body).toMatchObject({
      follows: { id: accepted, as: 'DEFERRAL' },
      placeHeld: false,
    });
    await eventually(
      () => kenya.get(outside(reserve)),
      (answer) => answer.body.state === 'OFFERED',
    );
    const letters = () =>
      product.mailbox.letters.filter(({ subject }) => /^Deferred to the next run/.test(subject));
    await eventually(letters, (found) => found.length === 2);
  });
});

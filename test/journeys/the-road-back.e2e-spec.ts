import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeadlinesService } from '#applications';
import { aCourseRun, expectStatus } from '../builders/course-run.js';
import { aDraft, aSubmitted, underScreening } from '../builders/nomination.js';
import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';

let product: Product;
let kenya: Client;
let kansai: Client;
beforeAll(async () => {
  product = await openProduct();
  [kenya, kansai] = [await product.overseasOffice(), await product.domesticOffice()];
});
afterAll(() => product.close());

const outside = (id: string) => `/api/overseas-office/nominations/${id}`;
const inside = (id: string) => `/api/domestic-office/nominations/${id}`;
const because = (reason: string) => ({ body: { reason } });

describe('A nomination', () => {
  it('is returned for correction with the reason in a letter, mended, and handed in again after the deadline', async () => {
    const run = await aCourseRun(product);
    const sent = await aSubmitted(kenya, run.id);
    await expectStatus(
      200,
      kansai.post(`${inside(sent.id)}/return`, {
        version: sent.version,
        ...because('The date of birth differs from the *passport*.'),
      }),
    );
    const letter = await eventually(
      () =>
        product.mailbox.letters.find((one) =>
          one.subject.includes(`Returned for correction: nomination ${sent.reference}`),
        ),
      Boolean,
    );
    expect(letter!.text).toContain('The date of birth differs from the *passport*.');
    expect(letter!.html).not.toContain('<em>passport</em>');
    product.clock.set('2026-07-01T00:00:00Z');
    kenya = await product.personWith({ role: 'OVERSEAS_OFFICE', scope: 'KE' });
    kansai = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'KANSAI' });
    const returned = await kenya.get(outside(sent.id));
    const mended = await expectStatus(
      200,
      kenya.patch(outside(sent.id), { version: returned.body.version, body: { birthDate: '1988-03-15' } }),
    );
    await expectStatus(200, kenya.post(`${outside(sent.id)}/submit`, { version: mended.body.version }));
    product.clock.set('2026-06-01T03:00:00Z');
  });

  it('is withdrawn with a letter to office and nominee, and reinstated', async () => {
    const run = await aCourseRun(product);
    const sent = await aSubmitted(kenya, run.id);
    const withdrawn = await expectStatus(
      200,
      kenya.post(`${outside(sent.id)}/withdraw`, { version: sent.version, ...because('Changed posts.') }),
    );
    await eventually(
      () =>
        product.mailbox.letters.filter((one) =>
          one.subject.startsWith(`Withdrawn: nomination ${sent.reference}`),
        ),
      (letters) => letters.length === 2,
    );
    const back = await expectStatus(
      200,
      kansai.post(`${inside(sent.id)}/reinstate`, {
        version: withdrawn.body.version,
        ...because('Withdrawn by mistake.'),
      }),
    );
    expect(back.body.state).toBe('SUBMITTED');
    const history = await kenya.get(`${outside(sent.id)}/history`);
    expect(history.body.map((step: { move: string }) => step.move)).toEqual([
      'draft',
      'submit',
      'withdraw',
      'reinstate',
    ]);
    expect(history.body[2]).toMatchObject({ actedAs: 'OVERSEAS_OFFICE', reason: 'Changed posts.' });
  });

  it('names the moves that are open when one is not', async () => {
    const run = await aCourseRun(product);
    const sent = await aSubmitted(kenya, run.id);
    const answer = await kansai.post(`${inside(sent.id)}/accept`, { version: sent.version });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'NOMINATION.MOVE_NOT_OPEN', open: ['return', 'screen'] });
  });

  it('keeps a decision from everyone outside until it is released, even when it is reopened', async () => {
    const run = await aCourseRun(product, { slots: { KE: 5 } });
    const one = await underScreening(product, run.id, kansai);
    const refused = await expectStatus(
      200,
      kansai.post(`${inside(one.id)}/not-accept`, {
        version: one.version,
        ...because('Experience is missing.'),
      }),
    );
    const seen = await kenya.get(outside(one.id));
    expect(seen.body).toMatchObject({
      state: 'UNDER_SCREENING',
      stateInWords: 'Under screening',
      holder: 'DOMESTIC_OFFICE',
      open: ['withdraw'],
    });
    expect(
      (await kenya.get(`/api/overseas-office/nominations?courseRunId=${run.id}&state=NOT_ACCEPTED`)).body
        .rows,
    ).toEqual([]);
    expect(
      (await kenya.get(`/api/overseas-office/nominations?courseRunId=${run.id}&state=UNDER_SCREENING`)).body
        .rows,
    ).toHaveLength(1);
    const reopened = await expectStatus(
      200,
      kansai.post(`${inside(one.id)}/reopen`, {
        version: refused.body.version,
        ...because('A certificate came.'),
      }),
    );
    await expectStatus(200, kansai.post(`${inside(one.id)}/accept`, { version: reopened.body.version }));
    // Nor do the places of the run tell of an acceptance, wherever an office may read them.
    const sheet = await kenya.get(`/api/overseas-office/course-runs/${run.id}`);
    expect(sheet.body).toMatchObject({
      placesTaken: null,
      allotments: [{ countryCode: 'KE', placesTaken: null }],
    });
    const list = await kenya.get('/api/overseas-office/course-runs');
    expect(list.body.rows.map((row: { placesTaken: unknown }) => row.placesTaken)).not.toContain(1);
    const deadline = await kenya.put(
      `/api/overseas-office/course-runs/${run.id}/allotments/KE/national-deadline`,
      { version: sheet.body.allotments[0].version, body: { nationalDeadline: '2026-06-05' } },
    );
    expect([deadline.status, deadline.body.placesTaken]).toEqual([200, null]);
    await expectStatus(200, kansai.post(`/api/domestic-office/course-runs/${run.id}/release-results`));
    const history = await kenya.get(`${outside(one.id)}/history`);
    expect(history.body.map((step: { move: string }) => step.move)).toEqual([
      'draft',
      'submit',
      'screen',
      'accept',
      'release',
    ]);
    expect(history.text).not.toContain('Experience is missing');
  });

  it('lapses as a draft after the deadline, and is taken up again when the deadline is extended', async () => {
    const headquarters = await product.headquarters();
    const run = await aCourseRun(product, { jicaDeadline: '2026-06-02' });
    const draft = await aDraft(kenya, run.id);
    const deadlines = product.app.get(DeadlinesService, { strict: false });
    product.clock.set('2026-06-02T14:59:59Z');
    await deadlines.lapseDrafts();
    expect((await kenya.get(outside(draft.id))).body.state).toBe('DRAFT');
    product.clock.set('2026-06-02T15:00:00Z');
    await deadlines.lapseDrafts();
    const lapsed = await kenya.get(outside(draft.id));
    expect(lapsed.body).toMatchObject({ state: 'LAPSED', open: ['recover'] });
    expect(
      (await kenya.post(`${outside(draft.id)}/recover`, { version: lapsed.body.version })).body.code,
    ).toBe('NOMINATION.DEADLINE_PASSED');
    await expectStatus(
      200,
      headquarters.put(`/api/headquarters/course-runs/${run.id}/allotments/KE`, {
        body: { slots: 2, jicaDeadline: '2026-06-20' },
      }),
    );
    const recovered = await expectStatus(
      200,
      kenya.post(`${outside(draft.id)}/recover`, { version: lapsed.body.version }),
    );
    await expectStatus(200, kenya.post(`${outside(draft.id)}/submit`, { version: recovered.body.version }));
    product.clock.set('2026-06-01T03:00:00Z');
  });

  it('is cancelled with its run: everyone is told why, places fall free, nobody can nominate', async () => {
    const headquarters = await product.headquarters();
    const run = await aCourseRun(product);
    const accepted = await underScreening(product, run.id, kansai);
    await expectStatus(200, kansai.post(`${inside(accepted.id)}/accept`, { version: accepted.version }));
    const draft = await aDraft(kenya, run.id);
    const { body } = await headquarters.get(`/api/headquarters/course-runs/${run.id}`);
    await expectStatus(
      200,
      headquarters.post(`/api/headquarters/course-runs/${run.id}/cancel`, {
        version: body.version,
        ...because('The host partner cannot receive the group.'),
      }),
    );
    const late = await kenya.post(`${outside(draft.id)}/submit`, { version: draft.version });
    expect(late.status).toBe(409);
    const cancelled = await eventually(
      () => kenya.get(outside(accepted.id)),
      (answer) => answer.body.state === 'CANCELLED',
    );
    expect(cancelled.body.holder).toBe('NOBODY');
    await eventually(
      () => kenya.get(outside(draft.id)),
      (answer) => answer.body.state === 'LAPSED',
    );
    const letters = await eventually(
      () =>
        product.mailbox.letters.filter((one) =>
          one.subject.startsWith(`Course cancelled: nomination ${accepted.reference}`),
        ),
      (found) => found.length === 2,
    );
    expect(letters[0]!.text).toContain('The host partner cannot receive the group.');
    expect((await headquarters.get(`/api/headquarters/course-runs/${run.id}`)).body).toMatchObject({
      state: 'CANCELLED',
      placesTaken: 0,
    });
    await eventually(
      async () =>
        product.rows<{ state: string }>('SELECT state FROM enrolment WHERE nomination_id = ?', [accepted.id]),
      (rows) => rows[0]?.state === 'CANCELLED',
    );
  });
});

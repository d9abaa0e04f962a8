import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeadlinesService } from '#applications';
import { aCourseRun, expectStatus } from '../builders/course-run.js';
import { aDraft } from '../builders/nomination.js';
import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kenya: Client;
let headquarters: Client;
beforeAll(async () => {
  product = await openProduct();
  [kenya, headquarters] = [await product.overseasOffice('KE'), await product.headquarters()];
});
afterAll(() => closeUnbroken(product));

const extensionsOf = (run: { id: string }) => `/api/headquarters/course-runs/${run.id}/deadline-extensions`;

describe('A JICA deadline', () => {
  it('is kept to its last second in Tokyo, then refuses with the deadline, is put off with a reason, and the office is told', async () => {
    const run = await aCourseRun(product, { jicaDeadline: '2026-06-02', slots: { KE: 2, MW: 1 } });
    const [intime, late] = [await aDraft(kenya, run.id), await aDraft(kenya, run.id)];
    const submit = (draft: typeof late) =>
      kenya.post(`/api/overseas-office/nominations/${draft.id}/submit`, { version: draft.version });
    product.clock.set('2026-06-02T14:59:59.999Z');
    await expectStatus(200, submit(intime));
    product.clock.set('2026-06-02T15:00:00Z');
    const refused = await submit(late);
    expectRefused(refused, 409, 'NOMINATION.DEADLINE_PASSED');
    expect(refused.body).toMatchObject({ deadline: '2026-06-02T14:59:59.999Z', zone: 'Asia/Tokyo' });
    expect(await product.app.get(DeadlinesService, { strict: false }).lapseDrafts()).toBeGreaterThanOrEqual(
      1,
    );

    // Headquarters looks before it acts: what stands, and who would be told.
    const preview = await expectStatus(200, headquarters.get(`${extensionsOf(run)}/preview?countries=KE`));
    expect(preview.body).toEqual([
      {
        countryCode: 'KE',
        countryName: 'Kenya',
        jicaDeadline: {
          date: '2026-06-02',
          endsAt: '2026-06-02T14:59:59.999Z',
          zone: 'Asia/Tokyo',
          localZone: 'Africa/Nairobi',
        },
        nationalDeadline: null,
        drafts: 0,
        lapsedDrafts: 1,
        told: { officeCode: 'KE', officeName: expect.any(String), language: 'en' },
      },
    ]);
    const extension = {
      countryCodes: ['KE'],
      until: '2026-06-10',
      reason: 'The General Information was reissued.',
    };
    const done = await expectStatus(201, headquarters.post(extensionsOf(run), { body: extension }));
    expect(done.body).toEqual({ extended: 1 });
    const letter = await eventually(
      () => product.mailbox.letters.find((one) => one.subject.startsWith('Deadline extended')),
      Boolean,
    );
    expect(letter!.text).toContain(
      'Wed, 10 June 2026 at 23:59 (Tokyo), Wed, 10 June 2026 at 17:59 (Nairobi)',
    );
    expect(letter!.text).toContain('The General Information was reissued.');

    // The lapsed draft is taken up again and handed in; Malawi's deadline is what it was.
    const lapsed = await kenya.get(`/api/overseas-office/nominations/${late.id}`);
    const recovered = await expectStatus(
      200,
      kenya.post(`/api/overseas-office/nominations/${late.id}/recover`, { version: lapsed.body.version }),
    );
    await expectStatus(
      200,
      kenya.post(`/api/overseas-office/nominations/${late.id}/submit`, { version: recovered.body.version }),
    );
    const sheet = await headquarters.get(`/api/headquarters/course-runs/${run.id}`);
    expect(sheet.body.allotments).toMatchObject([
      { countryCode: 'KE', jicaDeadline: '2026-06-10' },
      { countryCode: 'MW', jicaDeadline: '2026-06-02' },
    ]);
    const history = await headquarters.get(extensionsOf(run));
    expect(history.body).toMatchObject([
      { countryCode: 'KE', fromDate: '2026-06-02', untilDate: '2026-06-10', reason: extension.reason },
    ]);
    product.clock.set('2026-06-01T00:00:00Z');
  });

  it('is put off for all the countries that are named, or for none', async () => {
    const run = await aCourseRun(product, { slots: { KE: 1, MW: 1 } });
    const ask = (body: object) =>
      headquarters.post(extensionsOf(run), { body: { reason: 'A storm.', until: '2026-06-20', ...body } });
    expectRefused(await ask({ countryCodes: ['KE', 'FR'] }), 422, 'DEADLINE.COUNTRY_UNKNOWN', 'countryCodes');
    expectRefused(
      await ask({ countryCodes: ['KE'], until: '2026-06-12' }),
      422,
      'DEADLINE.NOT_LATER',
      'until',
    );
    expectRefused(await ask({ countryCodes: ['KE'], until: '2026-10-05' }), 422, 'DEADLINE.INVALID', 'until');
    expectRefused(await ask({ countryCodes: [] }), 422, 'REQUEST.INVALID', 'countryCodes');
    expectRefused(await ask({ countryCodes: ['ke'] }), 422, 'REQUEST.INVALID', 'countryCodes');
    expectRefused(await ask({ countryCodes: ['KE'], reason: ' ' }), 422, 'REQUEST.INVALID', 'reason');
    expect((await headquarters.get(extensionsOf(run))).body).toEqual([]);
  });
});

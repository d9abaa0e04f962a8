import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCourseRun, expectStatus } from '../builders/course-run.js';
import { aDraft } from '../builders/nomination.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';

let product: Product;
beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product.close());

describe('From nomination to the annual counts', () => {
  it('is one road: nominated, screened, accepted, released, told, asked for by e-mail, arrived, counted', async () => {
    const [kenya, kansai] = [await product.overseasOffice('KE'), await product.domesticOffice('KANSAI')];
    const run = await aCourseRun(product, { slots: { KE: 2 } });

    // The overseas office nominates.
    const open = await kenya.get(`/api/overseas-office/course-runs?openOn=2026-06-01`);
    expect(open.body.rows.map((row: { id: string }) => row.id)).toContain(run.id);
    const draft = await aDraft(kenya, run.id);
    const submitted = await expectStatus(
      200,
      kenya.post(`/api/overseas-office/nominations/${draft.id}/submit`, { version: draft.version }),
    );
    expect(submitted.body).toMatchObject({ state: 'SUBMITTED', reference: draft.reference });
    const received = await eventually(
      () => product.mailbox.to(draft.email),
      (letters) => letters.length === 1,
    );
    expect(received[0]).toMatchObject({ subject: expect.stringMatching(/^Received: nomination KCCP-2026-/) });
    expect(received[0]!.text).toContain(
      'Fri, 28 August 2026 at 23:59 (Tokyo), Fri, 28 August 2026 at 17:59 (Nairobi)',
    );

    // The domestic office screens and accepts; nobody outside sees it yet.
    const screened = await expectStatus(
      200,
      kansai.post(`/api/domestic-office/nominations/${draft.id}/screen`, { version: submitted.body.version }),
    );
    const accepted = await expectStatus(
      200,
      kansai.post(`/api/domestic-office/nominations/${draft.id}/accept`, { version: screened.body.version }),
    );
    expect(accepted.body.state).toBe('ACCEPTED');
    const outside = await kenya.get(`/api/overseas-office/nominations/${draft.id}`);
    expect(outside.body).toMatchObject({ state: 'UNDER_SCREENING', open: ['withdraw'] });
    expect(outside.text).not.toContain('ACCEPTED');

    // The result is released: to the office first, with a copy to the nominee.
    await expectStatus(200, kansai.post(`/api/domestic-office/course-runs/${run.id}/release-results`));
    const results = await eventually(
      () => product.mailbox.letters.filter((letter) => letter.subject.startsWith('Accepted:')),
      (letters) => letters.length === 2,
    );
    expect(results.map((letter) => letter.to)).toEqual([
      expect.stringContaining('@overseas.kccp.example'),
      draft.email,
    ]);
    expect((await kenya.get(`/api/overseas-office/nominations/${draft.id}`)).body.state).toBe('ACCEPTED');

    // The nominee asks for the status by e-mail.
    const phone = product.anybody();
    expect((await phone.form('/status', { email: draft.email.toUpperCase() })).status).toBe(202);
    const letter = await eventually(
      () => product.mailbox.letters.find((one) => one.subject.startsWith('Your link')),
      Boolean,
    );
    const link = new URL(/http\S+/.exec(letter!.text)![0]);
    const button = await phone.get(link.pathname + link.search);
    expect(button.text).toContain('Show my status');
    const opened = await phone.form('/status/open', { link: link.searchParams.get('link')! });
    expect(opened.status).toBe(303);
    const status = await phone.get(opened.headers.get('location')!);
    expect(status.text).toContain('<strong>Accepted</strong>');
    expect(status.text).toContain(draft.reference);
    expect(
      Buffer.byteLength(status.text) + Buffer.byteLength((await phone.get('/kccp.css')).text),
    ).toBeLessThan(20_000);

    // On arrival the annual counts move.
    const counted = async () =>
      (await product.anybody().get('/api/open-data/annual-counts?fiscalYear=2026&country=KE')).body
        .total as number;
    expect(await counted()).toBe(0);
    const enrolments = await eventually(
      () => kansai.get(`/api/domestic-office/enrolments?courseRunId=${run.id}`),
      (answer) => answer.body.rows.length === 1,
    );
    const enrolment = enrolments.body.rows[0] as { id: string; version: number; open: string[] };
    expect(enrolment.open).toEqual(['arrive', 'no-show']);
    product.clock.set('2026-10-05T00:00:00Z');
    // Sessions end after hours: months later the officer signs in anew.
    const later = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: 'KANSAI' });
    await expectStatus(
      200,
      later.post(`/api/domestic-office/enrolments/${enrolment.id}/arrive`, {
        version: enrolment.version,
        body: { on: '2026-10-04' },
      }),
    );
    await eventually(counted, (people) => people === 1);
    await eventually(
      () => product.mailbox.letters.filter((one) => one.subject.startsWith('Arrived:')),
      (letters) => letters.length === 2,
    );
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeliveriesService, PostOffice } from '#notifications';
import { aCourseRun, expectStatus } from '../builders/course-run.js';
import { aSubmitted } from '../builders/nomination.js';
import type { Client } from '../support/client.js';
import { eventually } from '../support/mailbox.js';
import { openProduct, type Product } from '../support/product.js';

let product: Product;
let kenya: Client;
let administrator: Client;
let runId: string;
beforeAll(async () => {
  product = await openProduct();
  kenya = await product.overseasOffice();
  administrator = await product.personWith({ role: 'ADMINISTRATOR', scope: '' });
  runId = (await aCourseRun(product)).id;
});
afterAll(() => product.close());

const deliveriesOf = async (nominationId: string) =>
  (await administrator.get(`/api/administration/deliveries?subjectId=${nominationId}`)).body.rows;

/** What the sweeper does every minute. */
async function sweep(): Promise<void> {
  const office = product.app.get(PostOffice, { strict: false });
  for (const id of await product.app.get(DeliveriesService, { strict: false }).due(100))
    await office.send(id);
}

describe('When the mail server says', () => {
  it('«later», the letter waits and is sent when the server is back, within two days', async () => {
    product.mailbox.refuseWith = 451;
    const nomination = await aSubmitted(kenya, runId);
    const waiting = await eventually(
      () => deliveriesOf(nomination.id),
      (rows) => rows.some((row: { trouble: string | null }) => row.trouble),
    );
    const office = waiting.find((row: { recipientKind: string }) => row.recipientKind === 'OVERSEAS_OFFICE');
    expect(office).toMatchObject({
      state: 'WAITING',
      attempts: 1,
      trouble: expect.stringContaining('Not delivered yet'),
    });
    for (let hour = 0; hour < 26; hour++) {
      product.clock.advance(3_600_000);
      await sweep();
    }
    product.mailbox.refuseWith = null;
    product.clock.advance(2 * 3_600_000);
    await sweep();
    await sweep();
    expect(product.mailbox.to(nomination.email)).toHaveLength(1);
    administrator = await product.personWith({ role: 'ADMINISTRATOR', scope: '' });
    expect((await deliveriesOf(nomination.id)).every((row: { state: string }) => row.state === 'SENT')).toBe(
      true,
    );
    product.clock.set('2026-06-01T03:00:00Z');
  });

  it('«never», the failure is kept with its reason, is shown, and can be sent again', async () => {
    kenya = await product.personWith({ role: 'OVERSEAS_OFFICE', scope: 'KE' });
    product.mailbox.refuseWith = 550;
    const nomination = await aSubmitted(kenya, runId);
    const failed = await eventually(
      () => deliveriesOf(nomination.id),
      (rows) => rows.length === 2 && rows.every((row: { state: string }) => row.state === 'FAILED'),
    );
    expect(failed[0].trouble).toContain('The mail server refused it');
    expect(JSON.stringify(failed)).not.toContain(nomination.email);
    product.mailbox.refuseWith = null;
    for (const { id } of failed)
      await expectStatus(204, administrator.post(`/api/administration/deliveries/${id}/send-again`));
    product.clock.advance(10_000);
    await sweep();
    await sweep();
    expect(product.mailbox.to(nomination.email)).toHaveLength(1);
  });

  it('nothing, because the office has corrected the address meanwhile: the letter goes to the new one', async () => {
    await product.stopWorker();
    const nomination = await aSubmitted(kenya, runId);
    await product.rows(
      'UPDATE person p JOIN nomination n ON n.person_id = p.id SET p.email = ? WHERE n.id = ?',
      ['new.address@people.kccp.example', nomination.id],
    );
    await product.startWorker();
    await eventually(
      () => product.mailbox.to('new.address@people.kccp.example').length,
      (letters) => letters === 1,
    );
    expect(product.mailbox.to(nomination.email)).toHaveLength(0);
  });
});

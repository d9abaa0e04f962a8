import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../builders/course-run.js';
import { aRunWithForm } from '../builders/dossier.js';
import { aDraft } from '../builders/nomination.js';
import { hiddenOf, invited, NomineeBrowser } from '../builders/nominee-pages.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kenya: Client;
let runId: string;
beforeAll(async () => {
  product = await openProduct();
  kenya = await product.overseasOffice('KE');
  ({ id: runId } = await aRunWithForm(product));
});
afterAll(() => closeUnbroken(product));

const nominee = () => new NomineeBrowser(product.anybody());
const dossierOf = async (id: string) =>
  (await expectStatus(200, kenya.get(`/api/overseas-office/nominations/${id}/dossier`))).body;

/** A draft whose nominee has opened the link. */
async function atWork() {
  const nomination = await aDraft(kenya, runId);
  const link = await invited(product, kenya, nomination);
  const person = nominee();
  expect((await person.open(link)).status).toBe(303);
  return { nomination, link, person };
}

describe('The link of an invitation', () => {
  it('survives scanners, opens again on later days, and ends with the fourteenth', async () => {
    const nomination = await aDraft(kenya, runId);
    const link = await invited(product, kenya, nomination);
    for (let time = 0; time < 10; time++) {
      expect((await product.anybody().get(`/dossier/open?link=${link}`)).text).toContain('Open my forms');
      await product.anybody().send('HEAD', `/dossier/open?link=${link}`, {});
    }
    expect((await dossierOf(nomination.id)).invitation).toMatchObject({ state: 'SENT', openedAt: null });
    expect((await nominee().open(link)).status).toBe(303);
    product.clock.advance(13 * 86_400_000);
    expect((await nominee().open(link)).status).toBe(303);
    product.clock.advance(2 * 86_400_000);
    const [late, invented] = [await nominee().open(link), await nominee().open('x'.repeat(43))];
    expect([late.status, invented.status]).toEqual([410, 410]);
    expect(late.text).toBe(invented.text);
    product.clock.advance(-15 * 86_400_000);
  });

  it('ends when it is taken back, and when a new one is sent; pages that are open stop saving', async () => {
    const { nomination, link, person } = await atWork();
    const page = await person.section('PART_B', 'presentPost');
    await expectStatus(
      204,
      kenya.post(`/api/overseas-office/nominations/${nomination.id}/invitation/revoke`),
    );
    expect((await person.press(page, { duties: 'x' })).status).toBe(410);
    expect((await nominee().open(link)).status).toBe(410);
    const newer = await invited(product, kenya, nomination);
    const newest = await invited(product, kenya, nomination);
    expect((await nominee().open(newer)).status).toBe(410);
    expect((await nominee().open(newest)).status).toBe(303);
  });

  it('is stored as a hash only, and stands in no event, no entry of the audit trail and no Referer', async () => {
    const { link, person } = await atWork();
    const tables = [
      'nominee_link',
      'nominee_session',
      'nominee_invitation',
      'outbox_event',
      'audit_entry',
      'delivery',
    ];
    for (const table of tables)
      expect(JSON.stringify(await product.rows(`SELECT * FROM ${table}`))).not.toContain(link);
    const page = await person.browser.get('/dossier');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.text).not.toContain(link);
  });

  it('lets only its own pages send its forms', async () => {
    const { person } = await atWork();
    const page = await person.section('PART_B', 'presentPost');
    const forged = await person.browser.form('/dossier/section', {
      ...hiddenOf(page),
      key: 'x'.repeat(43),
      duties: 'y',
    });
    expect(forged.status).toBe(410);
    const foreign = await person.browser.post('/dossier/section', {
      key: null,
      raw: new URLSearchParams({ ...hiddenOf(page), duties: 'y' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
    });
    expect(foreign.status).toBe(403);
    const own = await person.browser.post('/dossier/section', {
      key: null,
      raw: new URLSearchParams({ ...hiddenOf(page), duties: 'y' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' },
    });
    expect(own.status).toBe(303);
  });

  it('is sent to an address on file only, and not without end', async () => {
    const without = await aDraft(kenya, runId, { email: null });
    const invite = (id: string) => kenya.post(`/api/overseas-office/nominations/${id}/invitation`);
    expectRefused(await invite(without.id), 422, 'INVITATION.NO_ADDRESS', 'email');
    const nomination = await aDraft(kenya, runId);
    for (let time = 0; time < 5; time++) await expectStatus(201, invite(nomination.id));
    expectRefused(await invite(nomination.id), 429, 'INVITATION.TOO_MANY');
  });

  it('is not sent for a run without a form', async () => {
    const plain = await aRunWithForm(product, { formVersion: undefined });
    const nomination = await aDraft(kenya, plain.id);
    const answer = await kenya.post(`/api/overseas-office/nominations/${nomination.id}/invitation`);
    expectRefused(answer, 409, 'DOSSIER.NO_FORM');
  });
});

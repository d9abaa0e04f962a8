import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../builders/course-run.js';
import { aRunWithForm, saved } from '../builders/dossier.js';
import { aDraft } from '../builders/nomination.js';
import { invited, NomineeBrowser, TYPED } from '../builders/nominee-pages.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kenya: Client;
beforeAll(async () => {
  product = await openProduct();
  kenya = await product.overseasOffice('KE');
});
afterAll(() => closeUnbroken(product));

describe('An office that writes its own address into the nomination and invites itself', () => {
  it('does not read what the nominee wrote: the sealed answers begin anew', async () => {
    const run = await aRunWithForm(product);
    const draft = await aDraft(kenya, run.id);
    const person = new NomineeBrowser(product.anybody());
    await person.open(await invited(product, kenya, draft));
    for (const at of [0, 10]) expect((await person.fill(...TYPED[at]!)).status).toBe(303);
    await expectStatus(200, saved(kenya, draft.id, 'part-b', { duties: 'Leaks' }, 1));

    const email = 'clerk@overseas.kccp.example';
    const amended = kenya.patch(`/api/overseas-office/nominations/${draft.id}`, {
      version: draft.version,
      body: { email },
    });
    await expectStatus(200, amended);
    const clerk = new NomineeBrowser(product.anybody());
    await clerk.open(await invited(product, kenya, { id: draft.id, email }));
    const pages = await Promise.all([0, 3, 10].map((at) => clerk.section(TYPED[at]![0], TYPED[at]![1])));
    for (const page of pages) expect(page.text).not.toMatch(/Metformin|Quaker|AK0123456/);
    expect(pages[1]!.text).toContain('Leaks');
    const { body } = await kenya.get(`/api/overseas-office/nominations/${draft.id}/dossier`);
    expect(body.missing).toContainEqual(
      expect.objectContaining({ field: 'MEDICAL_HISTORY.present.medicine' }),
    );
  });

  it('does not read what a colleague typed from paper', async () => {
    const run = await aRunWithForm(product);
    const draft = await aDraft(kenya, run.id);
    await expectStatus(200, saved(kenya, draft.id, 'part-b', { religion: 'Quaker', duties: 'Leaks' }));
    const medicine = { yes: true, details: 'Metformin' };
    await expectStatus(200, saved(kenya, draft.id, 'medical-history', { medicine }));
    const invitation = await kenya.post(`/api/overseas-office/nominations/${draft.id}/invitation`);
    expect(invitation.body.forgotten.toSorted()).toEqual(['MEDICAL_HISTORY', 'PART_B']);
    const clerk = new NomineeBrowser(product.anybody());
    await clerk.open(await invited(product, kenya, draft));
    for (const at of [0, 10])
      expect((await clerk.section(TYPED[at]![0], TYPED[at]![1])).text).not.toMatch(/Metformin|Quaker/);
    expectRefused(
      await saved(kenya, draft.id, 'part-b', { duties: 'From a stale tab' }, 1),
      412,
      'DOSSIER.CHANGED_MEANWHILE',
    );
  });

  it('keeps them when it invites the same address again', async () => {
    const run = await aRunWithForm(product);
    const draft = await aDraft(kenya, run.id);
    const person = new NomineeBrowser(product.anybody());
    await person.open(await invited(product, kenya, draft));
    await person.fill(...TYPED[10]!);
    await person.open(await invited(product, kenya, draft));
    expect((await person.section('MEDICAL_HISTORY', 'present')).text).toContain('Metformin');
  });
});

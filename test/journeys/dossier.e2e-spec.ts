import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../builders/course-run.js';
import { aFullDraft, aRunWithForm, saved } from '../builders/dossier.js';
import { aDraft, aSubmitted } from '../builders/nomination.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kenya: Client;
let runId: string;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  kenya = await product.overseasOffice('KE');
  ({ id: runId } = await aRunWithForm(product));
});
afterAll(() => closeUnbroken(product));

const dossierOf = async (id: string) =>
  (await expectStatus(200, kenya.get(`/api/overseas-office/nominations/${id}/dossier`))).body;
const submit = (id: string, version: number) =>
  kenya.post(`/api/overseas-office/nominations/${id}/submit`, { version });
const fieldsOf = (answer: { body: any }): string[] =>
  answer.body.fields.map((fault: { field: string }) => fault.field);
const formOf = async (programmeType: string, formVersion: string) =>
  (
    await product
      .anybody()
      .get(`/api/reference/form?programmeType=${programmeType}&formVersion=${formVersion}`)
  ).body;

describe('The form of a run', () => {
  it('has the parts that JICA asks of its programme type and version', async () => {
    const parts = async (type: string, version: string) =>
      (await formOf(type, version)).parts.map(({ part }: { part: string }) => part);
    expect(await parts('GROUP_REGION_FOCUS', 'V2')).toEqual([
      'OFFICIAL_APPLICATION',
      'PART_A',
      'PART_B',
      'MEDICAL_HISTORY',
    ]);
    expect(await parts('SHORT_TERM', 'V2')).toEqual(['OFFICIAL_APPLICATION', 'PART_B']);
    expect(await parts('LONG_TERM', 'V1')).toEqual(['PART_B']);
  });

  it('asks every item of Part B for Group and Region Focus, and only the required ones for Country Focus', async () => {
    const fields = async (type: string) =>
      (await formOf(type, 'V2')).parts
        .find(({ part }: { part: string }) => part === 'PART_B')
        .sections.flatMap(({ fields }: { fields: { field: string }[] }) => fields.map(({ field }) => field));
    const [every, required] = [await fields('GROUP_REGION_FOCUS'), await fields('SHORT_TERM')];
    expect(every).toEqual(expect.arrayContaining(required));
    expect(every).toEqual(expect.arrayContaining(['career', 'trainingAbroad', 'expectations']));
    expect(required).toEqual(expect.arrayContaining(['passportNumber', 'duties', 'education', 'isTrue']));
    expect(required).not.toContain('career');
  });

  it('is fixed when the run is published', async () => {
    const headquarters = await product.headquarters();
    const run = await aRunWithForm(product);
    const change = (formVersion: string) =>
      headquarters.patch(`/api/headquarters/course-runs/${run.id}`, {
        version: run.version,
        body: { formVersion },
      });
    expectRefused(await change('V1'), 409, 'COURSE_RUN.FORM_FIXED', 'formVersion');
    expectRefused(await change('V9'), 422, 'REQUEST.INVALID', 'formVersion');
    expect((await change('V2')).status).toBe(200);
  });

  it('is not asked where the run names none: five facts are enough, and there is no dossier', async () => {
    const run = await aRunWithForm(product, { formVersion: undefined });
    const nomination = await aSubmitted(kenya, run.id);
    expect(await dossierOf(nomination.id)).toMatchObject({ formVersion: null, parts: [], missing: [] });
    const draft = await aDraft(kenya, run.id);
    expectRefused(await saved(kenya, draft.id, 'part-b', { duties: 'x' }), 409, 'DOSSIER.NO_FORM');
    const kansai = await product.domesticOffice();
    expectRefused(
      await kansai.get(`/api/domestic-office/nominations/${nomination.id}/dossier`),
      409,
      'DOSSIER.NO_FORM',
    );
  });
});

describe('A dossier', () => {
  it('is saved field by field, each with the version that was seen', async () => {
    const { id } = await aDraft(kenya, runId);
    const first = await expectStatus(200, saved(kenya, id, 'part-b', { duties: ' Leaks and\r\nmeters ' }));
    expect([first.body.version, first.headers.get('etag')]).toEqual([1, '"1"']);
    await expectStatus(200, saved(kenya, id, 'part-b', { motherTongue: 'Kikuyu', duties: null }, 1));
    await expectStatus(200, saved(kenya, id, 'part-b', { duties: 'Leaks' }, 2));
    const partB = (await dossierOf(id)).parts.find(({ part }: { part: string }) => part === 'PART_B');
    const field = (name: string) =>
      partB.sections.flatMap((section: any) => section.fields).find((one: any) => one.field === name);
    expect(partB).toMatchObject({ partVersion: 3, writtenBy: 'OVERSEAS_OFFICE' });
    expect([field('duties').answer, field('motherTongue').answer]).toEqual(['Leaks', 'Kikuyu']);
    expect(field('familyName')).toMatchObject({ answer: 'Wanjiru', heldByNomination: true });
  });

  it('answers the same change sent again as before, and refuses a stale tab', async () => {
    const { id } = await aDraft(kenya, runId);
    const change = () => saved(kenya, id, 'part-b', { duties: 'Leaks' });
    const [first, again] = [await change(), await change()];
    expect([first.status, again.status, again.text]).toEqual([200, 200, first.text]);
    expectRefused(
      await saved(kenya, id, 'part-b', { duties: 'An older thought' }),
      412,
      'DOSSIER.CHANGED_MEANWHILE',
    );
    const noVersion = await kenya.patch(`/api/overseas-office/nominations/${id}/dossier/part-b`, {
      body: { answers: { duties: 'x' } },
    });
    expectRefused(noVersion, 428, 'VERSION.MISSING');
  });

  it('lets exactly one of many tabs save', async () => {
    const { id } = await aDraft(kenya, runId);
    const tabs = Array.from({ length: 8 }, (_, tab) => saved(kenya, id, 'part-b', { duties: `Tab ${tab}` }));
    const answers = (await Promise.all(tabs)).map((answer) => answer.status).sort();
    expect(answers).toEqual([200, ...Array(7).fill(412)]);
  });

  it('cannot be changed once it is handed in', async () => {
    const draft = await aFullDraft(kenya, runId);
    await expectStatus(200, submit(draft.id, draft.version));
    expectRefused(await saved(kenya, draft.id, 'part-b', { duties: 'Too late' }, 1), 409, 'DOSSIER.CLOSED');
    expect(await dossierOf(draft.id)).toMatchObject({ editable: false, missing: [] });
  });

  it('that is changed and handed in at the same moment is frozen with the change, or the change is refused', async () => {
    const kansai = await product.domesticOffice();
    for (let round = 0; round < 6; round++) {
      const draft = await aFullDraft(kenya, runId);
      const change = () => saved(kenya, draft.id, 'part-b', { duties: 'At the last moment' }, 1);
      const handIn = () => submit(draft.id, draft.version);
      const both = round % 2 === 0 ? [change(), handIn()] : [handIn(), change()];
      const answers = await Promise.all(both);
      const [changed, handedIn] = round % 2 === 0 ? answers : answers.toReversed();
      expect(handedIn!.status).toBe(200);
      expect([200, 409]).toContain(changed!.status);
      const frozen = await expectStatus(
        200,
        kansai.get(`/api/domestic-office/nominations/${draft.id}/dossier`),
      );
      expect(frozen.text.includes('At the last moment')).toBe(changed!.status === 200);
    }
  });

  it('says all that is missing at once, by part, section and field, in its view and when it is submitted', async () => {
    const draft = await aDraft(kenya, runId, { post: null });
    const refused = await submit(draft.id, draft.version);
    expectRefused(
      refused,
      422,
      'NOMINATION.INCOMPLETE',
      'post',
      'OFFICIAL_APPLICATION.signature.headName',
      'PART_A.purpose.purpose',
      'PART_B.identity.passportNumber',
      'MEDICAL_HISTORY.present.medicine',
    );
    const { missing } = await dossierOf(draft.id);
    expect(missing.map(({ field }: { field: string }) => field)).toEqual(fieldsOf(refused));
    expect(missing).toContainEqual({
      field: 'PART_B.presentPost.duties',
      message: 'Part B: the nominee, Present post: «Present duties» is missing.',
    });
    expect(fieldsOf(refused)).not.toContain('PART_B.identity.religion');
  });

  it('asks again for what was right when it was written: a passport that ran out', async () => {
    const parts = { 'part-b': { passportExpiresOn: '2026-06-02' } };
    const draft = await aFullDraft(kenya, runId, { parts });
    const before = product.clock.now();
    product.clock.set('2026-06-03T03:00:00Z');
    const refused = await submit(draft.id, draft.version);
    product.clock.set(before.toISOString());
    expectRefused(refused, 422, 'NOMINATION.INCOMPLETE', 'PART_B.identity.passportExpiresOn');
    expect(fieldsOf(refused)).toHaveLength(1);
  });

  it('has for Country Focus no part that its form does not ask', async () => {
    const run = await aRunWithForm(product, { programmeType: 'SHORT_TERM' });
    const draft = await aDraft(kenya, run.id);
    expectRefused(await saved(kenya, draft.id, 'part-a', { purpose: 'x' }), 409, 'DOSSIER.PART_NOT_ASKED');
    expectRefused(
      await saved(kenya, draft.id, 'part-b', { career: [] }),
      422,
      'DOSSIER.INVALID',
      'PART_B.career',
    );
  });
});

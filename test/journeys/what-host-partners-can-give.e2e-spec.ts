import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPartner, agreementOf, hostedBy, someoneOf } from '../builders/capacity.js';
import { aCourseRun, expectStatus } from '../builders/course-run.js';
import { at } from '../builders/screening.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let headquarters: Client;
let kansai: Client;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  [headquarters, kansai] = [await product.headquarters(), await product.domesticOffice()];
});
afterAll(() => closeUnbroken(product));

const path = '/api/headquarters/host-partners';
const read = async (id: string, client = kansai) =>
  (await expectStatus(200, client.get(`${path}/${id}`))).body;
const TANAKA = { name: 'Tanaka Yuko', role: 'Course leader', email: 'tanaka@kobe.kccp.example', phone: null };
const EXAMS = { fiscalYear: 2026, fromWeek: 43, toWeek: 44, reason: 'Entrance examinations' };

describe('A host partner', () => {
  it('is on record with what it can give, in which languages, under which agreement', async () => {
    const facts = {
      ...{ kind: 'UNIVERSITY', runsAtOnce: 2, themes: ['HEALTH', 'EDUCATION'], languages: ['en', 'fr'] },
      modules: [{ title: 'Community health', theme: 'HEALTH', days: 5 }],
      contacts: [TANAKA],
      agreements: [
        agreementOf(),
        agreementOf({ validFrom: '2027-04-01', validTo: '2028-03-31', reference: 'B' }),
      ],
      blackouts: [EXAMS],
    };
    const { id } = await aPartner(product, facts);
    expect(await read(id)).toMatchObject({
      ...facts,
      themes: ['EDUCATION', 'HEALTH'],
      agreements: [facts.agreements[1], facts.agreements[0]],
    });
    const { body } = await expectStatus(200, kansai.get('/api/capacities/weeks?fiscalYear=2026'));
    const ofYear = body.hostPartners.find((one: { id: string }) => one.id === id);
    expect(ofYear).toMatchObject({
      ...{ runsAtOnce: 2, runsPerYear: 3, rating: null },
      blackout: [
        { week: 43, reason: EXAMS.reason },
        { week: 44, reason: EXAMS.reason },
      ],
    });
    expect(new Set(ofYear.agreedWeeks)).toEqual(new Set([true]));
  });

  it('keeps the lists that a change does not speak of', async () => {
    const { id } = await aPartner(product, { contacts: [TANAKA], blackouts: [EXAMS] });
    const amend = (version: number, body: object) => headquarters.patch(`${path}/${id}`, { version, body });
    await expectStatus(200, amend(1, { themes: ['GENDER'] }));
    expect(await read(id)).toMatchObject({ themes: ['GENDER'], contacts: [TANAKA], blackouts: [EXAMS] });
    expectRefused(await amend(1, { themes: [] }), 412, 'HOST_PARTNER.CHANGED_MEANWHILE');
    await expectStatus(200, amend(2, { contacts: [] }));
    expect(await read(id)).toMatchObject({ themes: ['GENDER'], contacts: [], version: 3 });
  });

  it('has agreements that lie apart, weeks that exist and contacts that can be reached', async () => {
    const { id } = await aPartner(product);
    const wrong = {
      agreements: [agreementOf(), agreementOf({ validFrom: '2027-03-31', validTo: '2027-03-30' })],
      blackouts: [
        { ...EXAMS, toWeek: 52 },
        { ...EXAMS, fromWeek: 44 },
      ],
      contacts: [{ ...TANAKA, email: null }],
    };
    const amend = (body: object) => headquarters.patch(`${path}/${id}`, { version: 1, body });
    const fields = [
      'agreements[1].validTo',
      'blackouts[0].toWeek',
      'blackouts[1].fromWeek',
      'contacts[0].email',
    ];
    expectRefused(await amend(wrong), 422, 'HOST_PARTNER.INVALID', ...fields);
    expectRefused(await amend({ prefecture: 'Atlantis' }), 422, 'OFFICE.UNKNOWN', 'prefecture');
    for (const [field, value] of Object.entries({
      themes: ['MAGIC'],
      languages: ['EN'],
      runsAtOnce: 0,
      modules: null,
    }))
      expectRefused(await amend({ [field]: value }), 422, 'REQUEST.INVALID', field);
  });

  it('says itself who its contacts are and when it is away, and nothing else', async () => {
    const [own, other] = [
      await aPartner(product, { name: 'Own' }),
      await aPartner(product, { name: 'Other' }),
    ];
    const someone = await someoneOf(product, own.id);
    const mine = '/api/host-partner/host-partners';
    const { body } = await expectStatus(200, someone.get(mine));
    expect(body.map(({ name }: { name: string }) => name)).toEqual(['Own']);
    const amend = (id: string, changes: object, version = 1) =>
      someone.patch(`${mine}/${id}`, { version, body: changes });
    await expectStatus(200, amend(own.id, { contacts: [TANAKA], blackouts: [EXAMS] }));
    expect(await read(own.id)).toMatchObject({ contacts: [TANAKA], blackouts: [EXAMS], version: 2 });
    expectRefused(await amend(own.id, { contacts: [] }), 412, 'HOST_PARTNER.CHANGED_MEANWHILE');
    expectRefused(await amend(other.id, { contacts: [] }), 404, 'RESOURCE.NOT_FOUND');
    expectRefused(await amend(own.id, { runsAtOnce: 9 }, 2), 422, 'REQUEST.INVALID', 'runsAtOnce');
    // Who somebody's contact is stands in no audit entry.
    const [entries] = await product.rows<{ found: string }>(
      "SELECT COUNT(*) found FROM audit_entry WHERE subject_id = ? AND details LIKE '%anaka%'",
      [own.id],
    );
    expect(Number(entries!.found)).toBe(0);
  });
});

describe('The office in charge', () => {
  it('says how a host gave a run when it is over, and may say it anew', async () => {
    const [kobe, nara] = [
      await aPartner(product, { name: 'Kobe' }),
      await aPartner(product, { name: 'Nara' }),
    ];
    const run = await aCourseRun(product, {
      startsOn: '2026-05-11',
      endsOn: '2026-06-02',
      jicaDeadline: '2026-01-30',
    });
    await hostedBy(product, run.id, kobe.id);
    const evaluations = `/api/domestic-office/course-runs/${run.id}/evaluations`;
    const say = (score: number, version: number, hostPartnerId = kobe.id, client = kansai) =>
      client.put(evaluations, { version, body: { hostPartnerId, score, note: 'Good practice.' } });
    expectRefused(await say(4, 0), 409, 'EVALUATION.TOO_EARLY');
    // The last day has not ended in Tokyo.
    const lastEvening = await at(product, '2026-06-02T14:59:00.000Z', () => say(4, 0));
    expectRefused(lastEvening, 409, 'EVALUATION.TOO_EARLY');
    await at(product, '2026-06-02T15:00:00.000Z', async () => {
      expect((await kansai.get(evaluations)).body).toMatchObject([{ name: 'Kobe', score: null, version: 0 }]);
      const twice = await Promise.all([say(4, 0), say(3, 0)]);
      expect(twice.map(({ status }) => status).sort()).toEqual([200, 412]);
      await expectStatus(200, say(5, 1));
      expectRefused(await say(6, 2), 422, 'REQUEST.INVALID', 'score');
      expectRefused(await say(4, 0, nara.id), 409, 'EVALUATION.NOT_HOSTED');
      const tokyo = await product.domesticOffice('TOKYO');
      expectRefused(await say(4, 2, kobe.id, tokyo), 404, 'RESOURCE.NOT_FOUND');
    });
    const { body } = await expectStatus(200, headquarters.get(`${path}/${kobe.id}/course-runs`));
    expect(body).toMatchObject({
      rows: [{ courseRunId: run.id, domesticOfficeCode: 'KANSAI', score: 5, note: 'Good practice.' }],
      next: null,
    });
  });

  it('reads the history of a partner page by page, the latest first', async () => {
    const { id } = await aPartner(product, { name: 'Of many years' });
    const days = ['2026-07-06', '2026-08-03', '2026-09-07'];
    for (const startsOn of days) {
      const run = await aCourseRun(product, { startsOn, endsOn: '2026-12-18' });
      await hostedBy(product, run.id, id);
    }
    const page = async (after = '') =>
      (await expectStatus(200, kansai.get(`${path}/${id}/course-runs?limit=2${after}`))).body;
    const first = await page();
    const second = await page(`&after=${first.next}`);
    expect([...first.rows, ...second.rows].map(({ startsOn }) => startsOn)).toEqual(days.toReversed());
    expect(second.next).toBeNull();
  });
});

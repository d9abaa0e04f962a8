import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlanningYears } from '#allocation';
import { expectStatus } from '../builders/course-run.js';
import { aDemandedRun, aHost, anOffice, PLANNED_YEAR, stated } from '../builders/run-demand.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let headquarters: Client;
let kansai: Client;
let host: { id: string };
beforeAll(async () => {
  product = await openProduct({ worker: false });
  [headquarters, kansai] = [await product.headquarters(), await product.domesticOffice()];
  await anOffice(product, 'KANSAI');
  await anOffice(product, 'TOKYO');
  host = await aHost(product);
});
afterAll(() => closeUnbroken(product));

const demandOf = async (id: string) => (await expectStatus(200, kansai.get(`/api/run-demands/${id}`))).body;
const theYear = () => product.app.get(PlanningYears, { strict: false }).of(PLANNED_YEAR);

describe('A run demand', () => {
  it('is what the course run says, until an officer states what differs', async () => {
    const run = await aDemandedRun(headquarters);
    const before = await demandOf(run.id);
    expect(before).toMatchObject({ standing: 'PLANNED', missing: [], version: 0 });
    expect(before.planned).toMatchObject({
      ...{ weeks: 6, seats: 20, language: 'en', theme: 'WATER_AND_DISASTER', preferredWeek: 27 },
      ...{ startWeeks: [23, 24, 25, 26, 27, 28, 29, 30, 31], leadWeeks: 20, series: null },
      ...{ domesticOfficeCode: null, hostPartnerId: null, fixedWeek: null },
    });

    await stated(kansai, run.id, { seats: 12, earliestWeek: 26, latestWeek: 28, series: 'WATER-2027' });
    const after = await demandOf(run.id);
    expect(after.stated).toMatchObject({ seats: 12, weeks: null, earliestWeek: 26, preferredWeek: null });
    expect(after.planned).toMatchObject({
      weeks: 6,
      seats: 12,
      startWeeks: [26, 27, 28],
      series: 'WATER-2027',
    });

    await stated(headquarters, run.id, {}, 1);
    expect((await demandOf(run.id)).planned).toEqual(before.planned);
  });

  it('is stated by headquarters for every run and by a domestic office for its own, each seeing what the other did', async () => {
    const [own, ofTokyo] = [
      await aDemandedRun(headquarters),
      await aDemandedRun(headquarters, { domesticOfficeCode: 'TOKYO' }),
    ];
    const tokyo = await product.domesticOffice('TOKYO');
    expectRefused(
      await tokyo.put(`/api/run-demands/${own.id}`, { version: 0, body: {} }),
      404,
      'RESOURCE.NOT_FOUND',
    );
    await stated(tokyo, ofTokyo.id, { domesticOfficeCode: 'TOKYO' });
    const elsewhere = { version: 0, body: { domesticOfficeCode: 'TOKYO' } };
    expectRefused(
      await kansai.put(`/api/run-demands/${own.id}`, elsewhere),
      422,
      'DEMAND.INVALID',
      'domesticOfficeCode',
    );
    await stated(headquarters, own.id, { domesticOfficeCode: 'TOKYO' });
    const late = await kansai.put(`/api/run-demands/${own.id}`, { version: 0, body: { seats: 3 } });
    expectRefused(late, 412, 'DEMAND.CHANGED_MEANWHILE');
    expect((await demandOf(own.id)).planned).toMatchObject({ domesticOfficeCode: 'TOKYO', seats: 20 });
    const [{ details }] = (await product.rows<{ details: string | { fields: string[] } }>(
      "SELECT details FROM audit_entry WHERE subject_type = 'run-demand' AND subject_id = ?",
      [own.id],
    )) as [{ details: { fields: string[] } }];
    expect(JSON.stringify(details)).toContain('domesticOfficeCode');
  });

  it('lists everything that is missing at once, for the run and for the year', async () => {
    const bare = { capacity: null, language: null, phases: [], mode: null };
    const run = await aDemandedRun(headquarters, bare, { titleEn: 'Roads', theme: null });
    const { standing, missing, planned } = await demandOf(run.id);
    expect([standing, planned]).toEqual(['INCOMPLETE', null]);
    const facts = missing.map(({ fact }: { fact: string }) => fact);
    expect(facts).toEqual(['mode', 'weeks', 'seats', 'language', 'theme']);
    const path = `/api/run-demands/missing-facts?fiscalYear=${PLANNED_YEAR}`;
    const { body } = await kansai.get(path);
    expect(body.map(({ id }: { id: string }) => id)).toEqual([run.id]);
    const year = await theYear();
    expect(year.incomplete.map(({ id }) => id)).toEqual([run.id]);

    await stated(headquarters, run.id, { weeks: 3, seats: 8, language: 'fr', theme: 'TRANSPORT' });
    expect((await demandOf(run.id)).missing.map(({ fact }: { fact: string }) => fact)).toEqual(['mode']);
    const abroad = { version: run.version, body: { mode: 'ONLINE' } };
    await expectStatus(200, headquarters.patch(`/api/headquarters/course-runs/${run.id}`, abroad));
    expect(await demandOf(run.id)).toMatchObject({ standing: 'HELD_ELSEWHERE', missing: [] });
    expect((await kansai.get(path)).body).toEqual([]);
  });

  it('starts Long-Term people with an intake, for the weeks before they go to their university', async () => {
    const twoYears = [
      { kind: 'CORE', startsOn: '2027-10-01', endsOn: '2029-09-30', place: 'Kobe', mode: 'IN_JAPAN' },
    ];
    const ofCourse = { programmeType: 'LONG_TERM', titleEn: 'Master of Hydrology' };
    const run = await aDemandedRun(headquarters, { phases: twoYears }, ofCourse);
    expect((await demandOf(run.id)).planned).toMatchObject({ weeks: 2, startWeeks: [0, 1, 25, 26, 27] });
    await stated(headquarters, run.id, { intake: 'AUTUMN' });
    expect((await demandOf(run.id)).planned).toMatchObject({ weeks: 2, startWeeks: [25, 26, 27] });
    const wrong = { version: 1, body: { earliestWeek: 3, fixedWeek: 10, intake: 'APRIL' } };
    const refused = await headquarters.put(`/api/run-demands/${run.id}`, wrong);
    expectRefused(refused, 422, 'DEMAND.INVALID', 'earliestWeek', 'fixedWeek');
  });

  it('is refused with every fault named, and nothing is stored', async () => {
    const run = await aDemandedRun(headquarters);
    const unknown = '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60';
    const wrong = {
      ...{ earliestWeek: 30, latestWeek: 20, intake: 'APRIL', domesticOfficeCode: 'NOWHERE' },
      ...{ hostPartnerId: unknown, acceptableHostPartnerIds: [host.id, unknown] },
    };
    const refused = await headquarters.put(`/api/run-demands/${run.id}`, { version: 0, body: wrong });
    const fields = [
      'latestWeek',
      'intake',
      'domesticOfficeCode',
      'hostPartnerId',
      'acceptableHostPartnerIds[1]',
    ];
    expectRefused(refused, 422, 'DEMAND.INVALID', ...fields);
    expect(await demandOf(run.id)).toMatchObject({ version: 0 });
    for (const [field, value] of Object.entries({
      seats: 0,
      weeks: 1.5,
      leadWeeks: '9',
      preferredWeek: 1e21,
    }))
      expectRefused(
        await headquarters.put(`/api/run-demands/${run.id}`, { version: 0, body: { [field]: value } }),
        422,
        /./,
        field,
      );
    expectRefused(await headquarters.put(`/api/run-demands/${run.id}`, { body: {} }), 428, 'VERSION.MISSING');
  });

  it('keeps a run out of the plan with the reason, and takes it back in', async () => {
    const run = await aDemandedRun(headquarters);
    await stated(headquarters, run.id, { leftOutBecause: 'Held by the ministry itself this year.' });
    expect(await demandOf(run.id)).toMatchObject({ standing: 'LEFT_OUT', planned: null });
    expect((await theYear()).runs.map(({ id }) => id)).not.toContain(run.id);
    await stated(headquarters, run.id, {}, 1);
    expect((await theYear()).runs.map(({ id }) => id)).toContain(run.id);
  });

  it('is read a page at a time', async () => {
    const ids: string[] = [];
    let after = '';
    do {
      const { body } = await kansai.get(`/api/run-demands?fiscalYear=${PLANNED_YEAR}&limit=3${after}`);
      ids.push(...body.rows.map(({ id }: { id: string }) => id));
      after = body.next ? `&after=${body.next}` : '';
    } while (after);
    const runs = await product.rows<{ id: string }>(
      'SELECT id FROM course_run WHERE fiscal_year = ? ORDER BY id',
      [PLANNED_YEAR],
    );
    expect(ids).toEqual(runs.map(({ id }) => id));
  });
});

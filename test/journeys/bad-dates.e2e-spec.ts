import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BuiltRun, aCourseRun, aDraftRun, expectStatus } from '../builders/course-run.js';
import { aDraft, nominee } from '../builders/nomination.js';
import type { Answer, Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let headquarters: Client;
let kenya: Client;
let run: BuiltRun;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  headquarters = await product.headquarters();
  kenya = await product.overseasOffice();
  run = await aCourseRun(product);
});
afterAll(() => closeUnbroken(product));

const nominations = '/api/overseas-office/nominations';
const runs = '/api/headquarters/course-runs';
const nominate = (office: Client, courseRunId: string, differs: object = {}) =>
  office.post(nominations, { body: { ...nominee(), courseRunId, countryCode: 'KE', ...differs } });

const NO_DAYS = [
  '2019-02-29',
  '2020-02-30',
  '2100-02-29',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-06-00',
  '2019-W14',
  '2019-091',
  '0000-00-00',
  '0001-01-01',
  '1899-12-31',
  '9999-12-31',
  '+002026-06-12',
  '2026-6-12',
  '20260612',
  '12/06/2026',
  '2026-06-12T00:00:00Z',
  '2026-06-12T23:59:59-12:00',
  '2026-06-12 ',
  '２０２６-０６-１２',
  '令和8年6月12日',
  'today',
  '',
];

describe('What is no day of the calendar is refused', () => {
  it.each(NO_DAYS)('%j', async (day) => {
    expectRefused(await nominate(kenya, run.id, { birthDate: day }), 422, 'REQUEST.INVALID', 'birthDate');
    const allotment = { slots: 2, jicaDeadline: day };
    const allotted = await headquarters.put(`${runs}/${run.id}/allotments/MW`, { body: allotment });
    expectRefused(allotted, 422, 'REQUEST.INVALID', 'jicaDeadline');
    const phases = [{ kind: 'CORE', startsOn: day, endsOn: day, mode: 'IN_JAPAN' }];
    const amended = await headquarters.patch(`${runs}/${run.id}`, { body: { phases }, version: run.version });
    expectRefused(amended, 422, 'REQUEST.INVALID', 'phases[0].startsOn', 'phases[0].endsOn');
    const open = await kenya.get(`/api/overseas-office/course-runs?openOn=${encodeURIComponent(day)}`);
    expectRefused(open, 422, 'REQUEST.INVALID', 'openOn');
  });

  it('and what is one is taken: 29 February of a leap year', async () => {
    expect((await nominate(kenya, run.id, { birthDate: '1988-02-29' })).status).toBe(201);
    expect((await nominate(kenya, run.id, { birthDate: '2000-02-29' })).status).toBe(201);
  });
});

describe('A date of birth', () => {
  it('is not in the future: today in Tokyo is the last', async () => {
    // 03:00 UTC: the first of June in Tokyo.
    expect((await nominate(kenya, run.id, { birthDate: '2026-06-01' })).status).toBe(201);
    const future = await nominate(kenya, run.id, { birthDate: '2026-06-02' });
    expectRefused(future, 422, 'PERSON.BIRTH_DATE_IMPOSSIBLE', 'birthDate');
    const draft = await aDraft(kenya, run.id);
    const sent = { body: { birthDate: '2199-01-01' }, version: draft.version };
    expectRefused(
      await kenya.patch(`${nominations}/${draft.id}`, sent),
      422,
      'PERSON.BIRTH_DATE_IMPOSSIBLE',
      'birthDate',
    );
    const untouched = await kenya.get(`${nominations}/${draft.id}`);
    expect(untouched.body).toMatchObject({ birthDate: '1988-03-14', version: draft.version });
  });
});

describe('A run', () => {
  const drafted = (differs: { startsOn: string; endsOn: string; programmeType?: string }) =>
    aDraftRun(headquarters, {
      office: 'KANSAI',
      programmeType: 'GROUP_REGION_FOCUS',
      fiscalYear: 2026,
      capacity: 14,
      theme: 'WATER_AND_DISASTER',
      ...differs,
    });
  const published = async (draft: BuiltRun, version = draft.version): Promise<Answer> => {
    await expectStatus(
      200,
      headquarters.put(`${runs}/${draft.id}/allotments/KE`, {
        body: { slots: 2, jicaDeadline: '2026-06-12' },
      }),
    );
    return headquarters.post(`${runs}/${draft.id}/publish`, { version });
  };

  it('that ends before it starts may be drafted, and is not published', async () => {
    const answer = await published(await drafted({ startsOn: '2026-10-05', endsOn: '2026-10-04' }));
    expectRefused(answer, 422, 'COURSE_RUN.NOT_READY', 'phases[0].endsOn');
  });

  it('of Long-Term with less than twelve months is not published unless headquarters says why', async () => {
    const draft = await drafted({ startsOn: '2026-09-01', endsOn: '2027-08-30', programmeType: 'LONG_TERM' });
    expectRefused(await published(draft), 422, 'COURSE_RUN.NOT_READY', 'longTermOverride');
    const blank = { body: { longTermOverride: '\u3000' }, version: 1 };
    expectRefused(
      await headquarters.patch(`${runs}/${draft.id}`, blank),
      422,
      'REQUEST.INVALID',
      'longTermOverride',
    );
    const reason = { body: { longTermOverride: 'The university ends its term a day early.' }, version: 1 };
    await expectStatus(200, headquarters.patch(`${runs}/${draft.id}`, reason));
    expect((await published(draft, 2)).status).toBe(200);
    const day = await drafted({ startsOn: '2026-09-01', endsOn: '2027-08-31', programmeType: 'LONG_TERM' });
    expect((await published(day)).status).toBe(200);
  });

  it('keeps its deadlines in order: national, JICA, start', async () => {
    const allot = (body: object) => headquarters.put(`${runs}/${run.id}/allotments/MW`, { body });
    const late = await allot({ slots: 2, jicaDeadline: '2026-10-05' });
    expectRefused(late, 422, 'ALLOTMENT.INVALID', 'jicaDeadline');
    const crossed = await allot({ slots: 2, jicaDeadline: '2026-06-12', nationalDeadline: '2026-06-13' });
    expectRefused(crossed, 422, 'ALLOTMENT.INVALID', 'nationalDeadline');
    expect(
      (await allot({ slots: 2, jicaDeadline: '2026-06-12', nationalDeadline: '2026-06-12' })).status,
    ).toBe(200);
    const office = await kenya.put(
      `/api/overseas-office/course-runs/${run.id}/allotments/KE/national-deadline`,
      {
        body: { nationalDeadline: '2026-06-13' },
        version: 1,
      },
    );
    expectRefused(office, 422, 'ALLOTMENT.INVALID', 'nationalDeadline');
  });
});

describe('The JICA deadline, 12 June 2026', () => {
  const LAST = '2026-06-12T14:59:59.999Z';
  const NEXT = '2026-06-12T15:00:00.000Z';

  it('is kept at 23:59:59.999 in Tokyo and missed a thousandth of a second later', async () => {
    product.clock.set(LAST);
    const office = await product.personWith({ role: 'OVERSEAS_OFFICE', scope: 'KE' });
    const [kept, missed] = [await aDraft(office, run.id), await aDraft(office, run.id)];
    const submit = (draft: { id: string; version: number }) =>
      office.post(`${nominations}/${draft.id}/submit`, { version: draft.version });
    expect((await submit(kept)).status).toBe(200);
    product.clock.set(NEXT);
    for (const late of [await submit(missed), await nominate(office, run.id)]) {
      expectRefused(late, 409, 'NOMINATION.DEADLINE_PASSED');
      expect(late.body).toMatchObject({ deadline: LAST, zone: 'Asia/Tokyo' });
      expect(late.body.detail).toContain('2026-06-12 23:59 (Asia/Tokyo)');
    }
  });

  it('cannot be moved by what a client says of its own time', async () => {
    product.clock.set(NEXT);
    const office = await product.personWith({ role: 'OVERSEAS_OFFICE', scope: 'KE' });
    const headers = {
      date: 'Fri, 12 Jun 2026 10:00:00 GMT',
      'x-timezone': 'Pacific/Midway',
      'time-zone': '-11:00',
    };
    const body = { ...nominee(), courseRunId: run.id, countryCode: 'KE' };
    const late = await office.post(nominations, { body, headers });
    expectRefused(late, 409, 'NOMINATION.DEADLINE_PASSED');
    const dated = await office.post(nominations, { body: { ...body, submittedAt: LAST } });
    expectRefused(dated, 422, 'REQUEST.INVALID', 'submittedAt');
  });
});

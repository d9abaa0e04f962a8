import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../builders/course-run.js';
import { aCalendar, aCourse, aReturn, asked, surveyOf } from '../builders/planning.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

const OPEN_DAY = '2026-06-01T03:00:00Z';

let product: Product;
let headquarters: Client;
let kenya: Client;
let calendar: { id: string; version: number };
let water: { id: string };
let roads: { id: string };
beforeAll(async () => {
  product = await openProduct();
  [headquarters, kenya] = [await product.headquarters(), await product.overseasOffice()];
  calendar = await aCalendar(product);
  water = await aCourse(headquarters);
  roads = await aCourse(headquarters, {
    titleEn: 'Maintenance of Roads',
    state: 'CANDIDATE',
    plannedCapacity: 12,
  });
});
afterAll(() => closeUnbroken(product));
beforeEach(() => product.clock.set(OPEN_DAY));

/** Sessions last for hours: whoever comes on another day signs in anew. */
async function on(instant: string, country: string): Promise<{ hq: Client; office: Client }> {
  product.clock.set(instant);
  const [hq, office] = await Promise.all([
    product.personWith({ role: 'HEADQUARTERS', scope: '' }),
    product.personWith({ role: 'OVERSEAS_OFFICE', scope: country }),
  ]);
  return { hq, office };
}

const survey = (path: string) => `/api/headquarters/request-surveys/${calendar.id}/${path}`;
const addressOf = async (code: string) =>
  (await product.rows<{ email: string }>('SELECT email FROM overseas_office WHERE code = ?', [code]))[0]!
    .email;
const lettersTo = async (code: string, subject: string) =>
  product.mailbox.to(await addressOf(code)).filter((letter) => letter.subject.includes(subject));

describe('The request survey of an overseas office', () => {
  it('is saved as a draft, changed, handed in, and keeps who changed what', async () => {
    const path = surveyOf(calendar.id, 'KE');
    const courses = await kenya.get(`/api/overseas-office/request-surveys/${calendar.id}/courses`);
    expect(courses.body.rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: water.id, candidate: false, plannedCapacity: 20 }),
        expect.objectContaining({ id: roads.id, candidate: true, plannedCapacity: 12 }),
      ]),
    );
    expect((await kenya.get(path)).body).toMatchObject({ state: 'NOT_STARTED', version: 0, requests: [] });
    const first = { requests: [asked(water.id, { reason: null }), asked(roads.id, { priority: 'B' })] };
    await expectStatus(200, kenya.put(path, { version: 0, body: first }));

    // Nothing may be handed in without a reason, and a draft is the office's own.
    const early = await kenya.post(`${path}/hand-in`, { version: 1 });
    expectRefused(early, 422, 'SURVEY.NOT_READY', 'requests[0].reason');
    expect((await headquarters.get(survey('countries/KE'))).body).toMatchObject({
      state: 'DRAFT',
      requests: [],
    });

    const second = { requests: [asked(water.id, { seatsMax: 4 })] };
    await expectStatus(200, kenya.put(path, { version: 1, body: second }));
    expectRefused(await kenya.put(path, { version: 1, body: first }), 412, 'SURVEY.CHANGED_MEANWHILE');
    const handedIn = await expectStatus(200, kenya.post(`${path}/hand-in`, { version: 2 }));
    expect(handedIn.body).toEqual({ countryCode: 'KE', state: 'HANDED_IN', version: 3 });
    expectRefused(await kenya.put(path, { version: 3, body: first }), 409, 'SURVEY.HANDED_IN');

    const history = await kenya.get(`${path}/history`);
    expect(history.body.rows.map((step: { act: string }) => step.act)).toEqual(['HAND_IN', 'SAVE', 'SAVE']);
    expect(history.body.rows[1]).toMatchObject({ madeBy: 'A member of staff', madeAt: expect.any(String) });
    expect(history.body.rows[1].changes).toEqual([
      {
        courseId: water.id,
        before: expect.objectContaining({ seatsMax: 3 }),
        after: expect.objectContaining({ seatsMax: 4 }),
      },
      { courseId: roads.id, before: expect.objectContaining({ priority: 'B' }), after: null },
    ]);
    expect((await headquarters.get(survey('countries/KE'))).body.requests).toHaveLength(1);
  });

  it('is refused outside its days in Tokyo, with both days, and open to their last second', async () => {
    const path = surveyOf(calendar.id, 'MW');
    const save = (office: Client, version: number) => office.put(path, { version, body: { requests: [] } });
    const early = await on('2026-05-17T14:59:59Z', 'MW'); // 23:59:59 in Tokyo
    expectRefused(await save(early.office, 0), 409, 'SURVEY.NOT_OPEN');
    product.clock.set('2026-05-17T15:00:00Z');
    await expectStatus(200, save(early.office, 0));
    const { office } = await on('2026-06-30T14:59:59Z', 'MW');
    await expectStatus(200, save(office, 1));
    product.clock.set('2026-06-30T15:00:00Z');
    const late = await save(office, 2);
    expectRefused(late, 409, 'SURVEY.NOT_OPEN');
    expect(late.body).toMatchObject({ opensOn: '2026-05-18', closesOn: '2026-06-30' });
    expect(late.body.detail).toContain('opens on 2026-05-18 and closes with the end of 2026-06-30');
    expectRefused(await office.post(`${path}/hand-in`, { version: 2 }), 409, 'SURVEY.NOT_OPEN');
  });

  it('is opened again for one country, until a new last day, and its office is told', async () => {
    await aReturn(product, calendar.id, 'TZ', [asked(water.id)]);
    const path = surveyOf(calendar.id, 'TZ');
    const { hq, office } = await on('2026-07-02T03:00:00Z', 'TZ');
    const reopen = (lastDay: string) =>
      hq.post(survey('countries/TZ/reopen'), {
        version: 2,
        body: { reason: 'The ministry of water was late.', lastDay },
      });
    expectRefused(await reopen('2026-07-01'), 422, 'SURVEY.INVALID', 'lastDay');
    await expectStatus(200, reopen('2026-07-05'));
    await product.settled();
    const [letter, ...others] = await lettersTo('TZ', 'Opened again');
    expect(others).toEqual([]);
    expect(letter!.text).toContain('The ministry of water was late.');
    expect(letter!.text).toContain(
      'Sun, 5 July 2026 at 23:59 (Tokyo), Sun, 5 July 2026 at 17:59 (Dar es Salaam)',
    );

    // The survey stays closed for everybody else, and the return does not count until it is handed in again.
    const uganda = await product.personWith({ role: 'OVERSEAS_OFFICE', scope: 'UG' });
    const other = await uganda.put(surveyOf(calendar.id, 'UG'), { version: 0, body: { requests: [] } });
    expectRefused(other, 409, 'SURVEY.NOT_OPEN');
    expect((await hq.get(survey('countries/TZ'))).body).toMatchObject({ state: 'DRAFT', requests: [] });
    const changed = { requests: [asked(water.id, { seatsMax: 1 })] };
    await expectStatus(200, office.put(path, { version: 3, body: changed }));
    const last = await on('2026-07-05T14:59:59Z', 'TZ');
    await expectStatus(200, last.office.post(`${path}/hand-in`, { version: 4 }));
    product.clock.set('2026-07-05T15:00:00Z');
    expectRefused(await last.office.put(path, { version: 5, body: changed }), 409, 'SURVEY.NOT_OPEN');
  });

  it('keeps to its rules: courses of the year, each once, at most not below at least', async () => {
    const over = await aCourse(headquarters, { titleEn: 'Ports', firstFiscalYear: 2024 });
    const requests = [
      asked(over.id),
      asked(water.id, { seatsMin: 4, seatsMax: 2 }),
      asked(roads.id),
      asked(roads.id),
    ];
    const answer = await (
      await product.overseasOffice('UG')
    ).put(surveyOf(calendar.id, 'UG'), {
      version: 0,
      body: { requests },
    });
    expectRefused(
      answer,
      422,
      'SURVEY.INVALID',
      'requests[0].courseId',
      'requests[1].seatsMax',
      'requests[3].courseId',
    );
    for (const [field, value] of Object.entries({
      seatsMin: 0,
      seatsMax: 1e21,
      priority: 'D',
      courseId: 'x',
    })) {
      const bad = { requests: [asked(water.id, { [field]: value })] };
      const refused = await kenya.put(surveyOf(calendar.id, 'KE'), { version: 3, body: bad });
      expectRefused(refused, 422, 'REQUEST.INVALID', `requests[0].${field}`);
    }
  });

  it('is saved once where two begin at the same moment', async () => {
    const office = await product.overseasOffice('UG');
    const answers = await Promise.all(
      [1, 2, 3, 4].map((seatsMax) =>
        office.put(surveyOf(calendar.id, 'UG'), {
          version: 0,
          body: { requests: [asked(water.id, { seatsMax })] },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    expect((await office.get(surveyOf(calendar.id, 'UG'))).body.requests).toHaveLength(1);
  });
});

describe('Headquarters', () => {
  it('sees demand against capacity by course and by country, of what is handed in', async () => {
    await aReturn(product, calendar.id, 'LK', [
      asked(water.id, { seatsMin: 2, seatsMax: 5, priority: 'B' }),
      asked(roads.id),
    ]);
    const courses = await headquarters.get(survey('demand-by-course?limit=200'));
    const of = (id: string) => courses.body.rows.find((row: { courseId: string }) => row.courseId === id);
    // Kenya 1–4, Tanzania 1–1 and Sri Lanka 2–5; Uganda's draft is not counted.
    expect(of(water.id)).toMatchObject({
      countries: 3,
      seatsMin: 4,
      seatsMax: 10,
      priorityA: 2,
      priorityB: 1,
      capacity: 20,
    });
    expect(of(roads.id)).toMatchObject({ state: 'CANDIDATE', countries: 1, seatsMax: 3, capacity: 12 });
    const countries = await headquarters.get(survey('demand-by-country'));
    expect(countries.body.rows.map((row: { countryCode: string }) => row.countryCode)).toEqual([
      'KE',
      'LK',
      'TZ',
    ]);
    expect(countries.body.rows[1]).toMatchObject({ courses: 2, seatsMin: 3, seatsMax: 8, slots: 0 });
    const first = await headquarters.get(survey('demand-by-country?limit=2'));
    const next = await headquarters.get(survey(`demand-by-country?limit=2&after=${first.body.next}`));
    expect([...first.body.rows, ...next.body.rows]).toEqual(countries.body.rows);
  });
});

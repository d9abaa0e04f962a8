import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCapacity, figures } from '../builders/capacity.js';
import { expectStatus } from '../builders/course-run.js';
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

const path = '/api/capacities';
const officeIn = async (fiscalYear: number, code: string) => {
  const { body } = await expectStatus(200, kansai.get(`${path}/weeks?fiscalYear=${fiscalYear}`));
  return body.offices.find((office: { code: string }) => office.code === code);
};
const change = (quantity: string, fromWeek: number, toWeek: number, figure: number, language?: string) => ({
  ...{ quantity, fromWeek, toWeek, figure, reason: 'Works' },
  ...(language && { language }),
});

describe('The capacity of a domestic office', () => {
  it('is a figure for the year and other figures in some weeks, with the reason', async () => {
    await aCapacity(product, 'KANSAI', 2026, {
      interpreters: [{ language: 'es', people: 2 }],
      changes: [
        change('BEDS', 10, 11, 30),
        change('COORDINATORS', 0, 1, 2.5),
        change('INTERPRETERS', 50, 51, 0, 'es'),
      ],
      closures: [{ fromWeek: 39, toWeek: 40, reason: 'New Year' }],
    });
    const office = await officeIn(2026, 'KANSAI');
    expect(office).toMatchObject({ nameEn: 'JICA Kansai Center', seatWeeksTarget: 1753 });
    expect(office.prefectures).toContain('Hyogo');
    expect(office.beds).toHaveLength(52);
    expect(office.beds.slice(9, 13)).toEqual([60, 30, 30, 60]);
    expect(office.coordinators.slice(0, 3)).toEqual([2.5, 2.5, 4.8]);
    expect(office.interpreters.es.slice(49)).toEqual([2, 0, 0]);
    expect(office.closedWeeks).toEqual([
      { week: 39, reason: 'New Year' },
      { week: 40, reason: 'New Year' },
    ]);
    // An office without figures can host nothing, and stands in the year all the same.
    const tokyo = await officeIn(2026, 'TOKYO');
    expect(new Set([...tokyo.rooms, ...tokyo.beds, ...tokyo.arrivalsPerWeek])).toEqual(new Set([0]));
  });

  it('is changed by the office itself, by no other, and never over a newer version', async () => {
    const { id, version } = await aCapacity(product, 'KANSAI', 2030);
    const foreign = await aCapacity(product, 'TOKYO', 2030);
    const closed = figures({ closures: [{ fromWeek: 3, toWeek: 3, reason: 'The lift is replaced.' }] });
    const put = (one: string, ifVersion: number, body: object = closed) =>
      kansai.put(`${path}/${one}`, { version: ifVersion, body });
    await expectStatus(200, put(id, version));
    expectRefused(await put(id, version), 412, 'CAPACITY.CHANGED_MEANWHILE');
    expect((await expectStatus(200, kansai.get(`${path}/${id}`))).body).toMatchObject({
      ...{ fiscalYear: 2030, domesticOfficeCode: 'KANSAI', version: 2 },
      closures: [{ fromWeek: 3, toWeek: 3, reason: 'The lift is replaced.' }],
    });
    // It reads the others, but cannot change them.
    await expectStatus(200, kansai.get(`${path}/${foreign.id}`));
    expectRefused(await put(foreign.id, 1), 404, 'RESOURCE.NOT_FOUND');
    expect((await kansai.get(`${path}?fiscalYear=2030`)).body).toHaveLength(2);
  });

  it('names every fault at once, in words that say how to mend it', async () => {
    const { id } = await aCapacity(product, 'OKINAWA', 2026);
    const wrong = figures({
      interpreters: [
        { language: 'es', people: 1 },
        { language: 'es', people: 2 },
      ],
      changes: [
        change('BEDS', 50, 52, 10),
        change('ROOMS', 1, 2, 1.5),
        change('INTERPRETERS', 1, 2, 1, 'fr'),
        change('BEDS', 4, 3, 10),
        change('ARRIVALS', 1, 2, 1, 'es'),
      ],
      closures: [
        { fromWeek: 1, toWeek: 4, reason: 'Works' },
        { fromWeek: 4, toWeek: 5, reason: 'Other works' },
      ],
    });
    const fields = [
      'interpreters[1].language',
      'changes[0].toWeek',
      'changes[1].figure',
      'changes[2].language',
      'changes[3].toWeek',
      'changes[4].language',
      'closures[1].fromWeek',
    ];
    const answer = await headquarters.put(`${path}/${id}`, { version: 1, body: wrong });
    expectRefused(answer, 422, 'CAPACITY.INVALID', ...fields);
    const twice = { fiscalYear: 2026, domesticOfficeCode: 'OKINAWA', ...figures() };
    expectRefused(await headquarters.post(path, { body: twice }), 409, 'CAPACITY.ALREADY_THERE');
    const nowhere = { ...twice, domesticOfficeCode: 'NAGOYA' };
    expectRefused(
      await headquarters.post(path, { body: nowhere }),
      422,
      'OFFICE.UNKNOWN',
      'domesticOfficeCode',
    );
  });

  it('begins a year as it was in the last one, but for what was said of single weeks', async () => {
    await aCapacity(product, 'SHIKOKU', 2040, {
      interpreters: [{ language: 'pt', people: 1 }],
      changes: [change('BEDS', 1, 2, 10)],
      closures: [{ fromWeek: 5, toWeek: 6, reason: 'Works' }],
    });
    await aCapacity(product, 'CHUBU', 2040, { beds: 100 });
    await aCapacity(product, 'CHUBU', 2041, { beds: 90 });
    const pool = { fiscalYear: 2040, language: 'ru', people: 3, changes: [] };
    await expectStatus(201, headquarters.post('/api/interpreter-pools', { body: pool }));
    const carry = () => headquarters.post(`${path}/carry-over`, { body: { fiscalYear: 2041 } });
    expect((await expectStatus(200, carry())).body).toEqual({ offices: ['SHIKOKU'], languages: ['ru'] });
    expect((await kansai.get(`${path}?fiscalYear=2041`)).body).toMatchObject([
      { domesticOfficeCode: 'CHUBU', beds: 90 },
      {
        ...{ domesticOfficeCode: 'SHIKOKU', beds: 60, coordinators: 4.8, changes: [], closures: [] },
        interpreters: [{ language: 'pt', people: 1 }],
      },
    ]);
    expectRefused(await carry(), 409, 'CAPACITY.NOTHING_TO_CARRY_OVER');
  });
});

describe('Several people at once', () => {
  it('begin a year, enter figures and open pools beside each other, and each is there once', async () => {
    await aCapacity(product, 'KYUSHU', 2044);
    await aCapacity(product, 'TOHOKU', 2044);
    const pool = (fiscalYear: number) => ({ fiscalYear, language: 'ar', people: 1, changes: [] });
    await expectStatus(201, headquarters.post('/api/interpreter-pools', { body: pool(2044) }));
    const first = { fiscalYear: 2045, domesticOfficeCode: 'KYUSHU', ...figures({ beds: 1 }) };
    const answers = await Promise.all([
      headquarters.post(`${path}/carry-over`, { body: { fiscalYear: 2045 } }),
      headquarters.post(path, { body: first }),
      headquarters.post('/api/interpreter-pools', { body: pool(2045) }),
      headquarters.post(`${path}/carry-over`, { body: { fiscalYear: 2045 } }),
    ]);
    for (const { status } of answers) expect([200, 201, 409]).toContain(status);
    const there = (await kansai.get(`${path}?fiscalYear=2045`)).body;
    expect(there.map((one: { domesticOfficeCode: string }) => one.domesticOfficeCode)).toEqual([
      'KYUSHU',
      'TOHOKU',
    ]);
    expect((await kansai.get('/api/interpreter-pools?fiscalYear=2045')).body).toHaveLength(1);
  });
});

describe('The interpreters of all offices', () => {
  const pools = '/api/interpreter-pools';

  it('are a number for each language, with weeks in which there are more or fewer', async () => {
    const changes = [{ fromWeek: 18, toWeek: 20, people: 4, reason: 'Summer leave' }];
    const body = { fiscalYear: 2026, language: 'fr', people: 9, changes };
    const { id } = (await expectStatus(201, headquarters.post(pools, { body }))).body;
    expectRefused(await headquarters.post(pools, { body }), 409, 'INTERPRETERS.ALREADY_THERE');
    const weeks = (await kansai.get(`${path}/weeks?fiscalYear=2026`)).body.interpreters;
    expect(Object.keys(weeks)).toEqual(['fr']);
    expect(weeks.fr.slice(17, 22)).toEqual([9, 4, 4, 4, 9]);
    const amend = (version: number, people: number) =>
      headquarters.put(`${pools}/${id}`, { version, body: { people, changes: [] } });
    await expectStatus(200, amend(1, 8));
    expectRefused(await amend(1, 7), 412, 'INTERPRETERS.CHANGED_MEANWHILE');
    expect((await kansai.get(`${pools}?fiscalYear=2026`)).body).toEqual([
      { id, language: 'fr', people: 8, changes: [], version: 2 },
    ]);
    await expectStatus(204, headquarters.delete(`${pools}/${id}`, { version: 2 }));
    expect((await kansai.get(`${pools}?fiscalYear=2026`)).body).toEqual([]);
  });

  it('are named by a code in small letters, so that two spellings cannot pass each other by', async () => {
    for (const language of ['FR', 'french', 'f'])
      expectRefused(
        await headquarters.post(pools, { body: { fiscalYear: 2026, language, people: 1, changes: [] } }),
        422,
        'REQUEST.INVALID',
        'language',
      );
  });
});

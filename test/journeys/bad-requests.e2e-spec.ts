import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { newId } from '#platform';
import { type BuiltRun, aCourseRun } from '../builders/course-run.js';
import { aDraft, nominee } from '../builders/nomination.js';
import type { Client, Sent } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let kenya: Client;
let run: BuiltRun;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  kenya = await product.overseasOffice();
  run = await aCourseRun(product);
});
afterAll(() => closeUnbroken(product));

const nominations = '/api/overseas-office/nominations';
const json = { 'content-type': 'application/json' };

const nominate = (differs: object, sent: Sent = {}) =>
  kenya.post(nominations, {
    body: { ...nominee(), courseRunId: run.id, countryCode: 'KE', ...differs },
    ...sent,
  });
describe('Bodies', () => {
  it.each(['', 'null', '[]', '[{"familyName":"Wanjiru"}]', '"Wanjiru"', '7', 'true'])(
    'that are no object are refused where one is needed: %s',
    async (raw) => {
      const draft = await aDraft(kenya, run.id);
      const sent = { raw, headers: json, version: draft.version };
      expectRefused(await kenya.post(nominations, sent), 422, 'REQUEST.INVALID', 'body');
      expectRefused(await kenya.patch(`${nominations}/${draft.id}`, sent), 422, 'REQUEST.INVALID', 'body');
      expectRefused(
        await kenya.post(`${nominations}/${draft.id}/withdraw`, sent),
        422,
        'REQUEST.INVALID',
        'body',
      );
    },
  );

  it('that are left out are missed', async () => {
    expectRefused(await kenya.post(nominations), 422, 'REQUEST.INVALID', 'body');
    const all = await kenya.post(nominations, { body: {} });
    expectRefused(all, 422, 'REQUEST.INVALID', 'familyName', 'courseRunId', 'countryCode');
  });

  it('that cannot be read are refused: broken, too deep, not in UTF-8', async () => {
    const unreadable = [
      '{"familyName":',
      "{'familyName':'Wanjiru'}",
      '{"familyName":"Wanjiru",}',
      `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
      `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
      '['.repeat(10_000),
      Buffer.concat([Buffer.from('{"familyName":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
      Buffer.from('{"familyName":"José"}', 'latin1'),
      Buffer.from('\ufeff{"familyName":"José"}', 'utf16le'),
    ];
    for (const raw of unreadable)
      expectRefused(await kenya.post(nominations, { raw, headers: json }), 400, 'REQUEST.UNREADABLE');
  });

  it('larger than 1 MB are refused, said beforehand or found out', async () => {
    const raw = JSON.stringify({ familyName: 'x'.repeat(1_048_576) });
    expectRefused(await kenya.post(nominations, { raw, headers: json }), 413, 'REQUEST.TOO_LARGE');
  });

  it('of another kind are not read: forms, text, XML, parts, none said', async () => {
    const fields = new URLSearchParams({
      familyName: 'Wanjiru',
      courseRunId: run.id,
      countryCode: 'KE',
    }).toString();
    for (const type of [
      'application/x-www-form-urlencoded',
      'Application/X-WWW-Form-Urlencoded; charset=utf-8',
      'text/plain',
      'text/plain;charset=UTF-8',
      'application/xml',
      'multipart/form-data; boundary=x',
      'application/jsonp',
      'nonsense',
    ])
      expectRefused(
        await kenya.post(nominations, { raw: fields, headers: { 'content-type': type } }),
        415,
        'REQUEST.MEDIA_TYPE',
      );
  });
});

describe('Queries', () => {
  it.each([
    ['limit=1e9', 'limit'],
    ['limit=1000000000', 'limit'],
    ['limit=201', 'limit'],
    ['limit=0', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=', 'limit'],
    ['limit=10&limit=20', 'limit'],
    ['limit[]=10', 'limit[]'],
    ['sort=familyName', 'sort'],
    ['sort=since;DROP TABLE nomination', 'sort'],
    ['sort=since&sort=-since', 'sort'],
    ['state=accepted', 'state'],
    ['state=SUBMITTED&state=DRAFT', 'state'],
    ['courseRunId=7', 'courseRunId'],
    ['name=%00', 'name'],
    ['name=a&name=b', 'name'],
    ['countryCode=K%C3%A9', 'countryCode'],
    ['colour=red', 'colour'],
    ['constructor=x', 'constructor'],
    ['__proto__=x', '__proto__'],
  ])('%s is refused', async (query, field) => {
    expectRefused(await kenya.get(`${nominations}?${query}`), 422, 'REQUEST.INVALID', field);
  });

  it('with a place that no list of ours gave out are refused, also in another sort', async () => {
    await aDraft(kenya, run.id);
    await aDraft(kenya, run.id);
    const { next } = (await kenya.get(`${nominations}?limit=1`)).body as { next: string };
    const [body, signature] = next.split('.') as [string, string];
    const forged = Buffer.from(JSON.stringify(['-since', '2099-01-01', newId()])).toString('base64url');
    for (const after of [
      'x',
      '.',
      `${body}.`,
      `.${signature}`,
      `${forged}.${signature}`,
      `${body}.${signature.slice(1)}x`,
      `${body}.${encodeURIComponent('é'.repeat(22))}`,
      `${body}.${encodeURIComponent('😀'.repeat(11))}`,
      `${next}&sort=since`,
    ])
      expectRefused(await kenya.get(`${nominations}?after=${after}`), 422, 'PAGE.CURSOR_INVALID', 'after');
    expect((await kenya.get(`${nominations}?after=${next}`)).status).toBe(200);
  });

  it('of the annual counts need a fiscal year that can be', async () => {
    const counts = (query: string) => product.anybody().get(`/api/open-data/annual-counts?${query}`);
    for (const query of [
      '',
      'fiscalYear=18',
      'fiscalYear=2018.5',
      'fiscalYear=2018&fiscalYear=2019',
      'fiscalYear=９',
    ])
      expectRefused(await counts(query), 422, 'REQUEST.INVALID', 'fiscalYear');
    expectRefused(await counts('fiscalYear=2018&office=%E9%96%A2'), 422, 'REQUEST.INVALID', 'office');
    expectRefused(await counts('fiscalYear=2018&country=%C3%A9'), 422, 'REQUEST.INVALID', 'country');
  });
});

describe('Headers', () => {
  it('of a change must not come from another site', async () => {
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[])
      expectRefused(await nominate({}, { headers }), 403, 'REQUEST.FOREIGN_ORIGIN');
    const own = { origin: product.origin, 'sec-fetch-site': 'same-origin' };
    expect((await nominate({}, { headers: own })).status).toBe(201);
    const reading = { headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' } };
    expect((await kenya.get(nominations, reading)).status).toBe(200);
  });

  it('must say which version was seen, in the form of an ETag', async () => {
    const draft = await aDraft(kenya, run.id);
    const submit = (sent: Sent) => kenya.post(`${nominations}/${draft.id}/submit`, sent);
    expectRefused(await submit({}), 428, 'VERSION.MISSING');
    for (const value of ['1', '*', '"x"', '"-1"', '"1", "2"', '"12345678901"', ''])
      expectRefused(await submit({ headers: { 'if-match': value } }), 422, 'VERSION.UNREADABLE');
    const stale = await submit({ version: 7 });
    expectRefused(stale, 412, 'NOMINATION.CHANGED_MEANWHILE');
    expect(stale.body.currentVersion).toBe(draft.version);
  });

  it('must carry a key where something is created, so that it can be repeated', async () => {
    expectRefused(await nominate({}, { key: null }), 422, 'IDEMPOTENCY.KEY_MISSING');
    for (const key of ['short', 'with a blank', 'x'.repeat(81), 'é'.repeat(10)])
      expectRefused(await nominate({}, { key }), 422, 'IDEMPOTENCY.KEY_UNREADABLE');
    expect((await nominate({}, { key: randomUUID() })).status).toBe(201);
  });
});

describe('Addresses that lead nowhere', () => {
  it.each([
    '/api/nowhere',
    '/api/overseas-office/nominations/',
    '/api/%zz',
    '/api/%c3%28',
    `/api/${'x'.repeat(5000)}`,
  ])('%s is unknown', async (path) => expectRefused(await kenya.get(path), 404, 'RESOURCE.NOT_FOUND'));

  it('are those of a method that is not there, too', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS'])
      expectRefused(await kenya.send(method, nominations, {}), 404, 'RESOURCE.NOT_FOUND');
  });
});

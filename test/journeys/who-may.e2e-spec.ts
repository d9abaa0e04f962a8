import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLE_NAMES, type Role } from '#identity';
import { newId } from '#platform';
import { rolesOf } from '../../apps/api/src/http/audience.js';
import { AudienceCheck } from '../../apps/api/src/http/audience.check.js';
import type { Answer, Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import type { Entry } from './who-may/entry.js';
import { TABLE } from './who-may/table.js';
import { type Target, World } from './who-may/world.js';

let product: Product;
let world: World;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  world = await World.of(product);
  // Everybody signs in beforehand, for signing in leaves an entry in the audit trail too.
  await Promise.all(ROLE_NAMES.map((role) => world.as(role)));
});
afterAll(() => product.close());

const NOWHERE: Target = { id: newId(), version: 1, countryCode: 'KE' };
const entries = Object.entries(TABLE);
const guarded = entries.filter(([, entry]) => entry.may !== 'ANYONE');
const scoped = guarded.filter(([, entry]) => entry.target && !entry.national);
const aboutSomething = guarded.filter(([, entry]) => entry.target);

/** What is sent is made first, so that only the answer leaves traces. */
async function ask(client: Client, route: string, target: Target = NOWHERE, body?: object): Promise<Answer> {
  const entry = TABLE[route]!;
  const [method, path] = route.split(' ') as [string, string];
  const query = entry.query ? `?${entry.query}` : '';
  const place =
    path
      .replace(':id', target.id)
      .replace(':countryCode', target.countryCode ?? 'KE')
      .replace(':attachmentId', target.attachmentId ?? NOWHERE.id) + query;
  if (entry.form) return client.form(place, entry.form);
  if (entry.piece) {
    const headers = { 'content-type': 'application/octet-stream', 'upload-offset': '0' };
    return client.send(method, place, { raw: Buffer.from('x'), headers });
  }
  return client.send(method, place, { body: body ?? (await entry.body?.(world)), version: target.version });
}

const rolesThatMay = ({ may }: Entry): Role[] => ROLE_NAMES.filter((role) => may.includes(role));

/** Entries of the audit trail; whoever changes anything leaves one. */
async function traces(): Promise<number> {
  const [row] = await product.rows<{ entries: string }>('SELECT COUNT(*) entries FROM audit_entry');
  return Number(row!.entries);
}

const problem = (status: number, code: string) => ({
  status,
  body: expect.objectContaining({ status, code }),
});

describe('The table of who may', () => {
  it('names every route of the API, and none that does not exist', () => {
    const routes = product.app.get(AudienceCheck, { strict: false }).routes();
    expect(Object.keys(TABLE).sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('says of each who may, as its handler does', () => {
    const routes = product.app.get(AudienceCheck, { strict: false }).routes();
    const said = routes.map(({ method, path, audience }) => [
      `${method} ${path}`,
      rolesOf(audience!)?.toSorted() ?? 'ANYONE',
    ]);
    const known = entries.map(([route, { may }]) => [route, may === 'ANYONE' ? may : may.toSorted()]);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(known));
  });
});

describe('Without a session nobody gets', () => {
  it.each(guarded)('%s', async (route, entry) => {
    const body = await entry.body?.(world);
    const before = await traces();
    const nobody = product.anybody();
    expect(await ask(nobody, route, NOWHERE, body)).toMatchObject(problem(401, 'SIGN_IN.NEEDED'));
    nobody.cookies.set('kccp-session', 'x'.repeat(43));
    expect(await ask(nobody, route, NOWHERE, body)).toMatchObject(problem(401, 'SIGN_IN.NEEDED'));
    const path = route.replace('GET ', '').replace(':id', NOWHERE.id);
    if (route.startsWith('GET ')) expect((await nobody.send('HEAD', path, {})).status).toBe(401);
    expect(await traces()).toBe(before);
  });
});

describe('Without sign-in anybody gets', () => {
  it.each(entries.filter(([, entry]) => entry.may === 'ANYONE'))('%s', async (route, { answer }) => {
    expect(await ask(product.anybody(), route)).toMatchObject({ status: answer ?? 200 });
  });
});

describe('Another role never gets', () => {
  it.each(guarded)('%s', async (route, entry) => {
    const target = await entry.target?.(world, 'own');
    const body = await entry.body?.(world);
    const before = await traces();
    for (const role of ROLE_NAMES.filter((one) => !entry.may.includes(one))) {
      const answer = await ask(await world.as(role), route, target, body);
      expect({ role, ...answer }).toMatchObject({ role, ...problem(403, 'ROLE.NOT_YOURS') });
    }
    expect(await traces()).toBe(before);
  });
});

describe('The right role gets', () => {
  it.each(guarded)('%s', async (route, entry) => {
    for (const role of rolesThatMay(entry)) {
      const person = await (entry.person?.(world) ?? world.as(role));
      const target = await entry.target?.(world, 'own', role);
      const body = await entry.body?.(world);
      const before = await traces();
      const answer = await ask(person, route, target, body);
      expect({ role, ...answer }).toMatchObject({ role, status: entry.answer ?? 200 });
      // Every change leaves its entry, no reading does.
      if (route.startsWith('GET ')) expect(await traces()).toBe(before);
      else expect(await traces()).toBeGreaterThan(before);
    }
  });
});

describe('The neighbour gets the answer of an unknown id, byte for byte, from', () => {
  it.each(scoped)('%s', async (route, entry) => {
    for (const role of rolesThatMay(entry)) {
      const person = await (entry.person?.(world) ?? world.as(role));
      const target = await entry.target!(world, 'foreign', role);
      const body = await entry.body?.(world);
      const before = await traces();
      const [foreign, unknown] = [
        await ask(person, route, target, body),
        await ask(person, route, NOWHERE, body),
      ];
      expect(foreign).toMatchObject(problem(404, 'RESOURCE.NOT_FOUND'));
      expect([foreign.status, foreign.text]).toEqual([unknown.status, unknown.text]);
      expect(named(foreign)).toEqual(named(unknown));
      expect(await traces()).toBe(before);
    }
  });
});

describe('A malformed id is unknown like any other to', () => {
  const NO_IDS = [
    '1',
    'not-an-id',
    "x' OR '1'='1",
    '%00',
    '%F0%9F%98%80',
    `${NOWHERE.id}0`,
    NOWHERE.id.slice(1),
  ];

  it.each(aboutSomething)('%s', async (route, entry) => {
    for (const role of rolesThatMay(entry)) {
      const person = await (entry.person?.(world) ?? world.as(role));
      const unknown = await ask(person, route);
      expect(unknown).toMatchObject(problem(404, 'RESOURCE.NOT_FOUND'));
      for (const id of NO_IDS) {
        const answer = await ask(person, route, { ...NOWHERE, id });
        expect([id, answer.status, answer.text]).toEqual([id, unknown.status, unknown.text]);
      }
    }
  });
});

/** The headers by name, with their values where these do not change from request to request. */
function named(answer: Answer): [string, string][] {
  const changing = new Set(['date', 'x-request-id']);
  return [...answer.headers].map(([name, value]) => [name, changing.has(name) ? '' : value]);
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Clock, newId, productLog } from '#platform';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { fastifyAdapter, prepareApplication } from '../../apps/api/src/application.js';
import { AudienceCheck } from '../../apps/api/src/http/audience.check.js';
import { expectStatus } from '../builders/course-run.js';
import { type Answer, Client, type Sent } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';

let product: Product;
let secure: NestFastifyApplication;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  secure = await behindHttps();
});
afterAll(async () => {
  await secure.close();
  await product.close();
});

const EMAIL = 'header.reader@staff.kccp.example';
const PASSWORD = 'a password for headers';

/** The same API as it runs under a public address of https. */
async function behindHttps(): Promise<NestFastifyApplication> {
  Object.assign(process.env, product.environment, { PUBLIC_URL: 'https://kccp.example' });
  const module = await Test.createTestingModule({ imports: [ApiModule] })
    .overrideProvider(Clock)
    .useValue(product.clock)
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(
    fastifyAdapter({ trustProxy: 'no' }, productLog('api')),
    { bodyParser: false, logger: false },
  );
  await prepareApplication(app);
  await app.listen(0, '127.0.0.1');
  return app;
}

/** The directives of the content security policy by name. */
function policyOf({ headers }: Answer): Record<string, string> {
  const policy = headers.get('content-security-policy') ?? '';
  return Object.fromEntries(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

function expectHardened(answer: Answer, mayStyleInline = false): void {
  const { headers } = answer;
  expect(policyOf(answer)).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': mayStyleInline ? "'self' 'unsafe-inline'" : "'self'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  });
  expect(headers.get('content-security-policy')).not.toContain('unsafe-eval');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('access-control-allow-origin')).toBeNull();
}

const PUBLIC = /^\/(?:kccp\.css|courses|api\/(?:reference|open-data)\/.*)$/;

describe('Every answer is hardened', () => {
  it('of every route, whether it lets the caller in or not', async () => {
    const administrator = await product.personWith({ role: 'ADMINISTRATOR', scope: '' });
    for (const { method, path } of product.app.get(AudienceCheck, { strict: false }).routes()) {
      const place = path.replace(':id', newId()).replace(':countryCode', 'KE');
      for (const person of [product.anybody(), administrator]) {
        const answer = await person.send(method, place, {});
        expectHardened(answer);
        const cached = PUBLIC.test(path) && answer.status === 200;
        const wanted = cached ? expect.stringMatching(/^public, max-age=\d+$/) : 'no-store';
        expect({ path, cache: answer.headers.get('cache-control') }).toEqual({ path, cache: wanted });
      }
    }
  });

  it('of pages that are not ours, refused requests and addresses that lead nowhere', async () => {
    const anybody = product.anybody();
    for (const path of [
      '/nowhere',
      '/api/nowhere',
      '/api/openapi.json',
      '/%zz',
      `/api/me/${'x'.repeat(5000)}`,
    ])
      expectHardened(await anybody.get(path));
    const refused: Sent[] = [
      { raw: '{"unfinished', headers: { 'content-type': 'application/json' } },
      { raw: `"${'x'.repeat(1_100_000)}"`, headers: { 'content-type': 'application/json' } },
      { raw: '<a/>', headers: { 'content-type': 'application/xml' } },
      { body: {}, headers: { origin: 'https://elsewhere.example' } },
    ];
    for (const sent of refused) expectHardened(await anybody.post('/api/sessions', sent));
  });

  it('of the page of the interface, which alone may style inside the page, and script nowhere', async () => {
    const anybody = product.anybody();
    const page = await expectStatus(200, anybody.get('/api/docs'));
    expectHardened(page, true);
    const files = [...page.text.matchAll(/(?:src|href)="?([^\s">]+\.(?:js|css))/g)].map(([, file]) => file!);
    expect(files.length).toBeGreaterThanOrEqual(4);
    for (const file of files)
      expectHardened(
        await expectStatus(200, anybody.get(new URL(file, `${product.origin}/api/docs/`).pathname)),
        true,
      );
    // No script stands in the page itself: the policy would stop it.
    expect(page.text).not.toMatch(/<script[^>]*>\s*[^<\s]/);
  });

  it('of the participant’s pages, which hold no style and no script of their own', async () => {
    const anybody = product.anybody();
    for (const path of ['/', '/status', '/status/open?link=x', '/status/nominations'])
      expect((await anybody.get(path)).text).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
  });
});

describe('Cookies', () => {
  const flagsOf = ({ headers }: Answer) =>
    headers.getSetCookie().map((line) => {
      const [pair, ...flags] = line.split('; ');
      return {
        name: pair!.split('=')[0],
        flags: flags.filter((flag) => !/^(?:Max-Age|Expires)/.test(flag)).sort(),
      };
    });
  const signIn = (client: Client) =>
    client.post('/api/sessions', { body: { email: EMAIL, password: PASSWORD } });

  beforeAll(async () => {
    const administrator = await product.personWith({ role: 'ADMINISTRATOR', scope: '' });
    const grants = [{ role: 'AUDITOR', scope: '' }];
    const body = { email: EMAIL, name: 'Header Reader', password: PASSWORD, grants };
    await expectStatus(201, administrator.post('/api/administration/accounts', { body }));
  });

  it('of a sign-in are for this site only and out of reach of scripts', async () => {
    const answer = await expectStatus(201, signIn(product.anybody()));
    const flags = ['HttpOnly', 'Path=/', 'SameSite=Strict'];
    expect(flagsOf(answer)).toEqual([{ name: 'kccp-session', flags }]);
  });

  it('of a status link outlive the way from the mail, and no more', async () => {
    const answer = await product.anybody().get('/status/open?link=x');
    expect(flagsOf(answer)).toEqual([
      { name: 'kccp-browser', flags: ['HttpOnly', 'Path=/', 'SameSite=Lax'] },
    ]);
  });

  it('belong to the host and to https alone where the public address is https', async () => {
    const client = new Client(await secure.getUrl());
    const flags = ['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure'];
    expect(flagsOf(await expectStatus(201, signIn(client)))).toEqual([
      { name: '__Host-kccp-session', flags },
    ]);
    expect((await client.get('/api/me')).status).toBe(200);
    const out = await expectStatus(204, client.delete('/api/sessions/current'));
    expect(flagsOf(out)).toEqual([{ name: '__Host-kccp-session', flags }]);
    expect((await client.get('/api/me')).status).toBe(401);
  });

  it('of plain http do not open a session under https', async () => {
    const plain = product.anybody();
    await expectStatus(201, signIn(plain));
    const client = new Client(await secure.getUrl());
    plain.cookies.forEach((value, name) => client.cookies.set(name, value));
    expect((await client.get('/api/me')).status).toBe(401);
  });
});

describe('Under https', () => {
  it('browsers are told to stay there, and under plain http they are not', async () => {
    const answer = await new Client(await secure.getUrl()).get('/status');
    expectHardened(answer);
    expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age=31536000; includeSubDomains$/);
    expect(policyOf(answer)).toHaveProperty('upgrade-insecure-requests');
    expect((await product.anybody().get('/status')).headers.get('strict-transport-security')).toBeNull();
  });

  it('a change from another site, or from the same host under http, is refused', async () => {
    const client = new Client(await secure.getUrl());
    const from = (headers: Record<string, string>) =>
      client.post('/api/sessions', { body: { email: EMAIL, password: PASSWORD }, headers });
    expect((await from({ origin: 'https://kccp.example' })).status).toBe(201);
    const foreign: Record<string, string>[] = [
      { origin: 'https://elsewhere.example' },
      { origin: 'https://kccp.example.elsewhere.example' },
      { origin: 'http://kccp.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign)
      expect(await from(headers)).toMatchObject({ status: 403, body: { code: 'REQUEST.FOREIGN_ORIGIN' } });
    const { statusCode } = await secure.inject({
      method: 'POST',
      url: '/api/sessions',
      headers: { host: 'kccp.example', origin: 'http://kccp.example' },
    });
    expect(statusCode).toBe(403);
  });
});

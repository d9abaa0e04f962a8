import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { GrantedRole } from '#identity';
import { ForAnyone } from '../../apps/api/src/http/audience.js';
import { AudienceCheck } from '../../apps/api/src/http/audience.check.js';
import { expectStatus } from '../builders/course-run.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';

let product: Product;
let administrator: Client;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  administrator = await product.personWith({ role: 'ADMINISTRATOR', scope: '' });
});
afterAll(() => product.close());

const KENYA: GrantedRole = { role: 'OVERSEAS_OFFICE', scope: 'KE' };
const KANSAI: GrantedRole = { role: 'DOMESTIC_OFFICE', scope: 'KANSAI' };
const accounts = '/api/administration/accounts';
const list = '/api/overseas-office/nominations';

async function accountOf(person: Client): Promise<string> {
  return (await expectStatus(200, person.get('/api/me'))).body.accountId;
}

describe('A session', () => {
  it('ends with the next request when the role is taken away', async () => {
    const person = await product.personWith(KENYA);
    const id = await accountOf(person);
    await expectStatus(204, administrator.delete(`${accounts}/${id}/grants?role=OVERSEAS_OFFICE&scope=KE`));
    expect(await person.get(list)).toMatchObject({ status: 401, body: { code: 'SIGN_IN.NEEDED' } });
    expect((await person.get('/api/me')).status).toBe(401);
  });

  it('ends in every browser, also when another role is left, which the next sign-in then has', async () => {
    const person = await product.personWith(KENYA, KANSAI);
    const id = await accountOf(person);
    const elsewhere = product.anybody();
    person.cookies.forEach((value, name) => elsewhere.cookies.set(name, value));
    await expectStatus(204, administrator.delete(`${accounts}/${id}/grants?role=OVERSEAS_OFFICE&scope=KE`));
    for (const browser of [person, elsewhere])
      expect((await browser.get('/api/domestic-office/nominations')).status).toBe(401);
    const [{ email }] = (await product.rows('SELECT email FROM account WHERE id = ?', [id])) as [
      { email: string },
    ];
    await expectStatus(
      201,
      person.post('/api/sessions', { body: { email, password: 'a password for tests' } }),
    );
    expect((await person.get('/api/domestic-office/nominations')).status).toBe(200);
    expect((await person.get(list)).status).toBe(403);
  });

  it('ends with the next request when the account is closed, and no new one opens', async () => {
    const person = await product.personWith(KENYA);
    const id = await accountOf(person);
    const [{ email }] = (await product.rows('SELECT email FROM account WHERE id = ?', [id])) as [
      { email: string },
    ];
    await expectStatus(204, administrator.delete(`${accounts}/${id}`));
    expect((await person.get(list)).status).toBe(401);
    const signIn = (address: string) =>
      product.anybody().post('/api/sessions', { body: { email: address, password: 'a password for tests' } });
    const [closed, unknown] = [await signIn(email), await signIn('nobody@staff.kccp.example')];
    expect([closed.status, closed.text]).toEqual([401, unknown.text]);
  });

  it('ends after its hours and when somebody signs out, though the cookie is kept', async () => {
    const [late, gone] = [await product.personWith(KENYA), await product.personWith(KENYA)];
    const kept = new Map(gone.cookies);
    await expectStatus(204, gone.delete('/api/sessions/current'));
    kept.forEach((value, name) => gone.cookies.set(name, value));
    expect((await gone.get(list)).status).toBe(401);
    product.clock.advance(Number(product.environment.SESSION_HOURS) * 3_600_000 - 1);
    expect((await late.get(list)).status).toBe(200);
    product.clock.advance(1);
    expect((await late.get(list)).status).toBe(401);
    administrator = await product.personWith({ role: 'ADMINISTRATOR', scope: '' });
  });

  it('has a new role at once', async () => {
    const person = await product.personWith(KENYA);
    const id = await accountOf(person);
    expect((await person.get('/api/domestic-office/nominations')).status).toBe(403);
    await expectStatus(204, administrator.post(`${accounts}/${id}/grants`, { body: KANSAI }));
    await expectStatus(204, administrator.post(`${accounts}/${id}/grants`, { body: KANSAI }));
    expect((await person.get('/api/domestic-office/nominations')).status).toBe(200);
  });
});

describe('The boot', () => {
  @Controller('forgotten')
  class ForgottenController {
    @Get('one')
    @ForAnyone('it is marked')
    marked(): string {
      return 'marked';
    }

    @Get('two')
    unmarked(): string {
      return 'unmarked';
    }
  }

  it('fails on a handler that names no audience, and names it', async () => {
    @Module({ controllers: [ForgottenController], providers: [AudienceCheck] })
    class ForgetfulModule {}

    const module = await Test.createTestingModule({ imports: [ForgetfulModule] }).compile();
    await expect(module.init()).rejects.toThrow(/name no audience.*: ForgottenController\.unmarked$/);
  });
});

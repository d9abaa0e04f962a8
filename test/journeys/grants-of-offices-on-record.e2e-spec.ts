import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform';
import { expectStatus } from '../builders/course-run.js';
import { aHostPartner } from '../builders/programme-host.js';
import type { Client } from '../support/client.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let administrator: Client;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  administrator = await product.personWith({ role: 'ADMINISTRATOR', scope: '' });
});
afterAll(() => closeUnbroken(product));

const accounts = '/api/administration/accounts';
const open = (...grants: object[]) =>
  administrator.post(accounts, {
    body: {
      email: `${randomUUID()}@staff.kccp.example`,
      name: 'New Officer',
      password: 'a long first password',
      grants,
    },
  });
const held = () => product.rows<{ n: string }>('SELECT COUNT(*) n FROM account');

describe('A role for an office', () => {
  it.each([
    ['OVERSEAS_OFFICE', 'KANSAI'],
    ['OVERSEAS_OFFICE', 'ke'],
    ['DOMESTIC_OFFICE', 'KE'],
    ['MEDICAL', 'NOWHERE'],
    ['HOST_PARTNER', newId()],
    ['HOST_PARTNER', 'KANSAI'],
  ])('is not granted where it is not on record: %s of «%s»', async (role, scope) => {
    const before = await held();
    const refused = await open({ role: 'AUDITOR' }, { role, scope });
    expectRefused(refused, 422, 'GRANT.SCOPE_UNKNOWN', 'grants[1].scope');
    expect(refused.body.detail).toContain(`«${scope}» is none`);
    expect(await held()).toEqual(before);

    const { id } = (await expectStatus(201, open())).body;
    const granted = await administrator.post(`${accounts}/${id}/grants`, { body: { role, scope } });
    expectRefused(granted, 422, 'GRANT.SCOPE_UNKNOWN', 'scope');
    expect(await product.rows('SELECT id FROM role_grant WHERE account_id = ?', [id])).toEqual([]);
  });

  it('is granted where it is on record, and still needs a scope', async () => {
    const partner = await aHostPartner(product, 'Kobe City Waterworks Bureau');
    const grants = [
      { role: 'OVERSEAS_OFFICE', scope: 'KE' },
      { role: 'DOMESTIC_OFFICE', scope: 'KANSAI' },
      { role: 'MEDICAL', scope: 'KANSAI' },
      { role: 'HOST_PARTNER', scope: partner },
      { role: 'HEADQUARTERS' },
    ];
    await expectStatus(201, open(...grants));
    const { id } = (await expectStatus(201, open())).body;
    for (const body of grants)
      await expectStatus(204, administrator.post(`${accounts}/${id}/grants`, { body }));
    expectRefused(await open({ role: 'OVERSEAS_OFFICE' }), 422, 'GRANT.SCOPE_MISSING');
    expectRefused(await open({ role: 'AUDITOR', scope: 'KE' }), 422, 'GRANT.SCOPE_NOT_ALLOWED');
  });

  it('is held to the same on the command line', () => {
    const kccp = (scope: string) =>
      spawnSync(
        process.execPath,
        [
          'dist/apps/cli/src/main.js',
          ...['account', 'open', '--email', 'cli@staff.kccp.example', '--name', 'New Officer'],
          ...['--role', 'OVERSEAS_OFFICE', '--scope', scope],
        ],
        { env: { ...process.env, ...product.environment, NODE_OPTIONS: '' }, encoding: 'utf8' },
      );
    const refused = kccp('ATLANTIS');
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain(
      '--scope must be the code of an overseas office on record; «ATLANTIS» is none.',
    );
    expect(kccp('KE')).toMatchObject({ status: 0, stderr: '' });
  });
});

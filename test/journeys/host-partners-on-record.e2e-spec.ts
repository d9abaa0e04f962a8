import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BuiltRun, expectStatus } from '../builders/course-run.js';
import { underScreening } from '../builders/nomination.js';
import { aHost, aRunThatAsks, at, type Host } from '../builders/screening.js';
import { openProduct, type Product } from '../support/product.js';
import { closeUnbroken, expectRefused } from '../support/refusal.js';

let product: Product;
let run: BuiltRun;
let other: Host;
beforeAll(async () => {
  product = await openProduct({ worker: false });
  run = await aRunThatAsks(product, []);
  other = await aHost(product, [run.id], 'training@kobe.hosts.kccp.example');
});
afterAll(() => closeUnbroken(product));

describe('The host partner', () => {
  it('may change its opinion until the day has ended in Tokyo, but not over a newer one, and not after', async () => {
    const kansai = await product.domesticOffice();
    const nominee = await underScreening(product, run.id, kansai);
    const question = { hostPartnerId: other.id, nominationIds: [nominee.id], dueOn: '2026-06-02' };
    await expectStatus(
      201,
      kansai.post(`/api/domestic-office/course-runs/${run.id}/opinions`, { body: question }),
    );
    const [{ id }] = (await other.client.get('/api/host-partner/opinions')).body.rows;
    const give = (version: number, opinion = 'RECOMMENDED') =>
      other.client.put(`/api/host-partner/opinions/${id}`, { version, body: { opinion } });
    await expectStatus(200, give(1));
    expectRefused(await give(1, 'ACCEPTABLE'), 412, 'OPINION.CHANGED_MEANWHILE');
    await at(product, '2026-06-02T14:59:59.999Z', () => expectStatus(200, give(2, 'NOT_RECOMMENDED')));
    const late = await at(product, '2026-06-02T15:00:00.000Z', () => give(3));
    expectRefused(late, 409, 'OPINION.DEADLINE_PASSED');
    expect(late.body.dueOn).toBe('2026-06-02');
  });
});

describe('Headquarters', () => {
  it('keeps the address of a host partner, which no overseas office sees', async () => {
    const headquarters = await product.headquarters();
    const list = '/api/headquarters/host-partners';
    const { body } = await expectStatus(200, headquarters.get(list));
    const { version } = body.find(({ id }: { id: string }) => id === other.id);
    const changed = { email: 'desk@hosts.kccp.example' };
    await expectStatus(200, headquarters.patch(`${list}/${other.id}`, { version, body: changed }));
    expectRefused(
      await headquarters.patch(`${list}/${other.id}`, { version, body: changed }),
      412,
      'HOST_PARTNER.CHANGED_MEANWHILE',
    );
    await expectStatus(
      200,
      headquarters.patch(`${list}/${other.id}`, { version: version + 1, body: { name: 'Kobe' } }),
    );
    const [row] = await product.rows('SELECT name, email FROM host_partner WHERE id = ?', [other.id]);
    expect(row).toEqual({ name: 'Kobe', ...changed });
    for (const email of ['a@b', 'two@x.example, three@x.example', 5])
      expectRefused(
        await headquarters.patch(`${list}/${other.id}`, { version: version + 2, body: { email } }),
        422,
        'REQUEST.INVALID',
        'email',
      );
    const kenya = await product.overseasOffice();
    expect((await kenya.get(`/api/overseas-office/course-runs/${run.id}`)).text).not.toContain(
      'hosts.kccp.example',
    );
  });
});

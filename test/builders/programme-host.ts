import type { Product } from '../support/product.js';
import { type BuiltRun, expectStatus } from './course-run.js';

/** Registered, with nobody to write to. */
export async function aHostPartner(product: Product, name: string): Promise<string> {
  const body = { name, kind: 'LOCAL_GOVERNMENT', prefecture: 'Hyogo' };
  const headquarters = await product.headquarters();
  return (await expectStatus(201, headquarters.post('/api/headquarters/host-partners', { body }))).body.id;
}

/** A host partner with an account, who gives the run. */
export async function aHost(product: Product, run: BuiltRun, email: string): Promise<string> {
  const id = await aHostPartner(product, 'Kobe City Waterworks Bureau');
  const hosts = { body: { hostPartnerIds: [id] } };
  const headquarters = await product.headquarters();
  await expectStatus(204, headquarters.put(`/api/headquarters/course-runs/${run.id}/host-partners`, hosts));
  const administrator = await product.personWith({ role: 'ADMINISTRATOR', scope: '' });
  const grants = [{ role: 'HOST_PARTNER', scope: id }];
  const account = { email, name: 'Host', password: 'a password for hosts', grants };
  await expectStatus(201, administrator.post('/api/administration/accounts', { body: account }));
  return id;
}

/** Puts an address for letters on record. */
export async function withAddress(product: Product, hostPartnerId: string, email: string): Promise<void> {
  const path = `/api/headquarters/host-partners/${hostPartnerId}`;
  await expectStatus(200, (await product.headquarters()).patch(path, { version: 1, body: { email } }));
}

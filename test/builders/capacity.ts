import type { Client } from '../support/client.js';
import type { Product } from '../support/product.js';
import { expectStatus } from './course-run.js';

/** The figures of a small office; say only what differs. */
export const figures = (differs: object = {}) => ({
  ...{ rooms: 4, beds: 60, hotelBeds: 20, coordinators: 4.8, arrivalsPerWeek: 2, seatWeeksTarget: 1753 },
  ...{ interpreters: [], changes: [], closures: [] },
  ...differs,
});

export interface Versioned {
  id: string;
  version: number;
}

/** The capacity of an office for a year. */
export async function aCapacity(
  product: Product,
  domesticOfficeCode: string,
  fiscalYear: number,
  differs: object = {},
): Promise<Versioned> {
  const headquarters = await product.headquarters();
  const body = { fiscalYear, domesticOfficeCode, ...figures(differs) };
  return (await expectStatus(201, headquarters.post('/api/capacities', { body }))).body;
}

/** A host partner in Hyogo under an agreement for fiscal year 2026; say only what differs. */
export async function aPartner(product: Product, differs: object = {}): Promise<Versioned> {
  const body = {
    ...{ name: 'Kobe City Waterworks Bureau', kind: 'LOCAL_GOVERNMENT', prefecture: 'Hyogo' },
    themes: ['WATER_AND_DISASTER'],
    languages: ['en'],
    agreements: [agreementOf()],
    ...differs,
  };
  const headquarters = await product.headquarters();
  return (await expectStatus(201, headquarters.post('/api/headquarters/host-partners', { body }))).body;
}

export const agreementOf = (differs: object = {}) => ({
  ...{ reference: 'KIC-2026-014', validFrom: '2026-04-01', validTo: '2027-03-31', runsPerYear: 3 },
  ...differs,
});

/** Somebody of a host partner, signed in. */
export const someoneOf = (product: Product, hostPartnerId: string): Promise<Client> =>
  product.personWith({ role: 'HOST_PARTNER', scope: hostPartnerId });

/** Says which partners give a run. */
export async function hostedBy(
  product: Product,
  courseRunId: string,
  ...hostPartnerIds: string[]
): Promise<void> {
  const headquarters = await product.headquarters();
  const path = `/api/headquarters/course-runs/${courseRunId}/host-partners`;
  await expectStatus(204, headquarters.put(path, { body: { hostPartnerIds } }));
}

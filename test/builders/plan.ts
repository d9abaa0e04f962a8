import type { Client } from '../support/client.js';
import type { Product } from '../support/product.js';
import { aCapacity, agreementOf, aPartner, type Versioned } from './capacity.js';
import { expectStatus } from './course-run.js';
import { aCourse, aRunOf } from './planning.js';

export interface PlannableYear {
  fiscalYear: number;
  /** In Hyogo, and in Tokyo. */
  kobe: Versioned;
  tokyo: Versioned;
  /** Three draft runs of four weeks and twenty people, from 4 October 2027: planning week 27, and four either way. */
  runs: Versioned[];
}

/** Planning week of 4 October 2027. */
export const WEEK = 27;

/**
 * FY2027 with two offices that have room for one run at a time, a host partner beside each, and three runs that both
 * can give: every choice has somebody in its way.
 */
export async function aPlannableYear(product: Product): Promise<PlannableYear> {
  const fiscalYear = 2027;
  const headquarters = await product.headquarters();
  const small = { rooms: 1, beds: 30, hotelBeds: 0, coordinators: 3, seatWeeksTarget: 900 };
  await aCapacity(product, 'KANSAI', fiscalYear, small);
  await aCapacity(product, 'TOKYO', fiscalYear, { ...small, beds: 15, hotelBeds: 10 });
  const agreements = [agreementOf({ validFrom: '2027-04-01', validTo: '2028-03-31' })];
  const kobe = await aPartner(product, { agreements, runsAtOnce: 2 });
  const inTokyo = { name: 'Tokyo Waterworks', prefecture: 'Tokyo' };
  const tokyo = await aPartner(product, { agreements, runsAtOnce: 2, ...inTokyo });
  const inJapan = { kind: 'CORE', place: 'Kobe', mode: 'IN_JAPAN' };
  const phases = [{ ...inJapan, startsOn: '2027-10-04', endsOn: '2027-10-29' }];
  const runs: Versioned[] = [];
  for (const titleEn of ['Water Supply', 'Sewerage Works', 'Flood Control']) {
    const course = await aCourse(headquarters, { titleEn, plannedCapacity: 20 });
    runs.push(await aRunOf(headquarters, course.id, { phases }));
  }
  return { fiscalYear, kobe, tokyo, runs };
}

export async function aPlan(
  product: Product,
  name = 'First draft',
  fiscalYear = 2027,
): Promise<{ id: string; version: number }> {
  const headquarters = await product.headquarters();
  return (await expectStatus(201, headquarters.post('/api/plans', { body: { fiscalYear, name } }))).body;
}

type Where = [office: string, hostPartnerId: string, week: number];
export const at = ([office, hostPartnerId, week]: Where) => ({ office, hostPartnerId, week });
export const place = (runId: string, ...where: Where) => ({ act: 'PLACE', runId, ...at(where) });
export const pin = (runId: string, ...where: Where) => ({ act: 'PIN', runId, ...at(where) });
export const closed = (of: string, fromWeek: number, toWeek: number) => ({
  ...{ act: 'ADJUST', what: 'CLOSURE', of, fromWeek, toWeek },
});

/** A change with the version of the plan that its maker has seen. */
export const changing = (
  person: Client,
  plan: { id: string; version: number },
  acts: object[],
  reason?: string,
) => person.post(`/api/plans/${plan.id}/changes`, { version: plan.version, body: { acts, reason } });

/** A change that is made; answers the plan as it is then. */
export async function changed(
  person: Client,
  plan: { id: string; version: number },
  acts: object[],
  reason?: string,
): Promise<{ id: string; version: number }> {
  return (await expectStatus(200, changing(person, plan, acts, reason))).body;
}

/** The plan as it reads now, without what differs from version to version. */
export async function readPlan(person: Client, id: string): Promise<any> {
  return (await expectStatus(200, person.get(`/api/plans/${id}`))).body;
}

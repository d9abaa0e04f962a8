import type { Client } from '../support/client.js';
import type { Product } from '../support/product.js';
import { aCapacity, aPartner, agreementOf, type Versioned } from './capacity.js';
import { expectStatus } from './course-run.js';
import { aCourse, aRunOf } from './planning.js';

/** The year that the builders of this file plan. Its week 27 begins on 4 October 2027. */
export const PLANNED_YEAR = 2027;

/** A host partner in Hyogo under an agreement for the planned year; say only what differs. */
export const aHost = (product: Product, differs: object = {}): Promise<Versioned> =>
  aPartner(product, {
    agreements: [agreementOf({ validFrom: '2027-04-01', validTo: '2028-03-31' })],
    ...differs,
  });

/** The figures of an office for the planned year. */
export const anOffice = (product: Product, code: string, differs: object = {}): Promise<Versioned> =>
  aCapacity(product, code, PLANNED_YEAR, differs);

/** A draft of a run in the field of water, with six weeks in Japan from Monday of week 27; say only what differs. */
export async function aDemandedRun(
  headquarters: Client,
  differs: Record<string, unknown> = {},
  ofCourse: Record<string, unknown> = {},
): Promise<Versioned> {
  const course = await aCourse(headquarters, ofCourse);
  return aRunOf(headquarters, course.id, differs);
}

/** States what differs of a run of which nothing has been stated yet, or not since the version given. */
export async function stated(
  officer: Client,
  courseRunId: string,
  differs: object,
  version = 0,
): Promise<Versioned> {
  const path = `/api/run-demands/${courseRunId}`;
  return (await expectStatus(200, officer.put(path, { version, body: differs }))).body;
}

export const YOUNG_LEADERS = { programmeType: 'YOUNG_LEADERS', titleEn: 'Young Leaders for Kenya' };

/** A call that is open on the frozen day, 1 June 2026, and for a month. */
export const aCall = (differs: object = {}) => ({
  callText: 'Eighteen days on small municipalities.',
  ...{ opensOn: '2026-06-01', closesOn: '2026-06-30', evaluatorsNeeded: 2 },
  ...differs,
});

export const aProposal = (differs: object = {}) => ({
  ...{ title: 'A town and its valley', plan: 'Two weeks in the town office.', startWeek: 30 },
  ...differs,
});

/** The competition of a Young Leaders run of JICA Kansai. */
export async function aCompetition(
  product: Product,
  { office = 'KANSAI', ...differs }: { office?: string; opensOn?: string; closesOn?: string } = {},
): Promise<Versioned & { courseRunId: string }> {
  const headquarters = await product.headquarters();
  const run = await aDemandedRun(headquarters, { domesticOfficeCode: office }, YOUNG_LEADERS);
  const body = { courseRunId: run.id, ...aCall(differs) };
  const { body: receipt } = await expectStatus(
    201,
    headquarters.post('/api/proposal-competitions', { body }),
  );
  return { ...receipt, courseRunId: run.id };
}

/** The office enters what a host partner proposes. */
export async function entered(
  officer: Client,
  competitionId: string,
  hostPartnerId: string,
  differs: object = {},
): Promise<Versioned> {
  const body = { hostPartnerId, ...aProposal(differs) };
  const path = `/api/proposal-competitions/${competitionId}/proposals`;
  return (await expectStatus(201, officer.post(path, { body }))).body;
}

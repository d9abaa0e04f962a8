import type { Client } from '../support/client.js';
import type { Product } from '../support/product.js';
import { type BuiltRun, aCourseRun, expectStatus, type RunFacts } from './course-run.js';

export interface BuiltCriterion {
  kind: string;
  level: 'ESSENTIAL' | 'RECOMMENDED';
  wording: string;
  rule?: object | null;
}

export const AGE: BuiltCriterion = {
  kind: 'AGE',
  level: 'ESSENTIAL',
  wording: 'Between 25 and 45 years of age on 1 April 2026',
  rule: { kind: 'AGE', from: 25, to: 45, asOf: '2026-04-01' },
};
export const EXPERIENCE: BuiltCriterion = {
  kind: 'EXPERIENCE',
  level: 'ESSENTIAL',
  wording: 'At least five years in water supply',
  rule: { kind: 'EXPERIENCE', years: 5 },
};
export const POST: BuiltCriterion = {
  kind: 'POST',
  level: 'RECOMMENDED',
  wording: 'An engineer',
  rule: { kind: 'POST', words: ['engineer'] },
};

/** A published run with these criteria and room for many. */
export async function aRunThatAsks(
  product: Product,
  criteria: BuiltCriterion[],
  differs: Partial<RunFacts> = {},
): Promise<BuiltRun> {
  const run = await aCourseRun(product, { capacity: 500, slots: { KE: 200, MW: 200 }, ...differs });
  const headquarters = await product.headquarters();
  const { body } = await expectStatus(
    200,
    headquarters.patch(`/api/headquarters/course-runs/${run.id}`, {
      version: run.version,
      body: { criteria },
    }),
  );
  return { ...run, version: (body as BuiltRun).version };
}

export interface Officer {
  client: Client;
  id: string;
}

/** One more officer of a domestic office. */
export async function anOfficer(product: Product, code = 'KANSAI'): Promise<Officer> {
  const client = await product.personWith({ role: 'DOMESTIC_OFFICE', scope: code });
  const { body } = await expectStatus(200, client.get('/api/me'));
  return { client, id: (body as { accountId: string }).accountId };
}

export interface Host {
  client: Client;
  id: string;
  email: string | null;
}

/** A host partner of a run, with an account of its own. */
export async function aHost(
  product: Product,
  courseRunIds: string[],
  email: string | null = null,
): Promise<Host> {
  const headquarters = await product.headquarters();
  const partner = {
    name: 'Kobe City Waterworks Bureau',
    kind: 'LOCAL_GOVERNMENT',
    prefecture: 'Hyogo',
    email,
  };
  const { body } = await expectStatus(
    201,
    headquarters.post('/api/headquarters/host-partners', { body: partner }),
  );
  const { id } = body as { id: string };
  for (const courseRunId of courseRunIds)
    await expectStatus(
      204,
      headquarters.put(`/api/headquarters/course-runs/${courseRunId}/host-partners`, {
        body: { hostPartnerIds: [id] },
      }),
    );
  return { client: await product.personWith({ role: 'HOST_PARTNER', scope: id }), id, email };
}

/** A scale of two criteria: the first counts three times as much. */
export async function aScale(officer: Client, courseRunId: string): Promise<number> {
  const criteria = [
    { name: 'Relevance of the present post', weight: 3, maximum: 5 },
    { name: 'Plan for the time after', weight: 1, maximum: 10 },
  ];
  const { body } = await expectStatus(
    200,
    officer.put(`/api/domestic-office/course-runs/${courseRunId}/scale`, { version: 0, body: { criteria } }),
  );
  return (body as { version: number }).version;
}

/** Does something at another moment, on which those who are signed in still are, and comes back. */
export async function at<T>(product: Product, instant: string, act: () => Promise<T>): Promise<T> {
  const now = product.clock.now().toISOString();
  product.clock.set(instant);
  try {
    return await act();
  } finally {
    product.clock.set(now);
  }
}

import { randomUUID } from 'node:crypto';
import type { Client } from '../support/client.js';
import type { Product } from '../support/product.js';
import { expectStatus } from './course-run.js';

export interface BuiltNomination {
  id: string;
  reference: string;
  version: number;
  email: string;
}

export const nominee = () => ({
  familyName: 'Wanjiru',
  givenNames: 'Grace Njeri',
  birthDate: '1988-03-14',
  sex: 'FEMALE',
  email: `grace.${randomUUID().slice(0, 8)}@people.kccp.example`,
  organisation: 'Nairobi City Water and Sewerage Company',
  post: 'Senior water engineer',
});

/** A complete draft of an overseas office. */
export async function aDraft(
  office: Client,
  courseRunId: string,
  differs: Record<string, unknown> = {},
): Promise<BuiltNomination> {
  const facts = { ...nominee(), countryCode: 'KE', ...differs };
  const { body } = await expectStatus(
    201,
    office.post('/api/overseas-office/nominations', { body: { courseRunId, ...facts } }),
  );
  return { ...(body as BuiltNomination), email: facts.email };
}

export async function aSubmitted(
  office: Client,
  courseRunId: string,
  differs: Record<string, unknown> = {},
): Promise<BuiltNomination> {
  const draft = await aDraft(office, courseRunId, differs);
  const { body } = await expectStatus(
    200,
    office.post(`/api/overseas-office/nominations/${draft.id}/submit`, { version: draft.version }),
  );
  return { ...draft, ...(body as BuiltNomination) };
}

/** Handed in by Kenya and taken under screening. */
export async function underScreening(
  product: Product,
  courseRunId: string,
  domesticOffice: Client,
  differs: Record<string, unknown> = {},
): Promise<BuiltNomination> {
  const submitted = await aSubmitted(
    await product.overseasOffice((differs.countryCode as string) ?? 'KE'),
    courseRunId,
    differs,
  );
  const { body } = await expectStatus(
    200,
    domesticOffice.post(`/api/domestic-office/nominations/${submitted.id}/screen`, {
      version: submitted.version,
    }),
  );
  return { ...submitted, ...(body as BuiltNomination) };
}

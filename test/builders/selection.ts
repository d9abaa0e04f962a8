import type { Answer, Client } from '../support/client.js';
import type { Product } from '../support/product.js';
import { aCourseRun, type BuiltRun, expectStatus, type RunFacts } from './course-run.js';
import { underScreening } from './nomination.js';

export interface BuiltList {
  id: string;
  version: number;
}

/** People under screening, one for each fact given; each of another organisation unless said otherwise. */
export async function nomineesOf(
  product: Product,
  courseRunId: string,
  office: Client,
  facts: Record<string, unknown>[],
): Promise<BuiltNominee[]> {
  const built = [];
  // One after the other: where nobody has scored, the order of submission is the rank.
  for (const [place, differs] of facts.entries()) {
    const organisation = `Water Company ${place} of ${courseRunId.slice(-6)}`;
    product.clock.advance(1_000);
    built.push(await underScreening(product, courseRunId, office, { organisation, ...differs }));
  }
  return built;
}

export async function aProposedList(office: Client, courseRunId: string): Promise<BuiltList> {
  const answer = await expectStatus(
    201,
    office.post(`/api/domestic-office/course-runs/${courseRunId}/selection-lists`),
  );
  return answer.body as BuiltList;
}

/** Adopted as proposed and handed on. */
export async function aDecidedList(office: Client, courseRunId: string): Promise<BuiltList> {
  const list = await aProposedList(office, courseRunId);
  const adopted = await actOn(office, list, 'adopt');
  return (await expectStatus(200, actOn(office, adopted.body as BuiltList, 'hand-on'))).body as BuiltList;
}

export function actOn(office: Client, list: BuiltList, act: string, body?: object): Promise<Answer> {
  return office.post(`/api/domestic-office/selection-lists/${list.id}/${act}`, {
    version: list.version,
    body,
  });
}

export function decideOn(office: Client, list: BuiltList, decisions: object[]): Promise<Answer> {
  return office.put(`/api/domestic-office/selection-lists/${list.id}/decisions`, {
    version: list.version,
    body: { decisions },
  });
}

export interface BuiltNominee {
  id: string;
  reference: string;
  version: number;
  email: string;
}

/** The nomination as an overseas office, or as the domestic office, addresses it. */
export const outside = (id: string): string => `/api/overseas-office/nominations/${id}`;
export const inside = (id: string): string => `/api/domestic-office/nominations/${id}`;

/** A move on the newest version. */
export async function press(
  office: Client,
  path: (id: string) => string,
  { id }: { id: string },
  move: string,
  body?: object,
): Promise<Answer> {
  const { version } = (await expectStatus(200, office.get(path(id)))).body as { version: number };
  return office.post(`${path(id)}/${move}`, { version, body });
}

export async function placesTaken(product: Product, run: BuiltRun): Promise<number> {
  const [row] = await product.rows<{ taken: number }>(
    'SELECT places_taken taken FROM course_run WHERE id = ?',
    [run.id],
  );
  return row!.taken;
}

/** A run with accepted ones and a reserve list in the order given; released. */
export async function aReleasedRun(
  product: Product,
  office: Client,
  differs: Partial<RunFacts>,
  accepted: Record<string, unknown>[],
  reserve: Record<string, unknown>[],
): Promise<{ run: BuiltRun; accepted: BuiltNominee[]; reserve: BuiltNominee[] }> {
  const run = await aCourseRun(product, differs);
  const all = await nomineesOf(product, run.id, office, [...accepted, ...reserve]);
  for (const [place, one] of all.entries()) {
    const rank = place - accepted.length + 1;
    const [move, body] = rank < 1 ? ['accept', undefined] : ['reserve', { rank }];
    await expectStatus(200, office.post(`${inside(one.id)}/${move}`, { version: one.version, body }));
  }
  await expectStatus(200, office.post(`/api/domestic-office/course-runs/${run.id}/release-results`));
  return { run, accepted: all.slice(0, accepted.length), reserve: all.slice(accepted.length) };
}

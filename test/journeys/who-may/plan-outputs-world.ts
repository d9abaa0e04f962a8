import type { Role } from '#identity';
import { Files, Transactions } from '#platform';
import { expectStatus } from '../../builders/course-run.js';
import { releasedPlan } from '../../builders/plan-release.js';
import { aDraftPlan } from './plans-world.js';
import type { Side, Target, World } from './world.js';

const previews = new WeakMap<World, string>();
const releases = new WeakMap<World, Promise<Target>>();

/** A draft of which it was looked at what its release would do. */
export async function aPlanToRelease(world: World): Promise<Target> {
  const plan = await aDraftPlan(world);
  const headquarters = await world.product.headquarters();
  const path = `/api/plans/${plan.id}/release-preview?published=LEAVE`;
  previews.set(world, (await expectStatus(200, headquarters.get(path))).body.fingerprint);
  return plan;
}

/** As it was previewed last. */
export const asPreviewed = (world: World): object => ({
  published: 'LEAVE',
  asRehearsed: previews.get(world) ?? 'a'.repeat(64),
});

/** A release of a year in which nothing else is released: the second one of an empty plan would change nothing. */
export function aRelease(world: World): Promise<Target> {
  const known = releases.get(world) ?? released(world);
  releases.set(world, known);
  return known;
}

async function released(world: World): Promise<Target> {
  const headquarters = await world.product.headquarters();
  const body = { fiscalYear: 2033, name: 'Released' };
  const plan = await expectStatus(201, headquarters.post('/api/plans', { body }));
  const { id } = await releasedPlan(headquarters, plan.body.id);
  return { id, version: 1 };
}

export async function aDocument(world: World): Promise<Target> {
  const { id } = await aDraftPlan(world);
  const headquarters = await world.product.headquarters();
  const body = { paper: 'XLSX' };
  const answer = await expectStatus(202, headquarters.post(`/api/plans/${id}/documents`, { body }));
  return { id: answer.body.id, version: 1 };
}

/** A document whose file is made: the matrix has no worker. */
export async function aReadyDocument(world: World): Promise<Target> {
  const document = await aDocument(world);
  const { app } = world.product;
  const files = app.get(Files, { strict: false });
  const bytes = Buffer.from('x');
  const file = await files.put({ name: 'Plan.xlsx', mediaType: 'application/octet-stream', bytes });
  await app.get(Transactions, { strict: false }).run((tx) => files.record(tx, file));
  const ready = "UPDATE plan_document SET state = 'READY', file_id = ? WHERE id = ?";
  await world.product.rows(ready, [file.id, document.id]);
  return document;
}

/** The calendar of the person who acts, or of a colleague. */
export async function aCalendarFeed(world: World, side: Side, role: Role = 'HEADQUARTERS'): Promise<Target> {
  const colleague = { role: 'HEADQUARTERS', scope: '' } as const;
  const owner = await (side === 'own' ? world.as(role) : world.product.personWith(colleague));
  // Whoever asked before may have opened as many as one may have.
  await world.product.rows('DELETE FROM calendar_feed');
  const body = { covers: 'OFFICER', name: 'For the matrix' };
  const answer = await expectStatus(201, owner.post('/api/calendar-feeds', { body }));
  return { id: answer.body.id, version: 1 };
}

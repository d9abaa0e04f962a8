import { InformationDocuments } from '#catalogue';
import { newId } from '#platform';
import { completeInformation } from '../../builders/information.js';
import { expectStatus } from '../../builders/course-run.js';
import type { Entry, Table } from './entry.js';
import type { Side, Target, World } from './world.js';

const PATH = '/api/headquarters/course-runs';
let serial = 0;

/** A run seen from Japan: of Kansai or of Tokyo; seen from Kenya: one with slots of its own or without. */
const runInJapan = (world: World, side: Side) => (side === 'own' ? world.kansaiRun : world.tokyoRun).id;
const runAbroad = (world: World, side: Side) => (side === 'own' ? world.kansaiRun : world.malawiRun).id;

/** Written so far, in its present version. */
async function draft(world: World, id: string): Promise<Target> {
  const { body } = await expectStatus(
    200,
    (await world.product.headquarters()).get(`${PATH}/${id}/general-information`),
  );
  return { id, version: (body as { version: number }).version };
}

/** Complete, and not as it was issued before. */
async function complete(world: World, id: string): Promise<Target> {
  const { version } = await draft(world, id);
  const headquarters = await world.product.headquarters();
  const body = completeInformation({ other: `For the matrix, ${++serial}.` });
  const written = await expectStatus(
    200,
    headquarters.patch(`${PATH}/${id}/general-information`, { version, body }),
  );
  return { id, version: (written.body as { version: number }).version };
}

/** Issued, with its PDF. */
async function issued(world: World, id: string): Promise<Target> {
  const { version } = await complete(world, id);
  const headquarters = await world.product.headquarters();
  await expectStatus(
    200,
    headquarters.post(`${PATH}/${id}/general-information/issue`, { version, body: {} }),
  );
  const documents = world.product.app.get(InformationDocuments, { strict: false });
  const versions = await world.product.rows<{ id: string }>(
    'SELECT id FROM information_version WHERE course_run_id = ? AND file_id IS NULL',
    [id],
  );
  for (const one of versions) await documents.set(one.id, newId());
  return { id };
}

type Making = (world: World, id: string) => Promise<Target>;
const inJapan = (make: Making) => (world: World, side: Side) => make(world, runInJapan(world, side));
const abroad = (make: Making) => (world: World, side: Side) => make(world, runAbroad(world, side));

const writing: Pick<Entry, 'body'> = { body: () => ({ background: 'For the matrix.' }) };
const issuing: Pick<Entry, 'body'> = { body: () => ({ note: 'For the matrix.' }) };
const domestic = { may: ['DOMESTIC_OFFICE'] } as const satisfies Entry;
const headquarters = { may: ['HEADQUARTERS'], national: true } as const satisfies Entry;
const nationalReaders = { may: ['HEADQUARTERS', 'AUDITOR'], national: true } as const satisfies Entry;
const overseas = { may: ['OVERSEAS_OFFICE'] } as const satisfies Entry;
/** Nobody's id: what is published is found under its own only. */
const unknown = { may: 'ANYONE', answer: 404 } as const satisfies Entry;

export const INFORMATION: Table = {
  'GET /api/domestic-office/course-runs/:id/general-information': { ...domestic, target: inJapan(draft) },
  'PATCH /api/domestic-office/course-runs/:id/general-information': {
    ...domestic,
    ...writing,
    target: inJapan(draft),
  },
  'POST /api/domestic-office/course-runs/:id/general-information/issue': {
    ...domestic,
    ...issuing,
    target: inJapan(complete),
  },
  'GET /api/domestic-office/course-runs/:id/general-information/issued': {
    ...domestic,
    target: inJapan(issued),
  },
  'GET /api/domestic-office/course-runs/:id/general-information/pdf': {
    ...domestic,
    target: inJapan(issued),
  },
  'GET /api/headquarters/course-runs/:id/general-information': {
    ...nationalReaders,
    target: inJapan(draft),
  },
  'PATCH /api/headquarters/course-runs/:id/general-information': {
    ...headquarters,
    ...writing,
    target: inJapan(draft),
  },
  'POST /api/headquarters/course-runs/:id/general-information/issue': {
    ...headquarters,
    ...issuing,
    target: inJapan(complete),
  },
  'GET /api/headquarters/course-runs/:id/general-information/issued': {
    ...nationalReaders,
    target: inJapan(issued),
  },
  'GET /api/headquarters/course-runs/:id/general-information/pdf': {
    ...nationalReaders,
    target: inJapan(issued),
  },
  'GET /api/overseas-office/course-runs/:id/general-information': { ...overseas, target: abroad(issued) },
  'GET /api/overseas-office/course-runs/:id/general-information/pdf': {
    ...overseas,
    target: abroad(issued),
  },
  'GET /api/open-data/course-runs': { may: 'ANYONE' },
  'GET /api/open-data/course-runs.ics': { may: 'ANYONE' },
  'GET /api/open-data/course-runs/:id': unknown,
  'GET /api/open-data/course-runs/:id/general-information': unknown,
  'GET /api/open-data/course-runs/:id/general-information/pdf': unknown,
  'GET /courses': { may: 'ANYONE' },
  'GET /courses/:id': unknown,
};

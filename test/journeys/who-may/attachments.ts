import { aDraft } from '../../builders/nomination.js';
import { expectStatus } from '../../builders/course-run.js';
import { anUpload, aPdf } from '../../builders/document.js';
import type { Entry, Table } from './entry.js';
import type { Side, Target, World } from './world.js';

const overseas = ['OVERSEAS_OFFICE'] as const;
const domestic = ['DOMESTIC_OFFICE'] as const;
const headquarters = { may: ['HEADQUARTERS'], national: true } as const satisfies Entry;
const published = async (world: World): Promise<Target> => world.publishedRun();

/** A draft with a document: of Kenya, or of Malawi to the same run. */
async function withDocument(world: World, side: Side): Promise<Target> {
  const countryCode = side === 'own' ? 'KE' : 'MW';
  const office = await world.product.overseasOffice(countryCode);
  const draft = await aDraft(office, world.kansaiRun.id, { countryCode });
  const uploadId = await anUpload(office, aPdf());
  const path = `/api/overseas-office/nominations/${draft.id}/attachments`;
  const { body } = await expectStatus(201, office.post(path, { body: { uploadId, kind: 'OTHER' } }));
  return { id: draft.id, version: draft.version, attachmentId: (body as { id: string }).id };
}

/** The same handed in: to Kansai, or to Tokyo. */
async function handedIn(world: World, side: Side): Promise<Target> {
  const kenya = await world.product.overseasOffice('KE');
  const run = side === 'own' ? world.kansaiRun : world.tokyoRun;
  const draft = await aDraft(kenya, run.id);
  const uploadId = await anUpload(kenya, aPdf());
  const path = `/api/overseas-office/nominations/${draft.id}`;
  const { body } = await expectStatus(
    201,
    kenya.post(`${path}/attachments`, { body: { uploadId, kind: 'OTHER' } }),
  );
  await expectStatus(200, kenya.post(`${path}/submit`, { version: draft.version }));
  return { id: draft.id, attachmentId: (body as { id: string }).id };
}

async function aBatch(world: World, side: Side): Promise<Target> {
  const countryCode = side === 'own' ? 'KE' : 'MW';
  const office = await world.product.overseasOffice(countryCode);
  const draft = await aDraft(office, world.kansaiRun.id, { countryCode });
  const { body } = await expectStatus(
    201,
    office.post('/api/overseas-office/submission-batches', {
      body: { nominations: [{ id: draft.id, version: draft.version }] },
    }),
  );
  return { id: (body as { id: string }).id };
}

export const DOCUMENTS: Table = {
  'GET /api/overseas-office/nominations/:id/attachments': { may: overseas, target: withDocument },
  'POST /api/overseas-office/nominations/:id/attachments': {
    may: overseas,
    target: withDocument,
    body: async (world) => ({
      uploadId: await anUpload(await world.as('OVERSEAS_OFFICE'), aPdf()),
      kind: 'OFFICIAL_LETTER',
    }),
    answer: 201,
  },
  'GET /api/overseas-office/nominations/:id/attachments/:attachmentId/file': {
    may: overseas,
    target: withDocument,
  },
  'DELETE /api/overseas-office/nominations/:id/attachments/:attachmentId': {
    may: overseas,
    target: withDocument,
    answer: 204,
  },
  'GET /api/domestic-office/nominations/:id/attachments': { may: domestic, target: handedIn },
  'GET /api/domestic-office/nominations/:id/attachments/:attachmentId/file': {
    may: domestic,
    target: handedIn,
  },
  'GET /api/headquarters/course-runs/:id/deadline-extensions': {
    may: ['HEADQUARTERS', 'AUDITOR'],
    national: true,
    target: published,
  },
  'GET /api/headquarters/course-runs/:id/deadline-extensions/preview': {
    ...headquarters,
    target: published,
    query: 'countries=KE',
  },
  'POST /api/headquarters/course-runs/:id/deadline-extensions': {
    ...headquarters,
    target: published,
    body: () => ({ countryCodes: ['KE'], until: '2026-06-15', reason: 'For the matrix.' }),
    answer: 201,
  },
  'GET /api/overseas-office/submission-batches': { may: overseas },
  'POST /api/overseas-office/submission-batches': {
    may: overseas,
    body: async (world) => {
      const { id, version } = await aDraft(await world.as('OVERSEAS_OFFICE'), world.kansaiRun.id);
      return { nominations: [{ id, version }] };
    },
    answer: 201,
  },
  'GET /api/overseas-office/submission-batches/:id': { may: overseas, target: aBatch },
  'GET /api/overseas-office/submission-batches/:id/receipt': { may: overseas, target: aBatch, answer: 409 },
  'GET /receipts/:number': { may: 'ANYONE', answer: 404 },
};

import { createHash } from 'node:crypto';
import { ImportChecks } from '#applications';
import { newId } from '#platform';
import { anImport, aRow, csvOf } from '../../builders/import.js';
import type { Client } from '../../support/client.js';
import type { Entry, Table } from './entry.js';
import type { Side, Target, World } from './world.js';

const may = ['OVERSEAS_OFFICE'] as const;

let serial = 0;
const aFile = (differs: Record<string, string> = {}) => csvOf([aRow(++serial, differs)]);

const officeOf = (world: World, side: Side): Promise<Client> =>
  side === 'own' ? world.as('OVERSEAS_OFFICE') : world.product.overseasOffice('MW');

/** Kenya's import to a run of Kansai, or Malawi's to the same; checked as the worker does it. */
async function checkedImport(
  world: World,
  side: Side,
  differs: Record<string, string> = {},
): Promise<Target> {
  const countryCode = side === 'own' ? 'KE' : 'MW';
  const started = await anImport(await officeOf(world, side), world.kansaiRun.id, aFile(differs), {
    countryCode,
  });
  await world.product.app.get(ImportChecks, { strict: false }).check(newId(), started.id);
  return { id: started.id };
}

/** Kenya's officer's, written past the interface: uploading leaves an entry in the audit trail of its own. */
async function anEmptyUpload(world: World): Promise<string> {
  const [token] = (await world.as('OVERSEAS_OFFICE')).cookies.values();
  const id = newId();
  await world.product.rows(
    "INSERT INTO upload (id, account_id, name, size, pieces, begun_at) SELECT ?, account_id, 'Kenya.csv', 0, '[]', '2026-06-01' FROM session WHERE token_hash = ?",
    [id, createHash('sha256').update(token!).digest('hex')],
  );
  return id;
}

const checked: Entry = { may, target: (world, side) => checkedImport(world, side) };

export const IMPORT: Table = {
  'GET /api/overseas-office/course-runs/:id/nomination-template': {
    may,
    query: 'country=KE',
    target: async (world, side) => (side === 'own' ? world.kansaiRun : world.malawiRun),
  },
  'GET /api/overseas-office/imports': { may },
  'POST /api/overseas-office/imports': {
    may,
    body: async (world) => ({
      uploadId: await anEmptyUpload(world),
      courseRunId: world.kansaiRun.id,
      countryCode: 'KE',
    }),
    answer: 201,
  },
  'GET /api/overseas-office/imports/:id': checked,
  'GET /api/overseas-office/imports/:id/rows': checked,
  'GET /api/overseas-office/imports/:id/errors-file': {
    may,
    target: (world, side) => checkedImport(world, side, { Sex: 'unknown' }),
  },
  'POST /api/overseas-office/imports/:id/confirm': checked,
  'POST /api/overseas-office/imports/:id/throw-away': checked,
};

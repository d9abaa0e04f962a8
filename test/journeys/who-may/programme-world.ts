import { newId } from '#platform';
import { aCourseRun } from '../../builders/course-run.js';
import { A_PDF, anUpload, aPublished, aRegistered } from '../../builders/material.js';
import { EditedProgramme } from '../../builders/programme.js';
import type { Role } from '#identity';
import type { Side, Target, World } from './world.js';

const officeOf = (side: Side) => (side === 'own' ? 'KANSAI' : 'TOKYO');

async function drafted(world: World, side: Side): Promise<{ programme: EditedProgramme; sessionId: string }> {
  const office = await world.product.domesticOffice(officeOf(side));
  const run = await aCourseRun(world.product, { office: officeOf(side) });
  const programme = new EditedProgramme(office, run.id);
  return { programme, sessionId: await programme.add() };
}

/** A run of Kansai, or of Tokyo, with a session in the draft of its programme. */
export async function aProgramme(world: World, side: Side): Promise<Target> {
  const { programme } = await drafted(world, side);
  return { id: programme.runId, version: programme.version };
}

export async function aSessionOf(world: World, side: Side): Promise<Target> {
  const { programme, sessionId } = await drafted(world, side);
  return { id: sessionId, version: programme.version };
}

export async function aReleaseOf(world: World, side: Side): Promise<Target> {
  const { programme } = await drafted(world, side);
  return { id: await programme.release() };
}

/** A run of Kansai, by its id, with a released programme. */
export async function aReleasedProgramme(world: World): Promise<Target> {
  const { programme } = await drafted(world, 'own');
  await programme.release();
  return { id: programme.runId };
}

/** A run with a released programme that the host partner of the world gives, or that nobody gives. */
export async function aHostedProgramme(world: World, side: Side): Promise<Target> {
  await world.as('HOST_PARTNER');
  const { programme } = await drafted(world, 'own');
  await programme.release();
  if (side === 'foreign') return { id: programme.runId };
  const { product } = world;
  const [grant] = await product.rows<{ scope: string }>(
    "SELECT scope FROM role_grant WHERE role = 'HOST_PARTNER' ORDER BY id LIMIT 1",
  );
  const partner = [grant!.scope, 'A host partner', 'UNIVERSITY', 'Hyogo'];
  await product.rows('INSERT IGNORE INTO host_partner (id, name, kind, prefecture) VALUES (?)', [partner]);
  await product.rows('INSERT INTO hosting (id, course_run_id, host_partner_id) VALUES (?)', [
    [newId(), programme.runId, grant!.scope],
  ]);
  return { id: programme.runId };
}

/** Registered by Kansai, so that headquarters and Kansai may change it. */
export async function aDraftMaterial(world: World): Promise<Target> {
  return aRegistered(await world.product.domesticOffice('KANSAI'));
}

export async function aReadyMaterial(world: World): Promise<Target> {
  const kansai = await world.product.domesticOffice('KANSAI');
  return aRegistered(kansai, { externalAddress: 'https://www.youtube.com/watch?v=abc' });
}

export async function aPublishedMaterial(world: World): Promise<Target> {
  return aPublished(await world.product.domesticOffice('KANSAI'));
}

/** A file of a material; the version is that of the material, which holds an address besides. */
export async function aMaterialFile(world: World): Promise<Target> {
  const kansai = await world.product.domesticOffice('KANSAI');
  const { fileId, version } = await aPublished(kansai, { externalAddress: 'https://www.youtube.com/x' });
  return { id: fileId, version };
}

const uploads = new WeakMap<World, string>();

/** A material, and an upload of the person who is going to add it. */
export async function aMaterialAndUpload(
  world: World,
  _side: Side,
  role: Role = 'HEADQUARTERS',
): Promise<Target> {
  uploads.set(world, await anUpload(await world.as(role), 'Leakage control.pdf', A_PDF));
  return aDraftMaterial(world);
}

export const uploadOf = (world: World) => ({ uploadId: uploads.get(world) ?? newId() });

let year = 2100;

export async function aPublishedFigure(world: World): Promise<Target> {
  const id = newId();
  const [account] = await world.product.rows<{ id: string }>('SELECT id FROM account LIMIT 1');
  await world.product.rows(
    'INSERT INTO visit_opening_balance (id, fiscal_year, visits, source, entered_by, entered_at) VALUES (?)',
    [[id, ++year, 1, 'For the matrix', account!.id, '2026-06-01']],
  );
  return { id, version: 1 };
}

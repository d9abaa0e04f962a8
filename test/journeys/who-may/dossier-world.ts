import { expectStatus } from '../../builders/course-run.js';
import { aFullDraft, aFullNomination, aRunWithForm } from '../../builders/dossier.js';
import type { Client } from '../../support/client.js';
import type { Side, Target, World } from './world.js';

const TODAY = { startsOn: '2026-06-20', endsOn: '2026-07-31', capacity: 500 };

const runs = new WeakMap<World, Map<string, Promise<{ id: string }>>>();
const medics = new WeakMap<World, Promise<Client>>();

/** A run of an office in which Kenya and Malawi nominate with a dossier. */
function runWithForm(world: World, office: string): Promise<{ id: string }> {
  const known = runs.get(world) ?? new Map<string, Promise<{ id: string }>>();
  runs.set(world, known);
  const run =
    known.get(office) ?? aRunWithForm(world.product, { ...TODAY, office, slots: { KE: 200, MW: 200 } });
  known.set(office, run);
  return run;
}

/** A draft with its dossier, of Kenya or of Malawi; `version` is that of a part. */
export async function draftWithDossier(world: World, side: Side): Promise<Target> {
  const countryCode = side === 'own' ? 'KE' : 'MW';
  const run = await runWithForm(world, 'KANSAI');
  const office = await world.product.overseasOffice(countryCode);
  return { ...(await aFullDraft(office, run.id, { nominee: { countryCode } })), version: 1 };
}

/** Handed in with its dossier, to Kansai or to Tokyo. */
export async function submittedWithDossier(world: World, side: Side): Promise<Target> {
  const run = await runWithForm(world, side === 'own' ? 'KANSAI' : 'TOKYO');
  return aFullNomination(await world.product.overseasOffice('KE'), run.id);
}

/** Somebody who screens for Kansai and has its medical role. */
export function medic(world: World): Promise<Client> {
  const scope = 'KANSAI';
  const known =
    medics.get(world) ??
    world.product.personWith({ role: 'DOMESTIC_OFFICE', scope }, { role: 'MEDICAL', scope });
  medics.set(world, known);
  return known;
}

/** A draft whose nominee was invited. */
export async function invitedDraft(world: World, side: Side): Promise<Target> {
  const draft = await draftWithDossier(world, side);
  const office = await world.product.overseasOffice(side === 'own' ? 'KE' : 'MW');
  await expectStatus(201, office.post(`/api/overseas-office/nominations/${draft.id}/invitation`));
  return draft;
}

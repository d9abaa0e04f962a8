import { newId } from '#platform';
import { nominee } from '../../builders/nomination.js';
import type { Entry, Table } from './entry.js';
import type { Target, World } from './world.js';

const read = { may: ['HEADQUARTERS', 'AUDITOR'], national: true } as const satisfies Entry;
const decide = { may: ['HEADQUARTERS'], national: true } as const satisfies Entry;
const reason = 'For the matrix.';

async function aPerson(world: World): Promise<Target> {
  const id = newId();
  await world.product.rows(
    "INSERT INTO person (id, family_name, nationality, created_at) VALUES (?, 'Wanjiru', 'KE', '2026-06-01')",
    [id],
  );
  return { id };
}

async function aDuplicate(world: World, decision: string | null = null): Promise<Target> {
  const id = newId();
  const [one, other] = [(await aPerson(world)).id, (await aPerson(world)).id].toSorted();
  await world.product.rows(
    `INSERT INTO duplicate_candidate (id, one_person_id, other_person_id, score, reasons, found_at, decision)
     VALUES (?, ?, ?, 90, '["SAME_NAME"]', '2026-06-01', ?)`,
    [id, one, other, decision],
  );
  return { id };
}

async function aMerge(world: World): Promise<Target> {
  const id = newId();
  const [kept, merged] = [await aPerson(world), await aPerson(world)];
  const [account] = await world.product.rows<{ id: string }>('SELECT id FROM account LIMIT 1');
  await world.product.rows(
    `INSERT INTO person_merge (id, kept_person_id, merged_person_id, reason, decided_by, decided_at)
     VALUES (?, ?, ?, ?, ?, '2026-06-01')`,
    [id, kept.id, merged.id, reason, account!.id],
  );
  await world.product.rows('UPDATE person SET merged_into_id = ? WHERE id = ?', [kept.id, merged.id]);
  return { id };
}

export const PEOPLE: Table = {
  'GET /api/overseas-office/nominations/:id/earlier-participation': {
    may: ['OVERSEAS_OFFICE'],
    target: (world, side) => world.outside(side, 'SUBMITTED'),
  },
  'GET /api/domestic-office/nominations/:id/earlier-participation': {
    may: ['DOMESTIC_OFFICE'],
    target: (world, side) => world.inside(side, 'SUBMITTED'),
  },
  'GET /api/headquarters/people': {
    ...read,
    query: `familyName=${nominee().familyName}&nationality=KE&birthDate=1988-03-14`,
  },
  'GET /api/headquarters/people/:id': { ...read, target: aPerson },
  'POST /api/headquarters/people/:id/merges': {
    ...decide,
    target: aPerson,
    body: async (world) => ({ mergedPersonId: (await aPerson(world)).id, reason }),
    answer: 201,
  },
  'GET /api/headquarters/duplicates': read,
  'POST /api/headquarters/duplicates/:id/keep-apart': {
    ...decide,
    target: (world) => aDuplicate(world),
    body: () => ({ reason }),
  },
  'POST /api/headquarters/duplicates/:id/reopen': {
    ...decide,
    target: (world) => aDuplicate(world, 'TWO_PEOPLE'),
    body: () => ({ reason }),
  },
  'GET /api/headquarters/person-merges': read,
  'POST /api/headquarters/person-merges/:id/undo': { ...decide, target: aMerge, body: () => ({ reason }) },
};

import { randomUUID } from 'node:crypto';
import { ROLE_NAMES, type Role } from '#identity';
import { expectStatus } from '../../builders/course-run.js';
import type { Entry, Table } from './entry.js';
import type { Side, Target, World } from './world.js';

/** Announced by the person who asks, or by somebody else of the same role. */
async function announced(world: World, side: Side, role: Role = 'HEADQUARTERS'): Promise<Target> {
  const scopes: Partial<Record<Role, string>> = {
    OVERSEAS_OFFICE: 'KE',
    DOMESTIC_OFFICE: 'KANSAI',
    MEDICAL: 'KANSAI',
  };
  const scope = scopes[role] ?? (role === 'HOST_PARTNER' ? randomUUID() : '');
  const owner = side === 'own' ? await world.as(role) : await world.product.personWith({ role, scope });
  const { body } = await expectStatus(201, owner.post('/api/uploads', { body: { name: 'a.csv', size: 3 } }));
  return { id: (body as { id: string }).id };
}

const anybodySignedIn = { may: ROLE_NAMES } as const satisfies Entry;

export const UPLOADS: Table = {
  'POST /api/uploads': { ...anybodySignedIn, body: () => ({ name: 'a.csv', size: 3 }), answer: 201 },
  'GET /api/uploads/:id': { ...anybodySignedIn, target: announced },
  'PATCH /api/uploads/:id': { ...anybodySignedIn, target: announced, piece: true },
};

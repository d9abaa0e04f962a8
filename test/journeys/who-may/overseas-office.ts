import { nominee } from '../../builders/nomination.js';
import type { Entry, Table } from './entry.js';
import type { Side, World } from './world.js';

const may = ['OVERSEAS_OFFICE'] as const;
const reason = () => ({ reason: 'For the matrix.' });

const nomination = (state: Parameters<World['outside']>[1], body?: () => object): Entry => ({
  may,
  target: (world: World, side: Side) => world.outside(side, state),
  body,
});

export const OVERSEAS_OFFICE: Table = {
  'GET /api/overseas-office/course-runs': { may },
  'GET /api/overseas-office/course-runs/:id': {
    may,
    target: async (world, side) => (side === 'own' ? world.kansaiRun : world.malawiRun),
  },
  'PUT /api/overseas-office/course-runs/:id/allotments/:countryCode/national-deadline': {
    may,
    target: (world, side) => world.allotment(side),
    body: () => ({ nationalDeadline: '2026-06-05' }),
  },
  'GET /api/overseas-office/nominations': { may },
  'POST /api/overseas-office/nominations': {
    may,
    body: (world) => ({ ...nominee(), courseRunId: world.kansaiRun.id, countryCode: 'KE' }),
    answer: 201,
  },
  'GET /api/overseas-office/nominations/:id': nomination('SUBMITTED'),
  'GET /api/overseas-office/nominations/:id/history': nomination('SUBMITTED'),
  'PATCH /api/overseas-office/nominations/:id': nomination('DRAFT', () => ({ post: 'Engineer' })),
  'POST /api/overseas-office/nominations/:id/submit': nomination('DRAFT'),
  'POST /api/overseas-office/nominations/:id/discard': nomination('DRAFT'),
  'POST /api/overseas-office/nominations/:id/recover': nomination('LAPSED'),
  'POST /api/overseas-office/nominations/:id/withdraw': nomination('SUBMITTED', reason),
  'POST /api/overseas-office/nominations/:id/decline': nomination('RELEASED', reason),
};

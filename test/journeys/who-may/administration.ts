import { randomUUID } from 'node:crypto';
import type { Table } from './entry.js';

const administrator = { may: ['ADMINISTRATOR'], national: true } as const;

export const ADMINISTRATION: Table = {
  'GET /api/administration/accounts': administrator,
  'POST /api/administration/accounts': {
    ...administrator,
    body: () => ({
      email: `${randomUUID()}@staff.kccp.example`,
      name: 'New Officer',
      password: 'a long first password',
      grants: [{ role: 'OVERSEAS_OFFICE', scope: 'KE' }],
    }),
    answer: 201,
  },
  'POST /api/administration/accounts/:id/grants': {
    ...administrator,
    target: (world) => world.account(),
    body: () => ({ role: 'HEADQUARTERS' }),
    answer: 204,
  },
  'DELETE /api/administration/accounts/:id/grants': {
    ...administrator,
    target: (world) => world.account(),
    query: 'role=AUDITOR',
    answer: 204,
  },
  'DELETE /api/administration/accounts/:id': {
    ...administrator,
    target: (world) => world.account(),
    answer: 204,
  },
  'GET /api/administration/deliveries': { may: ['ADMINISTRATOR', 'AUDITOR'], national: true },
  'POST /api/administration/deliveries/:id/send-again': {
    ...administrator,
    target: (world) => world.failedLetter(),
    answer: 204,
  },
};

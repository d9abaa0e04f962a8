import type { Entry, Table } from './entry.js';

const auditor = { may: ['AUDITOR'], national: true } as const satisfies Entry;
const aNomination: Entry = { ...auditor, target: (world) => world.inside('own', 'SUBMITTED') };

export const AUDITOR: Table = {
  'GET /api/auditor/nominations': auditor,
  'GET /api/auditor/nominations/:id': aNomination,
  'GET /api/auditor/nominations/:id/history': aNomination,
  'GET /api/auditor/audit-entries': auditor,
};

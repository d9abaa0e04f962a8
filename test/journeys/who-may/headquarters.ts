import type { Table } from './entry.js';

const write = { may: ['HEADQUARTERS'], national: true } as const;
const read = { may: ['HEADQUARTERS', 'AUDITOR'], national: true } as const;

export const HEADQUARTERS: Table = {
  'GET /api/headquarters/courses': read,
  'POST /api/headquarters/courses': {
    ...write,
    body: () => ({ titleEn: 'Roads', programmeType: 'SHORT_TERM', firstFiscalYear: 2026 }),
    answer: 201,
  },
  'GET /api/headquarters/courses/:id': { ...read, target: (world) => world.course() },
  'PATCH /api/headquarters/courses/:id': {
    ...write,
    target: (world) => world.course(),
    body: () => ({ years: 4 }),
  },
  'GET /api/headquarters/course-runs': read,
  'POST /api/headquarters/course-runs': {
    ...write,
    body: async (world) => ({ courseId: (await world.course()).id, fiscalYear: 2026 }),
    answer: 201,
  },
  'GET /api/headquarters/course-runs/:id': { ...read, target: (world) => world.draftRun() },
  'PATCH /api/headquarters/course-runs/:id': {
    ...write,
    target: (world) => world.draftRun(),
    body: () => ({ capacity: 20 }),
  },
  'POST /api/headquarters/course-runs/:id/publish': { ...write, target: (world) => world.runToPublish() },
  'POST /api/headquarters/course-runs/:id/cancel': {
    ...write,
    target: (world) => world.publishedRun(),
    body: () => ({ reason: 'For the matrix.' }),
  },
  'PUT /api/headquarters/course-runs/:id/allotments/:countryCode': {
    ...write,
    target: async (world) => ({ ...(await world.draftRun()), countryCode: 'KE' }),
    body: () => ({ slots: 2, jicaDeadline: '2026-06-12' }),
  },
  'PUT /api/headquarters/course-runs/:id/host-partners': {
    ...write,
    target: (world) => world.draftRun(),
    body: () => ({ hostPartnerIds: [] }),
    answer: 204,
  },
  'GET /api/headquarters/host-partners': { may: ['HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR'] },
  'POST /api/headquarters/host-partners': {
    ...write,
    body: () => ({ name: 'Kobe City', kind: 'LOCAL_GOVERNMENT', prefecture: 'Hyogo' }),
    answer: 201,
  },
};

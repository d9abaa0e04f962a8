import {
  aChangedPlan,
  aDraftPlan,
  anUndonePlan,
  HOST,
  levelsToSet,
  MORE_BEDS,
  OTHER_PLAN,
  RUN,
} from './plans-world.js';
import type { Table } from './entry.js';

// All domestic offices read the whole year and work on its drafts: no plan is foreign to them.
const read = {
  may: ['HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR'],
  national: true,
  target: aDraftPlan,
} as const;
const write = { may: ['HEADQUARTERS', 'DOMESTIC_OFFICE'], national: true, target: aDraftPlan } as const;
const { target: _, ...list } = read;

export const PLANS: Table = {
  'GET /api/plans': { ...list, query: 'fiscalYear=2027' },
  'POST /api/plans': {
    may: ['HEADQUARTERS'],
    body: () => ({ fiscalYear: 2027, name: 'For the matrix' }),
    answer: 201,
  },
  'GET /api/plans/:id': read,
  'PATCH /api/plans/:id': { ...write, body: () => ({ name: 'For the matrix' }) },
  'POST /api/plans/:id/fork': { ...write, body: () => ({ name: 'For the matrix' }), answer: 201 },
  'POST /api/plans/:id/discard': write,
  'GET /api/plans/:id/changes': read,
  'GET /api/plans/:id/steps': { ...read, query: 'since=0' },
  'POST /api/plans/:id/changes': { ...write, body: () => MORE_BEDS },
  'POST /api/plans/:id/undo': { ...write, target: aChangedPlan },
  'POST /api/plans/:id/redo': { ...write, target: anUndonePlan },
  'GET /api/plans/:id/verdicts': { ...read, query: `runId=${RUN}` },
  'GET /api/plans/:id/verdict': {
    ...read,
    query: `runId=${RUN}&office=KANSAI&hostPartnerId=${HOST}&week=27`,
  },
  'GET /api/plans/:id/faults': read,
  'GET /api/plans/:id/comparison': { ...read, query: `with=${OTHER_PLAN}` },
  'GET /api/planning-rules': { ...list, query: 'fiscalYear=2031' },
  'PUT /api/planning-rules': { may: ['HEADQUARTERS'], query: 'fiscalYear=2031', body: levelsToSet },
};

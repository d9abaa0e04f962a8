import { figures } from '../../builders/capacity.js';
import type { Entry, Table } from './entry.js';
import {
  aFreshCapacity,
  aHeldRun,
  aLocalHoliday,
  aMoveToCome,
  aNameToCome,
  aNewPartner,
  anEnteredHoliday,
  anEnteredMove,
  anEnteredName,
  anEvaluation,
  anOpenPool,
  aPool,
  aYearToBegin,
  firstFigures,
  theOwnPartner,
} from './capacity-world.js';

const headquarters = { may: ['HEADQUARTERS'], national: true } as const satisfies Entry;
const planners = {
  may: ['HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR'],
  national: true,
} as const satisfies Entry;
/** That a domestic office changes its own only is told in the journeys of capacity and of holidays. */
const offices = { may: ['HEADQUARTERS', 'DOMESTIC_OFFICE'], national: true } as const satisfies Entry;
const ofYear = { query: 'fiscalYear=2026' };
const evaluation = { may: ['DOMESTIC_OFFICE'], target: aHeldRun } as const satisfies Entry;

const CAPACITIES: Table = {
  'GET /api/capacities': { ...planners, ...ofYear },
  'GET /api/capacities/weeks': { ...planners, ...ofYear },
  'GET /api/capacities/:id': { ...planners, target: aFreshCapacity },
  'POST /api/capacities': { ...headquarters, body: firstFigures, answer: 201 },
  'POST /api/capacities/carry-over': { ...headquarters, body: aYearToBegin },
  'PUT /api/capacities/:id': { ...offices, target: aFreshCapacity, body: () => figures() },
  'GET /api/interpreter-pools': { ...planners, ...ofYear },
  'POST /api/interpreter-pools': { ...headquarters, body: aPool, answer: 201 },
  'PUT /api/interpreter-pools/:id': {
    ...headquarters,
    target: anOpenPool,
    body: () => ({ people: 2, changes: [] }),
  },
  'DELETE /api/interpreter-pools/:id': { ...headquarters, target: anOpenPool, answer: 204 },
  'GET /api/holidays': { ...ofYear, may: ['HEADQUARTERS', 'DOMESTIC_OFFICE', 'HOST_PARTNER', 'AUDITOR'] },
  'POST /api/holidays': { ...offices, body: aLocalHoliday, answer: 201 },
  'DELETE /api/holidays/:id': { ...offices, target: anEnteredHoliday, answer: 204 },
};

const DOMESTIC_OFFICES: Table = {
  'GET /api/headquarters/domestic-offices': planners,
  'POST /api/headquarters/domestic-office-names': { ...headquarters, body: aNameToCome, answer: 201 },
  'DELETE /api/headquarters/domestic-office-names/:id': {
    ...headquarters,
    target: anEnteredName,
    answer: 204,
  },
  'POST /api/headquarters/prefecture-moves': { ...headquarters, body: aMoveToCome, answer: 201 },
  'DELETE /api/headquarters/prefecture-moves/:id': { ...headquarters, target: anEnteredMove, answer: 204 },
};

const HOST_PARTNERS: Table = {
  'GET /api/headquarters/host-partners/candidates': { ...planners, query: 'theme=HEALTH' },
  'GET /api/headquarters/host-partners/:id': { ...planners, target: aNewPartner },
  'GET /api/headquarters/host-partners/:id/course-runs': { ...planners, target: aNewPartner },
  'GET /api/host-partner/host-partners': { may: ['HOST_PARTNER'] },
  'PATCH /api/host-partner/host-partners/:id': {
    may: ['HOST_PARTNER'],
    target: theOwnPartner,
    body: () => ({ contacts: [] }),
  },
  'GET /api/domestic-office/course-runs/:id/evaluations': evaluation,
  'PUT /api/domestic-office/course-runs/:id/evaluations': { ...evaluation, body: anEvaluation },
};

export const CAPACITY: Table = { ...CAPACITIES, ...DOMESTIC_OFFICES, ...HOST_PARTNERS };

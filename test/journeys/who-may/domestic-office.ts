import type { Entry, Table } from './entry.js';
import type { Side, World } from './world.js';

const may = ['DOMESTIC_OFFICE'] as const;
const reason = () => ({ reason: 'For the matrix.' });
const on = () => ({ on: '2026-06-01' });

const nomination = (state: Parameters<World['inside']>[1], body?: () => object): Entry => ({
  may,
  target: (world: World, side: Side) => world.inside(side, state),
  body,
});
const enrolment = (state: Parameters<World['enrolment']>[1], body?: () => object): Entry => ({
  may,
  target: (world: World, side: Side) => world.enrolment(side, state),
  body,
});

export const DOMESTIC_OFFICE: Table = {
  'GET /api/domestic-office/course-runs': { may },
  'GET /api/domestic-office/course-runs/:id': {
    may,
    target: async (world, side) => (side === 'own' ? world.kansaiRun : world.tokyoRun),
  },
  'POST /api/domestic-office/course-runs/:id/release-results': {
    may,
    target: (world, side) => world.runToRelease(side),
  },
  'GET /api/domestic-office/nominations': { may },
  'GET /api/domestic-office/nominations/:id': nomination('SUBMITTED'),
  'GET /api/domestic-office/nominations/:id/history': nomination('SUBMITTED'),
  'POST /api/domestic-office/nominations/:id/screen': nomination('SUBMITTED'),
  'POST /api/domestic-office/nominations/:id/return': nomination('SUBMITTED', reason),
  'POST /api/domestic-office/nominations/:id/accept': nomination('UNDER_SCREENING'),
  'POST /api/domestic-office/nominations/:id/reserve': nomination('UNDER_SCREENING', () => ({ rank: 1 })),
  'POST /api/domestic-office/nominations/:id/promote': nomination('RESERVE'),
  'POST /api/domestic-office/nominations/:id/not-accept': nomination('UNDER_SCREENING', reason),
  'POST /api/domestic-office/nominations/:id/reopen': nomination('ACCEPTED', reason),
  'POST /api/domestic-office/nominations/:id/reinstate': nomination('WITHDRAWN', reason),
  'GET /api/domestic-office/enrolments': { may },
  'GET /api/domestic-office/enrolments/:id': enrolment('PRE_DEPARTURE'),
  'POST /api/domestic-office/enrolments/:id/arrive': enrolment('PRE_DEPARTURE', on),
  'POST /api/domestic-office/enrolments/:id/complete': enrolment('ARRIVED', on),
  'POST /api/domestic-office/enrolments/:id/discontinue': enrolment('ARRIVED', () => ({
    ...on(),
    ...reason(),
  })),
  'POST /api/domestic-office/enrolments/:id/no-show': enrolment('PRE_DEPARTURE'),
  'POST /api/domestic-office/enrolments/:id/expect': enrolment('NO_SHOW', reason),
  'POST /api/domestic-office/enrolments/:id/undo-arrival': enrolment('ARRIVED', reason),
  'POST /api/domestic-office/enrolments/:id/resume': enrolment('COMPLETED', reason),
};

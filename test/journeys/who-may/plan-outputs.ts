import type { Table } from './entry.js';
import {
  aCalendarFeed,
  aDocument,
  aPlanToRelease,
  aReadyDocument,
  aRelease,
  asPreviewed,
} from './plan-outputs-world.js';
import { aDraftPlan } from './plans-world.js';

// Plans are read whole by all domestic offices; headquarters alone releases.
const readers = { may: ['HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR'], national: true } as const;
const calendars = { may: ['HEADQUARTERS', 'DOMESTIC_OFFICE', 'HOST_PARTNER'] } as const;

export const PLAN_OUTPUTS: Table = {
  'GET /api/plans/:id/board': { ...readers, target: aDraftPlan },
  'GET /api/plans/:id/events': { ...readers, target: aDraftPlan },
  'GET /api/plans/:id/utilisation': { ...readers, target: aDraftPlan },
  // Nothing is in force in that year.
  'GET /api/plan-in-force': { ...readers, query: 'fiscalYear=2050', answer: 404 },
  'GET /api/plan-in-force/utilisation': { ...readers, query: 'fiscalYear=2050', answer: 404 },
  'GET /api/plans/:id/release-preview': { may: ['HEADQUARTERS'], national: true, target: aDraftPlan },
  'POST /api/plans/:id/release': {
    may: ['HEADQUARTERS'],
    national: true,
    target: aPlanToRelease,
    body: asPreviewed,
    answer: 201,
  },
  'GET /api/plan-releases': { ...readers, query: 'fiscalYear=2027' },
  'GET /api/plan-releases/:id': { ...readers, target: aRelease },
  'POST /api/plans/:id/documents': {
    may: ['HEADQUARTERS', 'DOMESTIC_OFFICE'],
    national: true,
    target: aDraftPlan,
    body: () => ({ paper: 'PDF' }),
    answer: 202,
  },
  'GET /api/plan-documents/:id': { ...readers, target: aDocument },
  'GET /api/plan-documents/:id/file': { ...readers, target: aReadyDocument },
  'GET /api/calendar-feeds': calendars,
  'POST /api/calendar-feeds': {
    ...calendars,
    body: () => ({ covers: 'OFFICER', name: 'For the matrix' }),
    answer: 201,
  },
  'DELETE /api/calendar-feeds/:id': { ...calendars, target: aCalendarFeed, answer: 204 },
  // Nobody has an address here: it looks like one that was withdrawn.
  'GET /plan.ics': { may: 'ANYONE', answer: 404 },
};

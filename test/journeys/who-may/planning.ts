import { ROLE_NAMES } from '#identity';
import { milestonesOf } from '../../builders/planning.js';
import type { Entry, Table } from './entry.js';
import {
  aCourseToRollOver,
  aFreeYear,
  aFreshCalendar,
  aFreshCourse,
  aProposal,
  aReturnOf,
  aRunAskedFor,
  aRunWithOffer,
  aYearToRelease,
  DECISION,
  thePlanning,
} from './planning-world.js';
import type { World } from './world.js';

const write = { may: ['HEADQUARTERS'], national: true } as const;
const read = { may: ['HEADQUARTERS', 'AUDITOR'], national: true } as const;
const office = { may: ['OVERSEAS_OFFICE'] } as const;
const record = {
  fiscalYear: 2027,
  decidedBy: 'A committee',
  decidedOn: '2026-05-29',
  reason: 'For the matrix.',
};

const theCalendar = async (world: World) => (await thePlanning(world)).calendar;
const theCourse = async (world: World) => (await thePlanning(world)).course;
const kenyaIn = async (world: World) => ({ ...(await theCalendar(world)), countryCode: 'KE' });
const milestonesBefore = (fiscalYear: number) =>
  milestonesOf({
    opensOn: `${fiscalYear - 1}-07-01`,
    closesOn: `${fiscalYear - 1}-08-31`,
    remindDaysBefore: [7],
  });
const ofOffice = (entry: Partial<Entry> = {}): Entry => ({ ...office, target: aReturnOf, ...entry });

export const PLANNING: Table = {
  'GET /api/programme-calendars': { may: ROLE_NAMES },
  'GET /api/programme-calendars/:id': { may: ROLE_NAMES, national: true, target: theCalendar },
  'POST /api/headquarters/programme-calendars': {
    ...write,
    body: () => {
      const fiscalYear = aFreeYear();
      return { fiscalYear, milestones: milestonesBefore(fiscalYear) };
    },
    answer: 201,
  },
  'POST /api/headquarters/programme-calendars/:id/next-year': {
    ...write,
    target: aFreshCalendar,
    answer: 201,
  },
  'PUT /api/headquarters/programme-calendars/:id': {
    ...write,
    target: aFreshCalendar,
    body: () => ({ milestones: [] }),
  },
  'GET /api/headquarters/courses/:id/roll-over': { ...read, target: theCourse, query: 'fiscalYear=2028' },
  'POST /api/headquarters/courses/:id/roll-over': {
    ...write,
    target: aCourseToRollOver,
    body: () => ({ fiscalYear: 2028 }),
    answer: 201,
  },
  'POST /api/headquarters/roll-overs': { ...write, body: () => ({ fiscalYear: aFreeYear() }), answer: 201 },
  'GET /api/headquarters/courses/:id/decisions': { ...read, target: theCourse },
  'POST /api/headquarters/courses/:id/decisions': {
    ...write,
    target: aFreshCourse,
    body: () => ({ ...record, result: 'ADOPTED' }),
    answer: 201,
  },
  'POST /api/headquarters/courses/:id/request-decisions': {
    ...write,
    target: theCourse,
    body: () => ({ ...record, countryCode: 'MW', result: 'APPROVED' }),
    answer: 201,
  },
  'GET /api/headquarters/courses/:id/related-schemes': { ...read, target: theCourse },
  'PUT /api/headquarters/courses/:id/related-schemes': {
    ...write,
    target: aFreshCourse,
    body: () => ({ relatedSchemes: [{ scheme: 'SATREPS', projectName: 'Forecast of floods' }] }),
  },
  'GET /api/headquarters/programme-calendars/:id/notes-verbales': { ...read, target: theCalendar },
  'PUT /api/headquarters/programme-calendars/:id/notes-verbales/:countryCode': {
    ...write,
    target: async (world) => ({ ...(await aFreshCalendar(world)), countryCode: 'KE', version: 0 }),
    body: () => ({ reference: 'No. 117/2026', exchangedOn: '2026-05-30' }),
  },
  'GET /api/headquarters/request-surveys/:id/demand-by-course': { ...read, target: theCalendar },
  'GET /api/headquarters/request-surveys/:id/demand-by-country': { ...read, target: theCalendar },
  'GET /api/headquarters/request-surveys/:id/countries': { ...read, target: theCalendar },
  'GET /api/headquarters/request-surveys/:id/countries/:countryCode': { ...read, target: kenyaIn },
  'GET /api/headquarters/request-surveys/:id/countries/:countryCode/history': { ...read, target: kenyaIn },
  'POST /api/headquarters/request-surveys/:id/countries/:countryCode/reopen': {
    ...write,
    target: (world) => aReturnOf(world, 'own'),
    body: () => ({ reason: 'For the matrix.', lastDay: '2026-07-31' }),
  },
  'GET /api/headquarters/course-runs/:id/allotment-proposals': { ...read, target: aRunAskedFor },
  'POST /api/headquarters/course-runs/:id/allotment-proposals': {
    ...write,
    target: aRunAskedFor,
    answer: 201,
  },
  'GET /api/headquarters/allotment-proposals/:id': { ...read, target: aProposal },
  'PUT /api/headquarters/allotment-proposals/:id/decision': {
    ...write,
    target: aProposal,
    body: () => DECISION,
  },
  'POST /api/headquarters/programme-calendars/:id/allotment-proposals': {
    ...write,
    target: aFreshCalendar,
    answer: 201,
  },
  'GET /api/headquarters/programme-calendars/:id/allotment-releases/waiting': {
    ...read,
    target: theCalendar,
  },
  'POST /api/headquarters/programme-calendars/:id/allotment-releases': {
    ...write,
    target: aYearToRelease,
    answer: 201,
  },
  'GET /api/headquarters/course-runs/:id/slot-transfers': { ...read, target: aRunAskedFor },
  'POST /api/headquarters/course-runs/:id/slot-transfers': {
    ...write,
    target: aRunWithOffer,
    body: () => ({ fromCountryCode: 'KE', toCountryCode: 'MW', slots: 1, reason: 'For the matrix.' }),
    answer: 201,
  },
  'GET /api/overseas-office/request-surveys/:id/courses': { ...office, national: true, target: theCalendar },
  'GET /api/overseas-office/request-surveys/:id/countries': {
    ...office,
    national: true,
    target: theCalendar,
  },
  'GET /api/overseas-office/request-surveys/:id/countries/:countryCode': ofOffice(),
  'GET /api/overseas-office/request-surveys/:id/countries/:countryCode/history': ofOffice(),
  'PUT /api/overseas-office/request-surveys/:id/countries/:countryCode': ofOffice({
    body: () => ({ requests: [] }),
  }),
  'POST /api/overseas-office/request-surveys/:id/countries/:countryCode/hand-in': ofOffice(),
  'GET /api/overseas-office/allotments': { ...office, query: 'fiscalYear=2026' },
  'POST /api/overseas-office/course-runs/:id/allotments/:countryCode/offer-slots': {
    ...office,
    target: (world, side) => world.allotment(side),
    body: () => ({ slots: 1 }),
  },
};

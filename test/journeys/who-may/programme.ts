import { aSession } from '../../builders/programme.js';
import { aMaterial } from '../../builders/material.js';
import type { Entry, Table } from './entry.js';
import {
  aDraftMaterial,
  aHostedProgramme,
  aMaterialAndUpload,
  aMaterialFile,
  aProgramme,
  aPublishedFigure,
  aPublishedMaterial,
  aReadyMaterial,
  aReleasedProgramme,
  aReleaseOf,
  aSessionOf,
  uploadOf,
} from './programme-world.js';

const may = ['DOMESTIC_OFFICE'] as const;
const programme = { may, target: aProgramme } as const satisfies Entry;
const session = { may, target: aSessionOf } as const satisfies Entry;
const noMaterials = () => ({ materialIds: [] });

const PROGRAMME: Table = {
  'GET /api/domestic-office/course-runs/:id/programme': programme,
  'PATCH /api/domestic-office/course-runs/:id/programme': {
    ...programme,
    body: () => ({ timeZone: 'Africa/Nairobi' }),
  },
  'POST /api/domestic-office/course-runs/:id/programme/sessions': {
    ...programme,
    body: () => aSession(),
    answer: 201,
  },
  'POST /api/domestic-office/course-runs/:id/programme/release': { ...programme, body: () => ({}) },
  'GET /api/domestic-office/course-runs/:id/programme/releases': programme,
  'GET /api/domestic-office/course-runs/:id/programme/calendar.ics': programme,
  'POST /api/domestic-office/course-runs/:id/programme/revoke-calendars': programme,
  'PATCH /api/domestic-office/programme-sessions/:id': { ...session, body: () => ({ title: 'Roads' }) },
  'DELETE /api/domestic-office/programme-sessions/:id': session,
  'GET /api/domestic-office/programme-releases/:id': { may, target: aReleaseOf },
  'GET /api/host-partner/course-runs/:id/programme': { may: ['HOST_PARTNER'], target: aHostedProgramme },
  'GET /api/headquarters/course-runs/:id/programme': {
    may: ['AUDITOR', 'HEADQUARTERS'],
    target: aReleasedProgramme,
    national: true,
  },
  'GET /api/domestic-office/course-runs/:id/materials': programme,
  'PUT /api/domestic-office/course-runs/:id/materials': { ...programme, body: noMaterials, answer: 204 },
  'PUT /api/domestic-office/programme-sessions/:id/materials': { ...session, body: noMaterials, answer: 204 },
};

/** Headquarters keeps all of it; that a domestic office changes its own only is told in the journey of the library. */
const library = { may: ['DOMESTIC_OFFICE', 'HEADQUARTERS'], national: true } as const satisfies Entry;
const figures = { may: ['HEADQUARTERS'], national: true } as const satisfies Entry;
let year = 1960;

const LIBRARY: Table = {
  'GET /api/materials': library,
  'POST /api/materials': { ...library, body: () => aMaterial(), answer: 201 },
  'GET /api/materials/:id': { ...library, target: aDraftMaterial },
  'PATCH /api/materials/:id': { ...library, target: aDraftMaterial, body: () => ({ year: 2020 }) },
  'POST /api/materials/:id/publish': { ...library, target: aReadyMaterial },
  'POST /api/materials/:id/withdraw': {
    ...library,
    target: aPublishedMaterial,
    body: () => ({ reason: 'For the matrix.' }),
  },
  'POST /api/materials/:id/files': { ...library, target: aMaterialAndUpload, body: uploadOf, answer: 201 },
  'GET /api/material-files/:id': { ...library, target: aMaterialFile },
  'DELETE /api/material-files/:id': { ...library, target: aMaterialFile },
  'GET /api/headquarters/published-visits': { ...figures, may: ['AUDITOR', 'HEADQUARTERS'] },
  'POST /api/headquarters/published-visits': {
    ...figures,
    body: () => ({ fiscalYear: ++year, visits: 1, source: 'For the matrix' }),
    answer: 201,
  },
  'PATCH /api/headquarters/published-visits/:id': {
    ...figures,
    target: aPublishedFigure,
    body: () => ({ visits: 2 }),
  },
};

const open = { may: 'ANYONE' } as const;
/** Nobody has opened a status link here: the same words for all of them. */
const behindALink = { ...open, answer: 410 } as const;
const nothingThere = { ...open, answer: 404 } as const;

const WITHOUT_SIGN_IN: Table = {
  'GET /status/programme/:id': behindALink,
  'POST /status/programme/:id/calendar': { ...behindALink, form: {} },
  'POST /status/programme/:id/calendar/end': { ...behindALink, form: {} },
  'GET /status/materials/:id': behindALink,
  'GET /status/material-files/:id': behindALink,
  'GET /programme.ics': nothingThere,
  'GET /jica-net': open,
  'GET /jica-net/:id': nothingThere,
  'GET /jica-net/files/:id': nothingThere,
  'GET /api/open-data/materials': open,
  'GET /api/open-data/materials/:id': nothingThere,
  'GET /api/open-data/material-visits': { ...open, query: 'from=2013' },
};

export const PROGRAMME_AND_LIBRARY: Table = { ...PROGRAMME, ...LIBRARY, ...WITHOUT_SIGN_IN };

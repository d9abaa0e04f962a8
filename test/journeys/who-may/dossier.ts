import { draftWithDossier, invitedDraft, medic, submittedWithDossier } from './dossier-world.js';
import type { Entry, Table } from './entry.js';

const open = { may: 'ANYONE' } as const;
/** Nobody has a link or a session of the nominee's pages here: the same words for all of them. */
const closed = { may: 'ANYONE', answer: 410 } as const;
const key = 'x'.repeat(43);

const office = { may: ['OVERSEAS_OFFICE'], target: draftWithDossier } as const satisfies Entry;
const screening = { may: ['DOMESTIC_OFFICE'], target: submittedWithDossier } as const satisfies Entry;
const reading: Entry = {
  may: ['MEDICAL'],
  person: medic,
  target: submittedWithDossier,
  body: () => ({ reason: 'For the matrix of who may.' }),
};
const answers = (one: object) => () => ({ answers: one });

/** The dossier: written by the overseas office and its nominee, read by the domestic office, sealed to all but its medical role. */
export const DOSSIER: Table = {
  'GET /api/auditor/nominations/:id/dossier': {
    may: ['AUDITOR'],
    national: true,
    target: submittedWithDossier,
  },
  'GET /api/auditor/sealed-readings': { may: ['AUDITOR'], national: true },
  'GET /api/reference/form': { ...open, query: 'programmeType=GROUP_REGION_FOCUS&formVersion=V2' },
  'GET /dossier': closed,
  'GET /dossier/open': open,
  'POST /dossier/open': { ...closed, form: { link: key } },
  'GET /dossier/section': closed,
  'POST /dossier/section': { ...closed, form: { key } },
  'POST /dossier/hand-over': { ...closed, form: { key } },
  'GET /dossier/done': open,
  'POST /dossier/close': { ...open, form: {}, answer: 303 },
  'GET /api/overseas-office/nominations/:id/dossier': office,
  'PATCH /api/overseas-office/nominations/:id/dossier/official-application': {
    ...office,
    body: answers({ headPost: 'Director' }),
  },
  'PATCH /api/overseas-office/nominations/:id/dossier/part-a': { ...office, body: answers({ staff: 2 }) },
  'PATCH /api/overseas-office/nominations/:id/dossier/part-b': {
    ...office,
    body: answers({ duties: 'Leaks' }),
  },
  'PATCH /api/overseas-office/nominations/:id/dossier/medical-history': {
    ...office,
    body: answers({ allergy: { yes: false } }),
  },
  'POST /api/overseas-office/nominations/:id/invitation': { ...office, answer: 201 },
  'POST /api/overseas-office/nominations/:id/invitation/revoke': {
    may: ['OVERSEAS_OFFICE'],
    target: invitedDraft,
    answer: 204,
  },
  'GET /api/domestic-office/nominations/:id/dossier': screening,
  'GET /api/domestic-office/nominations/:id/dossier/difference': screening,
  'POST /api/domestic-office/nominations/:id/request-information': {
    ...screening,
    body: () => ({ reason: 'For the matrix.', items: [{ part: 'PART_B', text: 'More, please.' }] }),
  },
  'POST /api/domestic-office/nominations/:id/dossier/medical-history/read': reading,
  'POST /api/domestic-office/nominations/:id/dossier/passport-number/read': reading,
  'POST /api/domestic-office/nominations/:id/dossier/religion/read': reading,
};

import { ROLE_NAMES } from '#identity';
import type { Table } from './entry.js';

const open = { may: 'ANYONE' } as const;

/** Without sign-in: participants, the public figures, health, and the way in. */
export const ANYONE: Table = {
  'GET /': open,
  'GET /kccp.css': open,
  'GET /status': open,
  'POST /status': { ...open, form: { email: 'grace.wanjiru@example.org' }, answer: 202 },
  'GET /status/open': open,
  // Nobody has a link or a session of the status page here: the same words for all of them.
  'POST /status/open': { ...open, form: { link: 'x'.repeat(43) }, answer: 410 },
  'GET /status/nominations': { ...open, answer: 410 },
  'POST /status/close': { ...open, form: {}, answer: 303 },
  'GET /api/health/live': open,
  'GET /api/health/ready': open,
  'POST /api/sessions': {
    ...open,
    body: async (world) => {
      const { email, password } = await world.account();
      return { email, password };
    },
    answer: 201,
  },
  'DELETE /api/sessions/current': { ...open, answer: 204 },
  'GET /api/me': { may: ROLE_NAMES },
  'GET /api/open-data/annual-counts': { ...open, query: 'fiscalYear=2018' },
  'GET /api/open-data/continuing-participants': { ...open, query: 'fiscalYear=2018' },
  'GET /api/open-data/published-figures': { ...open, query: 'fiscalYear=2018' },
  'GET /api/reference/programme-types': open,
  'GET /api/reference/themes': open,
  'GET /api/reference/countries': open,
  'GET /api/reference/domestic-offices': open,
  'GET /api/reference/overseas-offices': open,
};

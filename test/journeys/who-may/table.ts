import { ADMINISTRATION } from './administration.js';
import { CAPACITY } from './capacity.js';
import { ANYONE } from './anyone.js';
import { AUDITOR } from './auditor.js';
import { DOSSIER } from './dossier.js';
import { DOMESTIC_OFFICE } from './domestic-office.js';
import { HEADQUARTERS } from './headquarters.js';
import { IMPORT } from './import.js';
import { INFORMATION } from './information.js';
import { OVERSEAS_OFFICE } from './overseas-office.js';
import { PROGRAMME_AND_LIBRARY } from './programme.js';
import { SCREENING } from './screening.js';
import { UPLOADS } from './uploads.js';
import { PLANNING } from './planning.js';
import { SELECTION } from './selection.js';
import { PEOPLE } from './people.js';
import { DOCUMENTS } from './attachments.js';
import { DEMANDS } from './demands.js';
import { PLAN_PROPOSALS } from './plan-proposals.js';
import { PLAN_OUTPUTS } from './plan-outputs.js';
import { PLANS } from './plans.js';
import type { Table } from './entry.js';

/** Every route of the API. A new route fails the matrix until it stands here. */
export const TABLE: Table = {
  ...ANYONE,
  ...HEADQUARTERS,
  ...DOMESTIC_OFFICE,
  ...OVERSEAS_OFFICE,
  ...ADMINISTRATION,
  ...AUDITOR,
  ...PLANNING,
  ...INFORMATION,
  ...SCREENING,
  ...PEOPLE,
  ...UPLOADS,
  ...PROGRAMME_AND_LIBRARY,
  ...DOSSIER,
  ...IMPORT,
  ...SELECTION,
  ...DOCUMENTS,
  ...PLAN_PROPOSALS,
  ...CAPACITY,
  ...DEMANDS,
  ...PLANS,
  ...PLAN_OUTPUTS,
};

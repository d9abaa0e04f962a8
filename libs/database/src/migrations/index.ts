import { MainJob1795000000000 } from './1795000000000-main-job.js';
import { Files1795000000500 } from './1795000000500-files.js';
import { NominationLists1795000000700 } from './1795000000700-nomination-lists.js';
import { Planning1795000001000 } from './1795000001000-planning.js';
import { GeneralInformation1795000002000 } from './1795000002000-general-information.js';
import { Dossier1795000003000 } from './1795000003000-dossier.js';
import { Attachments1795000004000 } from './1795000004000-attachments.js';
import { NominationImport1795000005000 } from './1795000005000-nomination-import.js';
import { People1795000006000 } from './1795000006000-people.js';
import { Screening1795000007000 } from './1795000007000-screening.js';
import { Selection1795000008000 } from './1795000008000-selection.js';
import { ProgrammeAndJicaNet1795000009000 } from './1795000009000-programme-and-jica-net.js';
import { PublicVersion1795000010000 } from './1795000010000-public-version.js';
import { Capacity1795000011000 } from './1795000011000-capacity.js';
import { Demands1795000012000 } from './1795000012000-demands.js';
import { Plans1795000013000 } from './1795000013000-plans.js';
import { PlanProposals1795000014000 } from './1795000014000-plan-proposals.js';
import { PlanOutputs1795000015000 } from './1795000015000-plan-outputs.js';
import { DisplacedHosts1795000015500 } from './1795000015500-displaced-hosts.js';

/** In order. */
export const MIGRATIONS = [
  MainJob1795000000000,
  Files1795000000500,
  NominationLists1795000000700,
  Planning1795000001000,
  GeneralInformation1795000002000,
  Dossier1795000003000,
  Attachments1795000004000,
  NominationImport1795000005000,
  People1795000006000,
  Screening1795000007000,
  Selection1795000008000,
  ProgrammeAndJicaNet1795000009000,
  PublicVersion1795000010000,
  Capacity1795000011000,
  Demands1795000012000,
  Plans1795000013000,
  PlanProposals1795000014000,
  PlanOutputs1795000015000,
  DisplacedHosts1795000015500,
];

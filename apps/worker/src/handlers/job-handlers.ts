import type { FactoryProvider } from '@nestjs/common';
import type { Handlers } from '../jobs.js';
import { CountHandlers } from './count-handlers.js';
import { FollowHandlers } from './follow-handlers.js';
import { HousekeepingHandlers } from './housekeeping-handlers.js';
import { ImportHandlers } from './import-handlers.js';
import { InformationHandlers } from './information-handlers.js';
import { LetterHandlers } from './letter-handlers.js';
import { VisitHandlers } from './visit-handlers.js';
import { PlanDocumentHandlers } from './plan-document-handlers.js';
import { PlanningHandlers } from './planning-handlers.js';
import { SelectionHandlers } from './selection-handlers.js';
import { PeopleHandlers } from './people-handlers.js';
import { ReceiptHandlers } from './receipt-handlers.js';

/** Who handles jobs; each names its own. */
export const HANDLERS = [
  LetterHandlers,
  CountHandlers,
  FollowHandlers,
  HousekeepingHandlers,
  VisitHandlers,
  ImportHandlers,
  PlanningHandlers,
  SelectionHandlers,
  ReceiptHandlers,
  InformationHandlers,
  PeopleHandlers,
  PlanDocumentHandlers,
] as const;

type Handler = InstanceType<(typeof HANDLERS)[number]>;
type Together<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** Exactly one handler for each job: the compiler counts them, and the boot does again. */
export class JobHandlers {
  constructor(readonly all: Handlers) {}
}

export const jobHandlers: FactoryProvider<JobHandlers> = {
  provide: JobHandlers,
  inject: [...HANDLERS],
  useFactory: (...handlers: Handler[]) => {
    const names = handlers.flatMap((one) => Object.keys(one.handlers));
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice) throw new Error(`The job ${twice} has two handlers.`);
    const all = Object.assign({}, ...handlers.map((one) => one.handlers)) as Together<Handler['handlers']>;
    return new JobHandlers(all);
  },
};

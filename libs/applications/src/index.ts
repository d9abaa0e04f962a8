export { ApplicationsModule } from './applications.module.js';
export { DeadlinesService } from './deadlines.service.js';
export { LetterFactsQueries, type NominationLetterFacts } from './letter-facts.queries.js';
export { lifecyclePage } from './lifecycle-page.js';
export { Nomination } from './nomination.entity.js';
export {
  LIFECYCLE,
  type Move,
  type Mover,
  movesOpenTo,
  NOMINATION_MOVES,
  type NominationMove,
  publicState,
  stateSeenBy,
  statesWhere,
} from './nomination.lifecycle.js';
export { NOMINATION_STATES, type NominationState, STATES } from './nomination-states.js';
export { NominationMoves, type MoveRequest } from './nomination-moves.service.js';
export { type NominationScope, scopeOf } from './nomination-scope.js';
export { NominationStep } from './nomination-step.entity.js';
export {
  NOMINATION_SORTS,
  type NominationDetail,
  type NominationFilter,
  type NominationRow,
  NominationsQueries,
} from './nominations.queries.js';
export { type NominationReceipt, type NomineeFacts, NominationsService } from './nominations.service.js';
export { Person, type Sex } from './person.entity.js';
export type { HistoryStep } from './public-history.js';
export { referenceNumber } from './reference-number.js';
export { ResultsService } from './results.service.js';
export { type NominationStatus, StatusQueries } from './status.queries.js';

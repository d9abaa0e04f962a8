export { type EarlierParticipation, EarlierParticipationQueries } from './earlier-participation.queries.js';
export { Enrolment } from './enrolment.entity.js';
export {
  ENROLMENT_LIFECYCLE,
  ENROLMENT_MOVES,
  ENROLMENT_STATE_FACTS,
  ENROLMENT_STATES,
  type EnrolmentMove,
  enrolmentMovesOpenTo,
  type EnrolmentState,
} from './enrolment.lifecycle.js';
export { countingOf } from './counting.js';
export { EnrolmentStep } from './enrolment-step.entity.js';
export { ENROLMENT_SORTS, EnrolmentsQueries, type EnrolmentRow } from './enrolments.queries.js';
export { type EnrolmentReceipt, EnrolmentsService } from './enrolments.service.js';
export { type Participation, ParticipationsQueries } from './participations.queries.js';
export { TrainingModule } from './training.module.js';

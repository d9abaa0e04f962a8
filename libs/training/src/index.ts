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
export { type RunParticipant, ParticipantsQueries } from './programme/participants.queries.js';
export { isToldOfProgramme, readsProgramme } from './programme/participation.js';
export { programmeCalendar } from './programme/programme-calendar.js';
export type {
  ChangeKind,
  FrozenFacts,
  FrozenSession,
  SessionChange,
} from './programme/programme-difference.js';
export { ProgrammeDraftsService, type SessionReceipt } from './programme/programme-drafts.service.js';
export { ProgrammeFeed } from './programme/programme-feed.entity.js';
export { ProgrammeFeedsService } from './programme/programme-feeds.service.js';
export { ProgrammeRelease, ReleasedSession } from './programme/programme-release.entity.js';
export {
  PROGRAMME_RELEASED,
  ProgrammeReleasesService,
  type ReleaseReceipt,
} from './programme/programme-releases.service.js';
export { type NewSession, ProgrammeSession } from './programme/programme-session.entity.js';
export { Programme } from './programme/programme.entity.js';
export {
  type ProgrammeDraft,
  ProgrammeQueries,
  type ProgrammeScope,
  type ReleasedProgramme,
  type ReleaseRow,
} from './programme/programme.queries.js';
export { SESSION_KIND_CODES, SESSION_KINDS, type SessionKind } from './programme/session-kinds.js';
export { isClockTime, isTimeZone } from './programme/zoned-time.js';
export { ProgrammeRecords } from './programme/programme-records.service.js';

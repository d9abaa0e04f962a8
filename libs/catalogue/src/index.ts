export { Allotment } from './allotment.entity.js';
export { type AllotmentFacts, AllotmentsService } from './allotments.service.js';
export { CatalogueModule } from './catalogue.module.js';
export { COUNTRIES_SERVED, countriesServedBy } from './channels.js';
export { officeThatServes, SERVES_TODAY } from './channels.js';
export { Channel, Country, CountryRegion } from './country.entity.js';
export { courseNumber } from './course-number.js';
export { Course } from './course.entity.js';
export type { CourseRunFacts } from './course-run-facts.js';
export type { CourseRunScope } from './course-run-scope.js';
export { CourseRun, type CourseRunState, type Mode, MODES } from './course-run.entity.js';
export {
  COURSE_RUN_SORTS,
  type CourseRunDetail,
  type CourseRunFilter,
  type CourseRunRow,
  CourseRunsQueries,
  leaves,
} from './course-runs.queries.js';
export { type CourseRunReceipt, CourseRunsService } from './course-runs.service.js';
export { COURSE_SORTS, type CourseRow, CoursesQueries } from './courses.queries.js';
export { changedMeanwhile, type CourseFacts, CoursesService } from './courses.service.js';
export {
  type CriterionRule,
  type Degree,
  DEGREES,
  LANGUAGE_LEVELS,
  type LanguageLevel,
  ORGANISATION_TYPES,
  type OrganisationType,
  type RuleFacts,
} from './criterion-rule.js';
export { CRITERION_KINDS, type CriterionKind } from './criterion-kind.js';
export { Criterion, type CriterionLevel } from './criterion.entity.js';
export { type FiscalYear, firstDayOf, fiscalYearOf, fiscalYearOfInstant, lastDayOf } from './fiscal-year.js';
export { FORM_VERSIONS, type FormVersion } from './form-version.js';
export { OverseasOffice } from './overseas-office.entity.js';
export { Phase, PHASE_KINDS, type PhaseKind } from './phase.entity.js';
export {
  LEAF_TYPES,
  leavesOf,
  type LeafType,
  PROGRAMME_TYPES,
  type ProgrammeType,
  type ProgrammeTypeNode,
} from './programme-type.js';
export { type CountryRow, type OverseasOfficeRow, ReferenceQueries } from './reference.queries.js';
export { SlotsService } from './slots.service.js';
export { type Theme, THEME_CODES, THEMES } from './theme.js';
export {
  ALLOTMENT_KNOWN,
  ALLOTMENT_TOLD,
  type AllotmentVisibility,
  VISIBILITIES,
} from './allotment-visibility.js';
export { AllotmentProposal, ProposedAllotment } from './allotment-proposal/allotment-proposal.entity.js';
export {
  AllotmentProposalsQueries,
  type ProposalDetail,
  type ProposalRow,
  type ProposedAllotmentRow,
} from './allotment-proposal/allotment-proposals.queries.js';
export { AllotmentProposalsService } from './allotment-proposal/allotment-proposals.service.js';
export type { DecidedSlots } from './allotment-proposal/deviation.js';
export { AllotmentRelease } from './allotment-release/allotment-release.entity.js';
export { ALLOTMENTS_RELEASED } from './allotment-release/allotment-release.events.js';
export {
  AllotmentReleasesQueries,
  type KnownAllotmentRow,
  type WaitingRow,
} from './allotment-release/allotment-releases.queries.js';
export {
  AllotmentReleasesService,
  type ReleaseReceipt,
} from './allotment-release/allotment-releases.service.js';
export {
  COURSE_STATES,
  type CourseResult,
  type CourseState,
  REQUEST_RESULTS,
  type RequestResult,
} from './decision/course-states.js';
export { Decision, NoteVerbale } from './decision/decision.entity.js';
export { DecisionsQueries, type DecisionRow, type NoteVerbaleRow } from './decision/decisions.queries.js';
export { type DecisionReceipt, type DecisionFacts, DecisionsService } from './decision/decisions.service.js';
export { type NoteVerbaleFacts, NotesVerbalesService } from './decision/notes-verbales.service.js';
export {
  LONGEST_REMINDER,
  GATES,
  type Gate,
  type Milestone,
  REMINDED,
  type Reminded,
} from './programme-calendar/milestones.js';
export {
  CalendarMilestone,
  CalendarReminder,
  ProgrammeCalendar,
} from './programme-calendar/programme-calendar.entity.js';
export { MILESTONE_AHEAD } from './programme-calendar/programme-calendar.events.js';
export {
  type CalendarDetail,
  ProgrammeCalendarsQueries,
} from './programme-calendar/programme-calendars.queries.js';
export {
  type CalendarReceipt,
  ProgrammeCalendarsService,
} from './programme-calendar/programme-calendars.service.js';
export { RemindersService } from './programme-calendar/reminders.service.js';
export { CYCLE_STEPS, type CyclePosition, type CycleStep } from './project-cycle.js';
export { RelatedScheme, type Scheme, SCHEMES } from './related-scheme/related-scheme.entity.js';
export { type RelatedSchemeFacts, RelatedSchemesService } from './related-scheme/related-schemes.service.js';
export {
  type CountryDemandRow,
  type CourseDemandRow,
  DemandQueries,
} from './request-survey/demand.queries.js';
export {
  type ReturnState,
  SurveyRequest,
  SurveyReturn,
  SurveyStep,
} from './request-survey/request-survey.entity.js';
export { SURVEY_REOPENED } from './request-survey/request-survey.events.js';
export {
  RequestSurveysQueries,
  type ReturnDetail,
  type ReturnRow,
  type SurveyedCourseRow,
  type SurveyScope,
  type SurveyStepRow,
} from './request-survey/request-surveys.queries.js';
export { RequestSurveysService, type ReturnReceipt } from './request-survey/request-surveys.service.js';
export {
  PRIORITIES,
  type Priority,
  type RequestChange,
  type RequestFacts,
} from './request-survey/survey-requests.js';
export { type RollOverPreview, RollOverQueries } from './roll-over/roll-over.queries.js';
export { type RollOverReport, type RollOverRow, RollOverService } from './roll-over/roll-over.service.js';
export { type OfferReceipt, SlotOffersService } from './slot-transfer/slot-offers.service.js';
export { SlotTransfer } from './slot-transfer/slot-transfer.entity.js';
export { SLOTS_MOVED } from './slot-transfer/slot-transfer.events.js';
export { type SlotTransferRow, SlotTransfersQueries } from './slot-transfer/slot-transfers.queries.js';
export { SlotTransfersService } from './slot-transfer/slot-transfers.service.js';
export type { TransferFacts } from './slot-transfer/transferable.js';
export { type OfficeConcerned, PlanningLetterQueries } from './planning-letters.queries.js';
export {
  type YearlyProposalRow,
  type YearlyProposals,
  YearlyProposalsService,
} from './allotment-proposal/yearly-proposals.service.js';
export { type Block, blocksOf } from './general-information/blocks.js';
export { type ChangedItem, type ChangedPart, placeOf } from './general-information/difference.js';
export { GeneralInformation, InformationVersion } from './general-information/general-information.entity.js';
export {
  GeneralInformationService,
  type InformationReceipt,
  type IssueReceipt,
} from './general-information/general-information.service.js';
export type {
  Annex,
  InformationContent,
  InformationModule,
  RequiredDocument,
} from './general-information/information-content.js';
export { InformationDocuments } from './general-information/information-documents.service.js';
export type { InformationFacts, Organisers } from './general-information/information-facts.js';
export { ITEMS, SECTIONS, type SectionCode } from './general-information/information-items.js';
export {
  InformationQueries,
  type InformationDraft,
  type IssuedInformation,
  type VersionRow,
} from './general-information/information.queries.js';
export {
  dayInWords,
  languageName,
  MODE_NAMES,
  PHASE_NAMES,
  placeInWords,
} from './general-information/wording.js';
export { CatalogueIndex } from './public-catalogue/catalogue-index.service.js';
export { CatalogueEntry, CatalogueTerm } from './public-catalogue/catalogue-term.entity.js';
export { courseCalendar } from './public-catalogue/course-calendar.js';
export {
  CATALOGUE_SORTS,
  CATALOGUE_TIMES,
  type CatalogueDetail,
  type CatalogueFilter,
  type CatalogueRow,
  type CatalogueTime,
  type EligibleCountry,
  PublicCatalogueQueries,
} from './public-catalogue/public-catalogue.queries.js';

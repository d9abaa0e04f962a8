export { Allotment } from './allotment.entity.js';
export { type AllotmentFacts, AllotmentsService } from './allotments.service.js';
export { CatalogueModule } from './catalogue.module.js';
export { COUNTRIES_SERVED, countriesServedBy } from './channels.js';
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
export { Criterion, CRITERION_KINDS, type CriterionKind, type CriterionLevel } from './criterion.entity.js';
export { type FiscalYear, firstDayOf, fiscalYearOf, fiscalYearOfInstant, lastDayOf } from './fiscal-year.js';
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

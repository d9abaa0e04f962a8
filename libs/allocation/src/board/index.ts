export {
  type Board,
  type BoardHostPartner,
  type BoardMeasure,
  boardOf,
  type BoardOffice,
  type BoardRun,
} from './board.js';
export { type FollowedPlan, type FollowedStep, FollowedSteps } from './followed-steps.queries.js';
export {
  type InterpreterUtilisation,
  type Measure,
  type OfficeUtilisation,
  type Utilisation,
  utilisationOf,
} from './utilisation.js';

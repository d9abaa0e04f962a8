export { type ImportedPlan, PlanFiles, type YearOrScenario } from './plan-files.service.js';
export { planFilesOn } from './plan-files-on.js';
export { readPlanFile } from './read-plan-file.js';

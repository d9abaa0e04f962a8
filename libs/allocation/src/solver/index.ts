export { Solver, SolverClosed } from './solver.js';
export type { SolverTask } from './solver-task.js';

import { MainJob1795000000000 } from './1795000000000-main-job.js';

/** In order. */
export const MIGRATIONS = [MainJob1795000000000];

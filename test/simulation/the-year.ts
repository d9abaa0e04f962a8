import type { Client } from '../support/client.js';
import type { Staff } from './office-staff.js';
import type { Progress } from './progress-of-the-year.js';
import type { YearScale } from './scale.js';

/** What every stage of the year works with. */
export interface Year {
  fiscalYear: number;
  /** All happens on this day of Tokyo; what a year spreads over months is dated around it. */
  today: string;
  startsOn: string;
  endsOn: string;
  jicaDeadline: string;
  scale: YearScale;
  staff: Staff;
  progress: Progress;
  say: (line: string) => void;
}

/** A published run with the countries that have slots in it. */
export interface RunOfTheYear {
  id: string;
  officeCode: string;
  countries: string[];
}

export interface Nominated {
  id: string;
  version: number;
  courseRunId: string;
  countryCode: string;
}

export const officersOf = (year: Year, run: RunOfTheYear): [Client, Client] =>
  year.staff.domestic.get(run.officeCode)!;

import type { DataSource } from 'typeorm';
import { AuditTrail, type Clock, Cursors, Idempotency, Transactions } from '#platform';
import { PlanningCapacities } from '../capacity/planning-capacities.js';
import { PlanQueries } from '../plan/plan.queries.js';
import { PlanRecords } from '../plan/plan-records.js';
import { Plans } from '../plan/plans.service.js';
import { ScenarioYears } from '../plan/scenario-years.js';
import { PlanningYears } from '../planning-year/planning-years.js';
import { ProposalYears } from '../proposal/proposal-years.js';
import { PlanFiles } from './plan-files.service.js';

/** For a command, which has a data source and no module. */
export function planFilesOn(dataSource: DataSource, clock: Clock): PlanFiles {
  const transactions = new Transactions(dataSource, clock);
  const years = new PlanningYears(dataSource, clock, new PlanningCapacities());
  // A command gives no list page by page: its places need no lasting secret.
  const cursors = new Cursors(crypto.randomUUID());
  const queries = new PlanQueries(dataSource, cursors, new ScenarioYears(dataSource, years, clock));
  const plans = new Plans(transactions, new Idempotency(), new PlanRecords(new AuditTrail()));
  return new PlanFiles(transactions, years, new ProposalYears(queries, years), queries, plans);
}

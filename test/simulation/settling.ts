import type { Connection } from 'mysql2/promise';
import { Registry } from 'prom-client';
import { dataSourceOptions, openDataSource } from '#database';
import { DatabaseSettings, Transactions } from '#platform';
import { RecountService } from '#statistics';
import { consumersOf } from '../../apps/worker/src/jobs.js';
import { Patrol } from '../../apps/worker/src/patrol/patrol.js';
import { rowsOf, type Schema } from '../performance/world/schema.js';
import type { Year } from './the-year.js';

const PATIENCE_MS = 15 * 60_000;

/** Waits until every event has its consumers behind it and every letter has ended. */
export async function settled({ progress }: Year, connection: Connection, what: string): Promise<void> {
  await progress.stage(what, async () => {
    const until = performance.now() + PATIENCE_MS;
    while ((await open(connection)) > 0) {
      if (performance.now() > until)
        throw new Error('Events or letters still wait after a quarter of an hour.');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  });
}

/** What is still under way: events with a consumer behind (the sweeper marks the others as done a minute later), letters, counts. */
async function open(connection: Connection): Promise<number> {
  const events = await rowsOf<{ type: string; consumed: number; events: number }>(
    connection,
    `SELECT e.type, (SELECT COUNT(*) FROM consumed_event c WHERE c.event_id = e.id) consumed, COUNT(*) events
     FROM outbox_event e WHERE e.state <> 'DONE' GROUP BY e.type, consumed`,
  );
  const [rest] = await rowsOf<{ open: number }>(
    connection,
    `SELECT (SELECT COUNT(*) FROM delivery WHERE state IN ('WAITING', 'SENDING')) + (SELECT COUNT(*) FROM stale_cell) open`,
  );
  const behind = events.filter(({ type, consumed }) => Number(consumed) < consumersOf(type).length);
  return behind.reduce((sum, row) => sum + Number(row.events), Number(rest!.open));
}

/** Patrol and an independent recount, and what the year came to. */
export async function verify({ say, fiscalYear }: Year, schema: Schema): Promise<boolean> {
  const dataSource = await openDataSource(
    dataSourceOptions(Object.assign(new DatabaseSettings(), { url: schema.url, poolSize: 5 })),
  );
  try {
    const recount = new RecountService(dataSource, new Transactions(dataSource));
    const findings = await new Patrol(dataSource, recount, new Registry()).walk();
    for (const { impossible, cases } of findings) say(`Patrol: ${impossible}: ${cases}`);
    const drift = await recount.drift();
    say(`counts verify: ${drift.length === 0 ? 'no drift' : `drift in ${drift.length} cells`}`);
    for (const { what, number } of await totals(schema.connection, fiscalYear)) say(`${what}: ${number}`);
    return findings.length === 0 && drift.length === 0;
  } finally {
    await dataSource.destroy();
  }
}

function totals(connection: Connection, fiscalYear: number): Promise<{ what: string; number: string }[]> {
  return rowsOf(
    connection,
    `SELECT 'course runs' what, COUNT(*) number FROM course_run WHERE fiscal_year = ? AND state = 'PUBLISHED'
     UNION ALL SELECT 'allotments', COUNT(*) FROM allotment
     UNION ALL SELECT 'slots', SUM(slots) FROM allotment
     UNION ALL SELECT CONCAT('nominations ', state), COUNT(*) FROM nomination GROUP BY state
     UNION ALL SELECT CONCAT('enrolments ', state), COUNT(*) FROM enrolment GROUP BY state
     UNION ALL SELECT CONCAT('letters ', state), COUNT(*) FROM delivery GROUP BY state
     UNION ALL SELECT 'people counted', COALESCE(SUM(people), 0) FROM annual_count WHERE fiscal_year = ?`,
    [fiscalYear, fiscalYear],
  );
}

import type { Connection } from 'mysql2/promise';
import { Registry } from 'prom-client';
import { dataSourceOptions, openDataSource } from '#database';
import { DatabaseSettings, Transactions } from '#platform';
import { RecountService } from '#statistics';
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

/** The sweeper marks events as done once a minute; until then they count as open only while a consumer is behind. */
async function open(connection: Connection): Promise<number> {
  const [row] = await rowsOf<{ open: string }>(
    connection,
    `SELECT (SELECT COUNT(*) FROM outbox_event WHERE state <> 'DONE')
       + (SELECT COUNT(*) FROM delivery WHERE state IN ('WAITING', 'SENDING')) + (SELECT COUNT(*) FROM stale_cell) open`,
  );
  return Number(row!.open);
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

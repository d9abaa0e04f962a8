import { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { openDataSource } from '#database';
import { print } from './print.js';

export const migrateCommand = (): Command =>
  new Command('migrate')
    .description('bring the schema of the database up to date')
    .option('--check', 'fail when the entities and the migrations differ')
    .action(async ({ check }: { check?: boolean }) => {
      const dataSource = await openDataSource();
      try {
        const done = await dataSource.runMigrations();
        print(
          done.length === 0
            ? 'The schema is up to date.'
            : `Migrated: ${done.map((migration) => migration.name).join(', ')}`,
        );
        if (check) await refuseDrift(dataSource);
      } finally {
        await dataSource.destroy();
      }
    });

// Foreign keys and checks live in the migrations only, named fk_ and ck_: the entities do not know them.
const KEPT_IN_MIGRATIONS = /DROP (FOREIGN KEY|INDEX) `fk_/;

async function refuseDrift(dataSource: DataSource): Promise<void> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  const drift = upQueries.map(({ query }) => query).filter((query) => !KEPT_IN_MIGRATIONS.test(query));
  if (drift.length === 0) return print('Entities and migrations agree.');
  throw Object.assign(
    new Error(`Entities and migrations differ; a migration is missing for:\n${drift.join('\n')}`),
    { refusal: 'DRIFT' },
  );
}

import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import {
  openDataSource,
  seedDemonstration,
  seedRealSizeYear,
  seedReferenceData,
  signInLines,
} from '#database';
import { Clock, DemonstrationSettings, ProductSettings, readSettings } from '#platform';
import { fiscalYearIn } from './fiscal-year.js';
import { print } from './print.js';

export const seedCommand = (): Command =>
  new Command('seed')
    .description('fill in reference data, and for trying out a demonstration year')
    .addCommand(
      new Command('reference')
        .description('countries, offices, regions, published figures')
        .action(async () => {
          const dataSource = await openDataSource();
          try {
            await dataSource.runMigrations();
            await seedReferenceData(dataSource);
            print('Reference data are in place.');
          } finally {
            await dataSource.destroy();
          }
        }),
    )
    .addCommand(
      new Command('demonstration')
        .description('FY2018 with 8,088 participants, and the current year')
        .action(demonstration),
    )
    .addCommand(
      new Command('planning-year')
        .description('a fiscal year of real size to plan: 600 runs, 12 domestic offices, 150 host partners')
        .requiredOption('--fiscal-year <year>', 'a year that nobody plans', fiscalYearIn)
        .action(planningYear),
    );

async function demonstration(): Promise<void> {
  const clock = new Clock();
  const dataSource = await openDataSource();
  try {
    await dataSource.runMigrations();
    await seedDemonstration(dataSource, { today: clock.today(), now: clock.now(), say: print });
    const { signInsFile: file } = readSettings(DemonstrationSettings);
    if (file !== 'none')
      writeFileSync(file, `${signInLines(readSettings(ProductSettings).publicUrl).join('\n')}\n`);
  } finally {
    await dataSource.destroy();
  }
}

async function planningYear({ fiscalYear }: { fiscalYear: number }): Promise<void> {
  const dataSource = await openDataSource();
  try {
    await seedRealSizeYear(dataSource, { fiscalYear, now: new Clock().now() });
    print(`FY${fiscalYear} can be planned.`);
  } finally {
    await dataSource.destroy();
  }
}

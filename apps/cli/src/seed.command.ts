import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { openDataSource, seedDemonstration, seedReferenceData, signInLines } from '#database';
import { Clock, DemonstrationSettings, ProductSettings, readSettings } from '#platform';
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

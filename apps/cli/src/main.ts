import { Command } from 'commander';
import { SettingsError } from '#platform';
import { accountCommand } from './account.command.js';
import { allocateCommand } from './allocate.command.js';
import { allocationCommand } from './allocation.command.js';
import { countsCommand } from './counts.command.js';
import { importCommand } from './import.command.js';
import { keysCommand } from './keys.command.js';
import { migrateCommand } from './migrate.command.js';
import { seedCommand } from './seed.command.js';
import { settingsCommand } from './settings.command.js';

const program = new Command('kccp').description(
  "The management system for JICA's Knowledge Co-Creation Program",
);
program.addHelpText(
  'after',
  '\nIn a clone also: simulate-year [--share 0.1], a whole fiscal year against the real API on servers of its own',
);
for (const command of [migrateCommand, seedCommand, countsCommand, accountCommand, settingsCommand])
  program.addCommand(command());
program.addCommand(importCommand());
program.addCommand(keysCommand());
program.addCommand(allocateCommand());
program.addCommand(allocationCommand());

program.parseAsync().catch((error: unknown) => {
  const expected = error instanceof SettingsError || (error as { refusal?: string }).refusal !== undefined;
  process.stderr.write(
    `${expected ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exitCode = 1;
});

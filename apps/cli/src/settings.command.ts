import { Command } from 'commander';
import { documentedSettings } from '#platform';
import { print } from './print.js';

export const settingsCommand = (): Command =>
  new Command('settings')
    .description('list every setting with its meaning and the value in force')
    .action(() => {
      let group = '';
      for (const setting of documentedSettings()) {
        if (setting.group !== group) print(`\n${setting.group}`);
        group = setting.group;
        const value = setting.value ?? 'not set: required';
        print(`  ${setting.name.padEnd(20)} ${setting.about}`);
        print(
          `  ${''.padEnd(20)} now: ${value}${setting.default === undefined ? '' : ` · default: ${setting.default}`}`,
        );
      }
    });

import { Command } from 'commander';
import { openDataSource } from '#database';
import { Transactions } from '#platform';
import { RecountService } from '#statistics';
import { print } from './print.js';

async function withRecount<T>(act: (recount: RecountService) => Promise<T>): Promise<T> {
  const dataSource = await openDataSource();
  try {
    return await act(new RecountService(dataSource, new Transactions(dataSource)));
  } finally {
    await dataSource.destroy();
  }
}

export const countsCommand = (): Command =>
  new Command('counts')
    .description('annual counts')
    .addCommand(
      new Command('verify')
        .description('recount independently and report drift; exit code 1 when there is any')
        .action(async () => {
          const drift = await withRecount((recount) => recount.drift());
          for (const cell of drift) {
            print(
              `FY${cell.fiscalYear} ${cell.programmeType} ${cell.countryCode} ${cell.domesticOfficeCode} ${cell.theme}: stored ${cell.stored}, recounted ${cell.recounted}`,
            );
          }
          print(
            drift.length === 0
              ? 'No drift: every annual count equals the independent recount.'
              : `Drift in ${drift.length} cells.`,
          );
          if (drift.length > 0) process.exitCode = 1;
        }),
    )
    .addCommand(
      new Command('rebuild')
        .description('write all annual counts anew from the enrolments')
        .action(async () => {
          print(`${await withRecount((recount) => recount.rebuild())} cells written.`);
        }),
    );

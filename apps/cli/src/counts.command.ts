import { Command } from 'commander';
import { VisitRecount } from '#jica-net';
import { openDataSource } from '#database';
import { Transactions } from '#platform';
import { RecountService } from '#statistics';
import { print } from './print.js';

async function withRecount<T>(
  act: (recount: RecountService, visits: VisitRecount) => Promise<T>,
): Promise<T> {
  const dataSource = await openDataSource();
  try {
    const recount = new RecountService(dataSource, new Transactions(dataSource));
    return await act(recount, new VisitRecount(dataSource));
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
          const [drift, visits] = await withRecount((people, ofMaterials) =>
            Promise.all([people.drift(), ofMaterials.drift()]),
          );
          for (const cell of drift) {
            print(
              `FY${cell.fiscalYear} ${cell.programmeType} ${cell.countryCode} ${cell.domesticOfficeCode} ${cell.theme}: stored ${cell.stored}, recounted ${cell.recounted}`,
            );
          }
          for (const { fiscalYear, materialId, stored, recounted } of visits)
            print(`FY${fiscalYear} visits of ${materialId}: stored ${stored}, recounted ${recounted}`);
          const cells = drift.length + visits.length;
          print(
            cells === 0
              ? 'No drift: every annual count equals the independent recount.'
              : `Drift in ${cells} cells.`,
          );
          if (cells > 0) process.exitCode = 1;
        }),
    )
    .addCommand(
      new Command('rebuild')
        .description('write all annual counts anew from the enrolments')
        .action(async () => {
          print(`${await withRecount((recount) => recount.rebuild())} cells written.`);
        }),
    );

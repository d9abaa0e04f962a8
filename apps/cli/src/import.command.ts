import { once } from 'node:events';
import { createReadStream, createWriteStream, statSync, type WriteStream } from 'node:fs';
import { Command } from 'commander';
import { HistoryImport } from '#applications';
import { openDataSource } from '#database';
import { AuditTrail, Clock, DomainError, Transactions } from '#platform';
import { print } from './print.js';

export const importCommand = (): Command =>
  new Command('import')
    .description('bring in what was kept elsewhere')
    .addCommand(
      new Command('history')
        .description('past participants from a CSV file; the same file again brings nothing new')
        .argument('<file>', 'CSV with a header line; see docs/history-import.md for its columns')
        .option('--report <file>', 'where to write the lines that were refused', 'history-refused.csv')
        .option('--encoding <name>', 'of the file, for example shift_jis or utf-16le', 'utf-8')
        .action(importHistory),
    );

async function importHistory(
  file: string,
  { report: reportFile, encoding }: { report: string; encoding: string },
): Promise<void> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw refusal(`There is no file «${file}».`);
  if (!isEncoding(encoding)) throw refusal(`«${encoding}» is no encoding. Try utf-8, shift_jis or utf-16le.`);
  const started = performance.now();
  const refused = await reportTo(reportFile);
  const dataSource = await openDataSource();
  refused.write('line,column,why\r\n');
  try {
    const history = new HistoryImport(
      dataSource,
      new Transactions(dataSource),
      new AuditTrail(),
      new Clock(),
    );
    let said = 0;
    const report = await history.run(createReadStream(file, { highWaterMark: 262_144 }), encoding, {
      refused: (line, faults) => {
        for (const { field, message } of faults)
          refused.write(`${line},${field},"${message.replaceAll('"', '""')}"\r\n`);
      },
      progress: ({ read }) => {
        if (read - said < 50_000) return;
        said = read;
        print(`${count(read)} lines read …`);
      },
    });
    const seconds = (performance.now() - started) / 1000;
    print(
      `${count(report.read)} lines in ${seconds.toFixed(1)} s: ${count(report.imported)} imported, ${count(report.alreadyThere)} already there, ${count(report.refused)} refused.`,
    );
    if (report.refused > 0) print(`Why each was refused stands in ${reportFile}.`);
  } finally {
    await new Promise((resolve) => refused.end(resolve));
    await dataSource.destroy();
  }
}

async function reportTo(file: string): Promise<WriteStream> {
  const stream = createWriteStream(file);
  await once(stream, 'open').catch(() => {
    throw refusal(`The report cannot be written to «${file}». Name another file with --report.`);
  });
  return stream;
}

const count = (value: number): string => value.toLocaleString('en-GB');

function isEncoding(name: string): boolean {
  try {
    return Boolean(new TextDecoder(name));
  } catch {
    return false;
  }
}

function refusal(sentence: string): DomainError {
  return new DomainError('INVALID', 'HISTORY.FILE_UNREADABLE', sentence);
}

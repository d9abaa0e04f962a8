import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { HistoryImport, type HistoryReport } from '#applications';
import { AuditTrail, type FieldFault, Transactions } from '#platform';
import type { Product } from '../support/product.js';

export interface ImportedHistory extends HistoryReport {
  refusedLines: { line: number; faults: FieldFault[] }[];
}

/** Imports a file of the history as the command line does. */
export async function importHistory(
  product: Product,
  file: string | Buffer,
  encoding = 'utf-8',
): Promise<ImportedHistory> {
  const dataSource = product.app.get(DataSource);
  const history = new HistoryImport(
    dataSource,
    new Transactions(dataSource),
    new AuditTrail(),
    product.clock,
  );
  const refusedLines: ImportedHistory['refusedLines'] = [];
  const report = await history.run(Readable.from([Buffer.from(file as string)]), encoding, {
    refused: (line, faults) => void refusedLines.push({ line, faults }),
    progress: () => undefined,
  });
  return { ...report, refusedLines };
}

/** Grace Njeri Wanjiru of Kenya, in Kansai for Water supply in 2014; say only what differs. */
export const aPastParticipation = (differs: Record<string, string> = {}): Record<string, string> => ({
  family_name: 'Wanjiru',
  given_names: 'Grace Njeri',
  birth_date: '1988-03-14',
  sex: 'FEMALE',
  nationality: 'KE',
  course_title: 'Water supply',
  course_number: 'J14-04025',
  office: 'KANSAI',
  fiscal_year: '2014',
  arrived_on: '2014-09-01',
  ended_on: '2014-10-10',
  outcome: 'COMPLETED',
  ...differs,
});

export function asCsv(lines: Record<string, string>[], delimiter = ','): string {
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const cell = (text: string) => (/[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [columns, ...lines.map((line) => columns.map((column) => cell(line[column] ?? '')))]
    .map((cells) => cells.join(delimiter))
    .join('\r\n');
}

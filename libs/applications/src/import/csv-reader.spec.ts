import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CsvReader } from './csv-reader.js';
import { csvLine } from './spreadsheet-writer.js';
import type { SheetRow } from './sheet-row.js';

async function rowsOf(text: string): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const group of CsvReader.open(Buffer.from(text), 'UTF-8').rows()) rows.push(...group);
  return rows;
}

describe('A CSV file of ours', () => {
  it('is read as it was written, whatever stands in it, and holds nothing that a spreadsheet computes', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc
        .tuple(fc.constantFrom('=', '+', '-', '@', "'=", "''+", '\t', '"'), fc.string())
        .map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 5 }), async (cells) => {
        fc.pre(cells.every((text) => !/[\0\ufeff]/.test(text) && text.isWellFormed()));
        const line = csvLine(cells, ',');
        for (const text of cells) expect(csvLine([text], ',')).not.toMatch(/^"?[=+\-@\t]/);
        const [, row] = await rowsOf(`a,b,c,d,e\r\n${line}`);
        const empty = cells.every((text) => text.trim() === '');
        expect(row?.cells.map((text) => text ?? '') ?? []).toEqual(empty ? [] : cells);
      }),
    );
  });

  it.each([
    ['a,b\r\n1,2\r\n', ',', 'commas'],
    ['a;b;c,d\n1;2\n', ';', 'semicolons'],
    ['"a;b";c\t"d\te"\tf\n', '\t', 'tabs'],
    ['sep=;\r\na;b,c,d\r\n', ';', 'semicolons'],
  ])('%j is separated by %j', (text, delimiter, words) => {
    const reader = CsvReader.open(Buffer.from(text));
    expect([reader.delimiter, reader.readAs]).toEqual([delimiter, `UTF-8, separated by ${words}`]);
  });

  it('counts the rows as a spreadsheet does, with the line that names the separator', async () => {
    const rows = await rowsOf('sep=;\r\nFamily name;Organisation\r\n\r\nWanjiru;"one\ntwo"\r\nOtieno;\r\n');
    expect(rows.map(({ number, cells }) => [number, cells[0]])).toEqual([
      [2, 'Family name'],
      [4, 'Wanjiru'],
      [5, 'Otieno'],
    ]);
  });
});

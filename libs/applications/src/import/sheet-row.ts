/** Where a value stands that is no plain text: a formula's result is never trusted, a number has no zeros in front. */
export interface OddCell {
  kind: 'FORMULA' | 'ERROR' | 'NUMBER';
  /** As it is written in the file: the formula without its sign, the error, the digits. */
  text: string;
}

/** Text as typed; cells that hold a date are read as YYYY-MM-DD. */
export type Cell = string | OddCell;

export interface SheetRow {
  /** As the spreadsheet counts its rows, 1 first. */
  number: number;
  /** By column, the first at 0; an empty cell is undefined. */
  cells: (Cell | undefined)[];
}

/** A file that is being read. Rows come in small groups, so that none waits for the whole. */
export interface SheetReader {
  rows(): AsyncIterable<SheetRow[]>;
  /** How much of the file has been read, from 0 to 1. */
  share(): number;
  /** Course run and country for which the template was made, or null where the file does not say. */
  madeFor: string | null;
  /** How the bytes were understood, in words: a person can object. */
  readAs: string;
  delimiter: string | null;
}

export function isEmptyRow(row: SheetRow): boolean {
  return row.cells.every((cell) => cell === undefined || (typeof cell === 'string' && cell.trim() === ''));
}

/** `A`, `B`, … `AA`: what a spreadsheet writes above the column. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** The column of a cell reference such as `AB12`, the first at 0. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

import { CSV_MARKER, ERRORS_HEADING, type NomineeField, SHEET_COLUMNS } from './nomination-sheet.js';
import { type Cell, columnLetters, type SheetRow } from './sheet-row.js';
import { UnreadableFile } from './unreadable-file.js';

/** Which column of a file holds which field, as its first row says. */
export class Headings {
  private constructor(
    readonly row: SheetRow,
    private readonly columns: ReadonlyMap<NomineeField, number>,
  ) {}

  /** Throws UnreadableFile naming every heading that is missing, unknown or there twice. */
  static of(row: SheetRow): Headings {
    const columns = new Map<NomineeField, number>();
    const faults: string[] = [];
    row.cells.forEach((cell, at) => {
      const heading = textOf(cell);
      if (heading === '' || sameHeading(heading, ERRORS_HEADING) || heading.startsWith(CSV_MARKER)) return;
      const column = SHEET_COLUMNS.find(
        (one) => sameHeading(heading, one.heading) || sameHeading(heading, one.field),
      );
      const place = `column ${columnLetters(at)} («${heading.slice(0, 60)}»)`;
      if (!column) faults.push(`${place} is not a column of the template`);
      else if (columns.has(column.field)) faults.push(`${place} is there twice`);
      else columns.set(column.field, at);
    });
    if (!columns.has('familyName'))
      faults.unshift(`the column «${SHEET_COLUMNS[0]!.heading}» is missing from row ${row.number}`);
    if (faults.length > 0) {
      throw new UnreadableFile(
        'HEADINGS',
        `The headings are not those of the template: ${faults.slice(0, 5).join('; ')}. Take the headings of the template and delete other columns.`,
      );
    }
    return new Headings(row, columns);
  }

  columnOf(field: NomineeField): number | undefined {
    return this.columns.get(field);
  }

  /** `column C («Date of birth»)` of a fault: its letters, or none where the file has no such column. */
  lettersOf(field: NomineeField): string {
    const column = this.columns.get(field);
    return column === undefined ? '' : columnLetters(column);
  }

  /** Cells of a row that belong to a column of this kind are left out of the file that goes back. */
  isErrors(at: number): boolean {
    return sameHeading(textOf(this.row.cells[at]), ERRORS_HEADING);
  }
}

export function headingOf(field: NomineeField): string {
  return SHEET_COLUMNS.find((column) => column.field === field)!.heading;
}

const textOf = (cell: Cell | undefined): string =>
  cell === undefined ? '' : (typeof cell === 'string' ? cell : cell.text).normalize('NFKC').trim();

const plain = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '');
const sameHeading = (one: string, other: string) => plain(one) === plain(other);

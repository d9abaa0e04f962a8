import { Injectable } from '@nestjs/common';
import { Outbox, type RecordedEvent, type Transaction, Transactions } from '#platform';

const BATCH = 200;
const DIMENSIONS = 'fiscal_year, programme_type, country_code, domestic_office_code, theme';

/** An event that moves people between cells, and the fact by which it is told apart. */
export const COUNTED_EVENTS = [
  'training.arrival-recorded',
  'training.training-completed',
  'training.training-discontinued',
  'training.enrolment-corrected',
  'catalogue.course-run-reclassified',
] as const;

interface CountedCell {
  y: number;
  t: string;
  c: string;
  o: string;
  m: string;
  enrolments: number;
}

/**
 * The annual counts: events mark cells as touched, and touched cells are counted anew from the enrolments.
 * Nothing is ever incremented, so repeats are harmless, and the cost of an event does not grow with history.
 */
@Injectable()
export class AnnualCountsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
  ) {}

  /** Marks the cells that an event touched. Safe to repeat. */
  async touch(eventId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const event = await this.outbox.read(tx, eventId);
      if (!event || !(await this.outbox.consume(tx, eventId, 'annual-counts'))) return;
      if (event.type === 'catalogue.course-run-reclassified') await this.touchRun(tx, event);
      else await this.touchEnrolment(tx, event);
    });
  }

  /** Counts touched cells anew, a batch in a transaction; answers how many. Several workers may do it at once. */
  recountTouched(): Promise<number> {
    return this.transactions.run(async (tx) => {
      const cells = await tx.rows<Omit<CountedCell, 'enrolments'>>(
        `SELECT fiscal_year y, programme_type t, country_code c, domestic_office_code o, theme m FROM stale_cell LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      );
      if (cells.length === 0) return 0;
      const keys = cells.map((cell) => [cell.y, cell.t, cell.c, cell.o, cell.m]);
      const counted = await this.count(tx, keys);
      if (counted.length > 0) {
        await tx.write(
          `INSERT INTO annual_count (${DIMENSIONS}, people, continuing) VALUES ?
           ON DUPLICATE KEY UPDATE people = VALUES(people), continuing = VALUES(continuing)`,
          [counted],
        );
      }
      const present = new Set(counted.map((row) => row.slice(0, 5).join('|')));
      const empty = keys.filter((key) => !present.has(key.join('|')));
      if (empty.length > 0) await tx.write(`DELETE FROM annual_count WHERE (${DIMENSIONS}) IN (?)`, [empty]);
      await tx.write(`DELETE FROM stale_cell WHERE (${DIMENSIONS}) IN (?)`, [keys]);
      return cells.length;
    });
  }

  /** People of each cell, and in Long-Term those who continue; a cell of nobody is left out. */
  private async count(tx: Transaction, keys: unknown[][]): Promise<unknown[][]> {
    const counted = new Map<string, { key: unknown[]; people: number; continuing: number }>();
    const add = (what: 'people' | 'continuing') => (row: CountedCell) => {
      const key = [row.y, row.t, row.c, row.o, row.m];
      const cell = counted.get(key.join('|')) ?? { key, people: 0, continuing: 0 };
      counted.set(key.join('|'), { ...cell, [what]: Number(row.enrolments) });
    };
    // Within an index that begins with the year, all places looked at lie together: they are in memory, however long the history.
    const arrived = 'FORCE INDEX (ix_enrolment_counted) ON e.counted_in = cell.y';
    (await this.enrolments(tx, keys, arrived)).forEach(add('people'));
    const longTerm = keys.filter(([, type]) => type === 'LONG_TERM');
    const stillHere = 'ON e.counted_in < cell.y AND e.continues_through >= cell.y';
    if (longTerm.length > 0) (await this.enrolments(tx, longTerm, stillHere)).forEach(add('continuing'));
    return [...counted.values()].map(({ key, people, continuing }) => [...key, people, continuing]);
  }

  /** By way of the runs of a cell (type, office, theme) to their enrolments (run, country): two indexes, no scan. */
  private enrolments(tx: Transaction, keys: unknown[][], joined: string): Promise<CountedCell[]> {
    const cell = `SELECT ? y, ? t, ? c, ? o, ? m`;
    return tx.rows<CountedCell>(
      `SELECT STRAIGHT_JOIN cell.y, cell.t, cell.c, cell.o, cell.m, COUNT(*) enrolments
       FROM (${keys.map(() => cell).join(' UNION ALL ')}) cell
       JOIN course_run r ON r.programme_type = CONVERT(cell.t USING ascii) AND r.domestic_office_code = CONVERT(cell.o USING ascii) AND r.theme = CONVERT(cell.m USING ascii)
       JOIN enrolment e ${joined} AND e.country_code = CONVERT(cell.c USING ascii) AND e.course_run_id = r.id
       GROUP BY cell.y, cell.t, cell.c, cell.o, cell.m`,
      keys.flat(),
    );
  }

  private async touchEnrolment(tx: Transaction, event: RecordedEvent): Promise<void> {
    const years = event.facts.fiscalYears as number[];
    if (years.length === 0) return;
    await tx.write(
      `INSERT INTO stale_cell (${DIMENSIONS}, touched_at)
       SELECT y.year, r.programme_type, ?, r.domestic_office_code, r.theme, ? FROM course_run r
       JOIN (${years.map(() => 'SELECT ? year').join(' UNION ALL ')}) y
       WHERE r.id = ? AND r.domestic_office_code IS NOT NULL AND r.theme IS NOT NULL
       ON DUPLICATE KEY UPDATE touched_at = VALUES(touched_at)`,
      [event.facts.countryCode, tx.at, ...years, event.facts.courseRunId],
    );
  }

  /** A run that changed type, office or theme: the cells it left and the cells it joined. */
  private async touchRun(tx: Transaction, event: RecordedEvent): Promise<void> {
    const { programmeType, office, theme } = event.facts;
    const people = `SELECT DISTINCT e.country_code, y.seq year FROM enrolment e
       JOIN seq_1954_to_2199 y ON y.seq BETWEEN e.counted_in AND COALESCE(e.continues_through, e.counted_in) WHERE e.course_run_id = ?`;
    const touch = (type: string, officeCode: string, themeCode: string, values: unknown[]) =>
      tx.write(
        `INSERT INTO stale_cell (${DIMENSIONS}, touched_at)
         SELECT p.year, ${type}, p.country_code, ${officeCode}, ${themeCode}, ? FROM (${people}) p JOIN course_run r ON r.id = ?
         ON DUPLICATE KEY UPDATE touched_at = VALUES(touched_at)`,
        [...values, tx.at, event.subjectId, event.subjectId],
      );
    await touch('?', '?', '?', [programmeType, office, theme]);
    await touch('r.programme_type', 'r.domestic_office_code', 'r.theme', []);
  }
}

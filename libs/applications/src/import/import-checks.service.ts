import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Files, type NewFile, Transactions } from '#platform';
import { ErrorsFiles } from './errors-files.service.js';
import { openSheet } from './file-kind.js';
import { Headings } from './headings.js';
import { type ClaimedImport, ImportClaims, Overtaken, type Progress } from './import-claims.service.js';
import { knownNominees } from './known-nominees.js';
import { LARGEST_FILE, markerOf, MOST_ROWS } from './nomination-sheet.js';
import type { RowOutcome } from './nomination-import-row.entity.js';
import { type JudgedRow, RowJudge } from './row-judge.js';
import type { SheetReader } from './sheet-row.js';
import type { TextEncoding } from './text-encoding.js';
import { UnreadableFile } from './unreadable-file.js';

/** What is written while the next group is read: the smaller it is, the less of it outlives a scavenge. */
const ROWS_AT_ONCE = 500;
const ENOUGH_TO_ESTIMATE = 2_000;

interface Judgement {
  counts: Record<RowOutcome, number>;
  progress: Progress;
}

/** Checks an uploaded file row by row, in the worker; the file is never in memory as rows. */
@Injectable()
export class ImportChecks {
  constructor(
    private readonly transactions: Transactions,
    private readonly dataSource: DataSource,
    private readonly claims: ImportClaims,
    private readonly files: Files,
    private readonly errorsFiles: ErrorsFiles,
  ) {}

  /** Safe to repeat, also while another worker is at it. */
  async check(eventId: string, importId: string): Promise<void> {
    const claimed = await this.claims.claim(importId, eventId);
    if (!claimed) return;
    try {
      await this.read(claimed);
    } catch (error) {
      if (error instanceof UnreadableFile) await this.refuse(claimed, error);
      else if (!(error instanceof Overtaken)) {
        await this.claims.giveUp(claimed);
        throw error;
      }
    }
  }

  private async read(claimed: ClaimedImport): Promise<void> {
    const bytes = await this.files.bytes(claimed.fileId);
    if (bytes.length > LARGEST_FILE) throw new UnreadableFile('TOO_LARGE', 'The file is larger than 20 MB.');
    const sheet = await openSheet(bytes, claimed.encodingSaid as TextEncoding | null);
    holdToRun(sheet, claimed);
    const { counts, progress } = await this.judge(claimed, sheet);
    const faulty = counts.FAULTY > 0;
    const errorsFile = faulty ? await this.errorsFiles.make(claimed, bytes) : null;
    await this.conclude(claimed, sheet.readAs, { counts, progress }, errorsFile);
  }

  private async judge(claimed: ClaimedImport, sheet: SheetReader): Promise<Judgement> {
    const ask = <Row>(sql: string, values: unknown[]) => this.dataSource.query<Row[]>(sql, values);
    const known = await knownNominees(ask, claimed.courseRunId, claimed.countryCode);
    let judge: RowJudge | null = null;
    let rowsRead = 0;
    let group: JudgedRow[] = [];
    // While one group is written, the next is read.
    let writing: Promise<void> = Promise.resolve();
    const progress = (): Progress => ({
      rowsRead,
      rowsEstimated: Math.max(rowsRead, Math.round(rowsRead / Math.max(sheet.share(), 0.01))),
    });
    const write = async () => {
      await writing;
      writing = this.claims.stage(claimed, group, progress());
      writing.catch(() => undefined); // heard of where it is waited for
      group = [];
    };
    for await (const rows of sheet.rows()) {
      for (const row of rows) {
        if (!judge) {
          judge = new RowJudge(Headings.of(row), known, claimed.today);
          continue;
        }
        if (++rowsRead > MOST_ROWS) throw tooManyRows();
        group.push(judge.judge(row));
        if (group.length === ROWS_AT_ONCE) await write();
      }
      // Who sends a million rows hears of it after two thousand.
      if (rowsRead > ENOUGH_TO_ESTIMATE && progress().rowsEstimated > 2 * MOST_ROWS) throw tooManyRows();
    }
    if (group.length > 0) await write();
    await writing;
    if (!judge || rowsRead === 0)
      throw new UnreadableFile(
        'EMPTY',
        'The file has no row of a person. Fill in the rows below the headings.',
      );
    return { counts: judge.counts, progress: { rowsRead, rowsEstimated: rowsRead } };
  }

  private conclude(
    claimed: ClaimedImport,
    readAs: string,
    { counts, progress }: Judgement,
    errorsFile: NewFile | null,
  ): Promise<void> {
    return this.transactions.run(async (tx) => {
      if (errorsFile) await this.files.record(tx, errorsFile);
      await this.claims.end(
        tx,
        claimed,
        `state = ?, read_as = ?, rows_read = ?, rows_estimated = ?, new_rows = ?, known_rows = ?, repeated_rows = ?, faulty_rows = ?, errors_file_id = ?`,
        [
          errorsFile ? 'FAULTY' : 'CHECKED',
          readAs,
          progress.rowsRead,
          progress.rowsRead,
          counts.NEW,
          counts.KNOWN,
          counts.REPEATED,
          counts.FAULTY,
          errorsFile?.id ?? null,
        ],
      );
    });
  }

  private async refuse(claimed: ClaimedImport, { because, message }: UnreadableFile): Promise<void> {
    await this.claims.clearRows(claimed.id);
    await this.transactions
      .run((tx) =>
        this.claims.end(tx, claimed, "state = 'REFUSED', refusal_code = ?, refusal = ?, rows_read = 0", [
          because,
          message.slice(0, 1_000),
        ]),
      )
      .catch((error: unknown) => {
        if (!(error instanceof Overtaken)) throw error;
      });
  }
}

/** A template says for which run and country it was made: rows must not land in another one. */
function holdToRun(sheet: SheetReader, { courseRunId, countryCode }: ClaimedImport): void {
  if (sheet.madeFor === null || sheet.madeFor === markerOf(courseRunId, countryCode)) return;
  throw new UnreadableFile(
    'OTHER_RUN',
    'The file was made from the template of another course run or country. Choose that one, or copy the rows into the template of this one.',
  );
}

const tooManyRows = () =>
  new UnreadableFile(
    'TOO_MANY_ROWS',
    `The file has more than ${MOST_ROWS.toLocaleString('en-GB')} rows. Divide it into several; if most of its rows are empty, copy the others into a new template.`,
  );

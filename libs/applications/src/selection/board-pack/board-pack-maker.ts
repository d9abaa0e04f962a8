import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Files, Outbox, Transactions, Typesetter } from '#platform';
import { SelectionListsQueries } from '../selection-lists.queries.js';
import { boardSheetOf } from './board-sheet.js';
import { boardWorkbook } from './board-workbook.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TEMPLATE = join(import.meta.dirname, 'board-pack.typ');

/** Turns a sheet into files. */
@Injectable()
export class BoardPapers {
  constructor(
    private readonly files: Files,
    private readonly typesetter: Typesetter,
  ) {}

  async print(sheet: ReturnType<typeof boardSheetOf>, name: string) {
    const [workbook, document] = [await boardWorkbook(sheet), await this.typesetter.pdf(TEMPLATE, sheet)];
    const xlsx = await this.files.put({ name: `${name}.xlsx`, mediaType: XLSX, bytes: workbook });
    const pdf = await this.files.put({ name: `${name}.pdf`, mediaType: 'application/pdf', bytes: document });
    return { xlsx, pdf };
  }

  async record(tx: Parameters<Files['record']>[0], files: Parameters<Files['record']>[1][]): Promise<void> {
    for (const file of files) await this.files.record(tx, file);
  }
}

/** Makes the two files of a board pack. A job: safe to repeat, and quiet when the pack is made. */
@Injectable()
export class BoardPackMaker {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly lists: SelectionListsQueries,
    private readonly papers: BoardPapers,
    private readonly outbox: Outbox,
  ) {}

  async make(packId: string, eventId: string): Promise<void> {
    const [pack] = await this.dataSource.query<
      { listId: string; office: string; state: string; askedAt: Date }[]
    >(
      `SELECT b.list_id listId, b.state, b.asked_at askedAt, r.domestic_office_code office FROM board_pack b
       JOIN selection_list s ON s.id = b.list_id JOIN course_run r ON r.id = s.course_run_id WHERE b.id = ?`,
      [packId],
    );
    if (!pack || pack.state === 'READY') return;
    const list = await this.lists.one(pack.listId, [pack.office]);
    const sheet = boardSheetOf(list, pack.askedAt);
    const { xlsx, pdf } = await this.papers.print(sheet, `Selection ${list.courseNumber ?? list.titleEn}`);
    await this.transactions.run(async (tx) => {
      if (!(await this.outbox.consume(tx, eventId, 'board-packs'))) return;
      await this.papers.record(tx, [xlsx, pdf]);
      await tx.write(
        "UPDATE board_pack SET state = 'READY', xlsx_file_id = ?, pdf_file_id = ? WHERE id = ?",
        [xlsx.id, pdf.id, packId],
      );
    });
  }
}

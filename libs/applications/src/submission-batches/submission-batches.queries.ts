import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, keyset, notFound, type Page, pageOf, ProductSettings, sortNames } from '#platform';
import { COUNTRIES_SERVED } from '#catalogue';
import { isReceiptCode, receiptCode } from './receipt-code.js';

export interface BatchRow {
  id: string;
  number: string;
  courseRunId: string;
  courseNumber: string | null;
  titleEn: string;
  countryCode: string;
  countryName: string;
  timeZone: string;
  nominations: number;
  jicaDeadline: string;
  submittedAt: Date;
  receiptFileId: string | null;
}

export interface BatchDetail extends BatchRow {
  officerName: string;
  titleJa: string | null;
  lines: { reference: string; familyName: string; givenNames: string; organisation: string | null }[];
  /** The signature on the receipt. */
  code: string;
}

const SORTS = { submitted: 'b.id' };
export const BATCH_SORTS = sortNames(SORTS);

const SELECT = `SELECT b.id, b.number, b.course_run_id courseRunId, r.course_number courseNumber, r.title_en titleEn, r.title_ja titleJa,
    b.country_code countryCode, c.name_en countryName, c.time_zone timeZone, b.nominations, b.jica_deadline jicaDeadline,
    b.submitted_at submittedAt, b.receipt_file_id receiptFileId, s.name officerName
  FROM submission_batch b JOIN course_run r ON r.id = b.course_run_id JOIN country c ON c.code = b.country_code
  JOIN account s ON s.id = b.submitted_by`;

@Injectable()
export class SubmissionBatchesQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
    private readonly product: ProductSettings,
  ) {}

  /** Batches of the countries that the offices serve. */
  async list(
    officeCodes: string[],
    filter: { courseRunId?: string },
    page: { limit: number; sort: string; after?: string },
  ): Promise<Page<BatchRow>> {
    const { where, orderBy, parameters } = keyset(SORTS, 'b.id', page.sort, page.after, this.cursors);
    const ofRun = filter.courseRunId ? 'b.course_run_id = ?' : 'TRUE';
    const rows = await this.dataSource.query<BatchRow[]>(
      `${SELECT} WHERE b.country_code IN (${COUNTRIES_SERVED}) AND ${ofRun} AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [officeCodes, ...(filter.courseRunId ? [filter.courseRunId] : []), ...parameters, page.limit + 1],
    );
    return pageOf(rows, page.limit, (row) => ({ sort: page.sort, values: [row.id, row.id] }), this.cursors);
  }

  /** Throws RESOURCE.NOT_FOUND. */
  async one(officeCodes: string[], id: string): Promise<BatchDetail> {
    return this.detail(`b.id = ? AND b.country_code IN (${COUNTRIES_SERVED})`, [id, officeCodes]);
  }

  /** For the receipt that is being set. */
  forReceipt(id: string): Promise<BatchDetail> {
    return this.detail('b.id = ?', [id]);
  }

  /** The batch of a receipt that somebody holds, or null when number and code do not belong together. */
  async ofReceipt(number: string, code: string): Promise<BatchDetail | null> {
    const [row] = await this.dataSource.query<{ id: string }[]>(
      'SELECT id FROM submission_batch WHERE number = ?',
      [number],
    );
    const batch = row ? await this.forReceipt(row.id) : null;
    return batch && isReceiptCode(code, receipted(batch), this.product.secret) ? batch : null;
  }

  private async detail(where: string, parameters: unknown[]): Promise<BatchDetail> {
    const [batch] = await this.dataSource.query<BatchDetail[]>(`${SELECT} WHERE ${where}`, parameters);
    if (!batch) throw notFound();
    const lines = await this.dataSource.query<BatchDetail['lines']>(
      `SELECT n.reference, p.family_name familyName, p.given_names givenNames, n.organisation
       FROM submission_batch_item i JOIN nomination n ON n.id = i.nomination_id JOIN person p ON p.id = n.person_id
       WHERE i.batch_id = ? ORDER BY i.position`,
      [batch.id],
    );
    const complete = { ...batch, lines };
    return { ...complete, code: receiptCode(receipted(complete), this.product.secret) };
  }
}

const receipted = (batch: Pick<BatchDetail, keyof BatchRow | 'lines'>) => ({
  ...batch,
  references: batch.lines.map(({ reference }) => reference),
});

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, keyset, type Page, pageOf } from '#platform';
import { holdToKnown } from '../hold-to-known.js';
import type { SlotTransfer } from './slot-transfer.entity.js';

export type SlotTransferRow = Omit<SlotTransfer, 'courseRunId'>;

@Injectable()
export class SlotTransfersQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  /** Who moved how many slots of a run from where to where, and why; the latest first. */
  async ofRun(courseRunId: string, page: { limit: number; after?: string }): Promise<Page<SlotTransferRow>> {
    await holdToKnown(this.dataSource, 'course_run', courseRunId);
    const sort = '-moved';
    const { where, orderBy, parameters } = keyset({ moved: 't.id' }, 't.id', sort, page.after, this.cursors);
    const rows = await this.dataSource.query<SlotTransferRow[]>(
      `SELECT t.id, t.from_country_code fromCountryCode, t.to_country_code toCountryCode, t.slots, t.ground, t.reason, a.name movedBy,
         t.moved_at movedAt FROM slot_transfer t JOIN account a ON a.id = t.moved_by
       WHERE t.course_run_id = ? AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [courseRunId, ...parameters, page.limit + 1],
    );
    return pageOf(rows, page.limit, (row) => ({ sort, values: [row.id, row.id] }), this.cursors);
  }
}

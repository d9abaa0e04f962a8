import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, keyset, type Page, pageOf } from '#platform';
import type { SealedSubject } from './sealed-readings.service.js';

export interface SealedReadingRow {
  id: string;
  nominationId: string;
  accountId: string;
  subject: SealedSubject;
  reason: string;
  readAt: Date;
}

/** Who read what was sealed, and why, newest first. */
@Injectable()
export class SealedReadingsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  async list(
    filter: { nominationId?: string; accountId?: string },
    page: { limit: number; after?: string },
  ): Promise<Page<SealedReadingRow>> {
    const sort = '-read';
    const { where, orderBy, parameters } = keyset({ read: 's.id' }, 's.id', sort, page.after, this.cursors);
    const ofNomination = filter.nominationId ? 's.nomination_id = ?' : 'TRUE';
    const ofAccount = filter.accountId ? 's.account_id = ?' : 'TRUE';
    const rows = await this.dataSource.query<SealedReadingRow[]>(
      `SELECT s.id, s.nomination_id nominationId, s.account_id accountId, s.subject, s.reason, s.read_at readAt
       FROM sealed_reading s WHERE ${ofNomination} AND ${ofAccount} AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [
        ...[filter.nominationId, filter.accountId].filter((value) => value !== undefined),
        ...parameters,
        page.limit + 1,
      ],
    );
    return pageOf(rows, page.limit, (row) => ({ sort, values: [row.id, row.id] }), this.cursors);
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { fromJsonColumn } from '../json-column.js';
import { keyset } from '../keyset.js';
import { Cursors, type Page, pageOf } from '../page.js';

export interface AuditRow {
  id: string;
  recordedAt: Date;
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  details: Record<string, unknown>;
}

/** Who did what to which thing, newest first. */
@Injectable()
export class AuditQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  async list(
    filter: { subjectType?: string; subjectId?: string },
    page: { limit: number; after?: string },
  ): Promise<Page<AuditRow>> {
    const sort = '-recorded';
    const { where, orderBy, parameters } = keyset(
      { recorded: 'a.id' },
      'a.id',
      sort,
      page.after,
      this.cursors,
    );
    const type = filter.subjectType ? 'a.subject_type = ?' : 'TRUE';
    const subject = filter.subjectId ? 'a.subject_id = ?' : 'TRUE';
    const rows = await this.dataSource.query<AuditRow[]>(
      `SELECT a.id, a.recorded_at recordedAt, a.actor_id actorId, a.action, a.subject_type subjectType, a.subject_id subjectId,
         a.details FROM audit_entry a WHERE ${type} AND ${subject} AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [
        ...[filter.subjectType, filter.subjectId].filter((value) => value !== undefined),
        ...parameters,
        page.limit + 1,
      ],
    );
    const read = rows.map((row) => ({ ...row, details: fromJsonColumn(row.details) }));
    return pageOf(read, page.limit, (row) => ({ sort, values: [row.id, row.id] }), this.cursors);
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '#platform';
import { nominationScopeClause, type NominationScope } from '../nomination-scope.js';
import type { AttachmentKind } from './attachment.entity.js';

export interface AttachmentRow {
  id: string;
  kind: AttachmentKind;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  sha256: string;
  addedAt: Date;
}

const COLUMNS = `a.id, a.kind, f.name, f.media_type mediaType, f.size, f.sha256, a.added_at addedAt`;

@Injectable()
export class AttachmentsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Oldest first. Throws RESOURCE.NOT_FOUND for an unknown nomination and for one outside the scope alike. */
  async of(scope: NominationScope, nominationId: string): Promise<AttachmentRow[]> {
    const within = nominationScopeClause(scope);
    const rows = await this.dataSource.query<(AttachmentRow | { id: null })[]>(
      `SELECT ${COLUMNS} FROM nomination n
       LEFT JOIN attachment a ON a.nomination_id = n.id AND a.removed_at IS NULL LEFT JOIN kept_file f ON f.id = a.file_id
       WHERE n.id = ? AND ${within.where} ORDER BY a.id`,
      [nominationId, ...within.parameters],
    );
    if (rows.length === 0) throw notFound();
    return rows.filter((row): row is AttachmentRow => row.id !== null);
  }

  /** The file of one document. Throws RESOURCE.NOT_FOUND. */
  async fileOf(scope: NominationScope, nominationId: string, attachmentId: string): Promise<string> {
    const within = nominationScopeClause(scope);
    const [row] = await this.dataSource.query<{ fileId: string }[]>(
      `SELECT a.file_id fileId FROM nomination n JOIN attachment a ON a.nomination_id = n.id AND a.removed_at IS NULL
       WHERE n.id = ? AND a.id = ? AND ${within.where}`,
      [nominationId, attachmentId, ...within.parameters],
    );
    if (!row) throw notFound();
    return row.fileId;
  }
}

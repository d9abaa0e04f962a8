import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  AuditTrail,
  Clock,
  Cursors,
  DomainError,
  keyset,
  notFound,
  type Page,
  pageOf,
  sortNames,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import type { Delivery, DeliveryState } from './delivery.entity.js';

export type DeliveryRow = Pick<
  Delivery,
  | 'id'
  | 'letter'
  | 'recipientKind'
  | 'recipientRef'
  | 'subjectId'
  | 'language'
  | 'state'
  | 'attempts'
  | 'writtenAt'
  | 'nextAttemptAt'
  | 'sentAt'
  | 'trouble'
>;

const SORTS = { written: 'd.id' };
export const DELIVERY_SORTS = sortNames(SORTS);

@Injectable()
export class DeliveriesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly cursors: Cursors,
  ) {}

  /** Letters and how they ended; failed ones are kept and visible. No address is shown. */
  async list(
    filter: { state?: DeliveryState; subjectId?: string },
    page: { limit: number; sort: string; after?: string },
  ): Promise<Page<DeliveryRow>> {
    const { where, orderBy, parameters } = keyset(SORTS, 'd.id', page.sort, page.after, this.cursors);
    const conditions = [
      filter.state ? 'd.state = ?' : 'TRUE',
      filter.subjectId ? 'd.subject_id = ?' : 'TRUE',
    ];
    const rows = await this.dataSource.query<DeliveryRow[]>(
      `SELECT d.id, d.letter, d.recipient_kind recipientKind, d.recipient_ref recipientRef, d.subject_id subjectId, d.language, d.state, d.attempts,
         d.written_at writtenAt, d.next_attempt_at nextAttemptAt, d.sent_at sentAt, d.trouble
       FROM delivery d WHERE ${conditions.join(' AND ')} AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [
        ...[filter.state, filter.subjectId].filter((value) => value !== undefined),
        ...parameters,
        page.limit + 1,
      ],
    );
    return pageOf(rows, page.limit, (row) => ({ sort: page.sort, values: [row.id, row.id] }), this.cursors);
  }

  /** Takes a failed letter up again. Throws DELIVERY.NOT_FAILED. */
  async sendAgain(id: string, actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const delivery = await tx.row<{ state: DeliveryState }>(
        'SELECT state FROM delivery WHERE id = ? FOR UPDATE',
        [id],
      );
      if (!delivery) throw notFound();
      if (delivery.state !== 'FAILED' && delivery.state !== 'NO_ADDRESS') {
        throw new DomainError(
          'CONFLICT',
          'DELIVERY.NOT_FAILED',
          'Only a letter that failed or had no address can be sent again.',
          { state: delivery.state },
        );
      }
      const now = tx.at;
      await tx.write(
        "UPDATE delivery SET state = 'WAITING', written_at = ?, next_attempt_at = ?, attempts = 0 WHERE id = ?",
        [now, now, id],
      );
      await this.audit.record(tx, {
        action: 'send-again',
        subjectType: 'delivery',
        subjectId: id,
        actorId: actor.accountId,
      });
    });
  }

  /** Letters that are due and have no job that will send them: the sweeper takes them up. */
  async due(limit: number): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT d.id FROM delivery d LEFT JOIN delivery b ON b.id = d.after_delivery_id
       WHERE d.state IN ('WAITING', 'SENDING') AND d.next_attempt_at <= ? AND (b.id IS NULL OR b.state NOT IN ('WAITING', 'SENDING'))
       ORDER BY d.next_attempt_at LIMIT ?`,
      [new Date(this.clock.now().getTime() - 5_000), limit],
    );
    return rows.map((row) => row.id);
  }
}

import { Injectable } from '@nestjs/common';
import { Outbox, type Transaction, Transactions } from '#platform';
import { termsOf } from './search-terms.js';

const BATCH = 200;
const CONSUMER = 'catalogue-index';

interface StaleRun {
  id: string;
  version: number;
  informationNumber: number;
  titleEn: string;
  titleJa: string | null;
  courseNumber: string | null;
  objective: string | null;
}

/** Keeps the words by which published runs are found. What is stale shows by comparing versions: no event can be missed. */
@Injectable()
export class CatalogueIndex {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
  ) {}

  /** Renews what is stale, and confirms the event that called for it. Answers how many runs it renewed. */
  async renew(eventId?: string): Promise<number> {
    let renewed = 0;
    for (let found = BATCH; found === BATCH; renewed += found)
      found = await this.transactions.run((tx) => this.renewBatch(tx));
    if (eventId) await this.transactions.run((tx) => this.outbox.consume(tx, eventId, CONSUMER));
    return renewed;
  }

  private async renewBatch(tx: Transaction): Promise<number> {
    const stale = await tx.rows<StaleRun>(
      `SELECT r.id, r.version, COALESCE(l.number, 0) informationNumber, r.title_en titleEn, r.title_ja titleJa,
         r.course_number courseNumber, (SELECT JSON_VALUE(v.content, '$.objective') FROM information_version v
           WHERE v.course_run_id = r.id AND v.number = l.number) objective
       FROM course_run r LEFT JOIN catalogue_entry e ON e.course_run_id = r.id
       LEFT JOIN (SELECT course_run_id, MAX(number) number FROM information_version GROUP BY course_run_id) l
         ON l.course_run_id = r.id
       WHERE r.state = 'PUBLISHED'
         AND (e.course_run_id IS NULL OR e.run_version <> r.version OR e.information_number <> COALESCE(l.number, 0))
       LIMIT ${BATCH}`,
    );
    if (stale.length === 0) return 0;
    const ids = stale.map(({ id }) => id);
    await tx.write('DELETE FROM catalogue_term WHERE course_run_id IN (?)', [ids]);
    await tx.write('DELETE FROM catalogue_entry WHERE course_run_id IN (?)', [ids]);
    await tx.insertAll(
      'catalogue_entry',
      stale.map(({ id, version, informationNumber }) => ({
        course_run_id: id,
        run_version: version,
        information_number: informationNumber,
      })),
    );
    await tx.insertAll(
      'catalogue_term',
      stale.flatMap(({ id, titleEn, titleJa, courseNumber, objective }) =>
        termsOf([titleEn, titleJa, courseNumber, objective].filter(Boolean).join('\n')).map((term) => ({
          term,
          course_run_id: id,
        })),
      ),
    );
    return stale.length;
  }
}

import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import type { Connection } from 'mysql2/promise';
import { redisOptions } from '#platform';
import { idOf, sqlId } from '../world/numbered.js';

/** Deliveries as rows and their jobs in the queue, as the product leaves them: letters that tell nominees of the receipt. */
export class LetterJobs {
  readonly prefix = '{bench}';
  private readonly queue: Queue;
  private readonly redis = new Redis({ ...redisOptions(process.env.REDIS_URL!), maxRetriesPerRequest: null });

  private constructor(
    private readonly connection: Connection,
    private readonly amount: number,
  ) {
    this.queue = new Queue('letters', { connection: this.redis, prefix: this.prefix });
  }

  static async prepare(connection: Connection, amount: number): Promise<LetterJobs> {
    for (const table of ['delivery', 'outbox_event', 'consumed_event'])
      await connection.query(`TRUNCATE ${table}`);
    const numbers = `(SELECT seq n FROM seq_0_to_${amount - 1}) numbers`;
    await connection.query(
      `INSERT INTO outbox_event (id, type, subject_id, facts, state, recorded_at)
       SELECT ${sqlId('event', 'n')}, 'applications.nomination-submitted', ${sqlId('nomination', 'n * 7')},
         JSON_OBJECT('stepId', ${sqlId('step', 'n * 28 + 1')}), 'DONE', UTC_TIMESTAMP(3) FROM ${numbers}`,
    );
    await connection.query(
      `INSERT INTO delivery (id, event_id, letter, recipient_kind, recipient_ref, subject_id, language, written_at, next_attempt_at)
       SELECT ${sqlId('delivery', 'n')}, ${sqlId('event', 'n')}, 'nomination-received', 'NOMINEE', ${sqlId('nomination', 'n * 7')},
         ${sqlId('nomination', 'n * 7')}, 'en', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) FROM ${numbers}`,
    );
    return new LetterJobs(connection, amount);
  }

  /** All letters wait again, with a job each; the queue stands still until it is resumed. */
  async addPaused(): Promise<void> {
    await this.queue.pause();
    await this.connection.query(
      "UPDATE delivery SET state = 'WAITING', attempts = 0, sent_at = NULL, written_at = UTC_TIMESTAMP(3), next_attempt_at = UTC_TIMESTAMP(3)",
    );
    const options = { attempts: 5, backoff: { type: 'exponential', delay: 1_000 }, removeOnComplete: true };
    for (let from = 0; from < this.amount; from += 1_000) {
      const jobs = Array.from({ length: Math.min(1_000, this.amount - from) }, (_, place) => ({
        name: 'send-letter',
        data: { deliveryId: idOf('delivery', from + place) },
        opts: options,
      }));
      await this.queue.addBulk(jobs);
    }
  }

  resume(): Promise<void> {
    return this.queue.resume();
  }

  async close(): Promise<void> {
    await this.queue.close();
    this.redis.disconnect();
  }
}

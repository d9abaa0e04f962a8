import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { newId, Outbox, Transactions } from '#platform';
import { PeopleQueries } from './people.queries.js';

/** Notes who may be one person, so that headquarters finds what waits for a decision without reading every nomination. */
@Injectable()
export class DuplicatesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly people: PeopleQueries,
  ) {}

  /** Safe to repeat: a pair stands once, and a decision on it stays. Answers how many candidates there are. */
  async note(eventId: string, nominationId: string): Promise<number> {
    const [nominee] = await this.dataSource.query<{ id: string }[]>(
      'SELECT person_id id FROM nomination WHERE id = ?',
      [nominationId],
    );
    const person = nominee && (await this.people.record(nominee.id));
    const candidates = person ? await this.people.candidatesFor(person) : [];
    await this.transactions.run(async (tx) => {
      if (!(await this.outbox.consume(tx, eventId, 'duplicates')) || !person || candidates.length === 0)
        return;
      const rows = candidates.map((candidate) => {
        const [one, other] = [person.id, candidate.person.id].toSorted();
        return [newId(), one, other, candidate.score, JSON.stringify(candidate.reasons), tx.at];
      });
      await tx.write(
        `INSERT INTO duplicate_candidate (id, one_person_id, other_person_id, score, reasons, found_at) VALUES ?
         ON DUPLICATE KEY UPDATE score = VALUES(score), reasons = VALUES(reasons)`,
        [rows],
      );
    });
    return candidates.length;
  }
}

import { Injectable } from '@nestjs/common';
import { type Transaction, Transactions } from '#platform';
import { nameKeyOf, type PassportName } from './comparable-name.js';

const BATCH = 1_000;

/** Keeps the keys by which people are looked up in step with their names. */
@Injectable()
export class PersonNames {
  constructor(private readonly transactions: Transactions) {}

  /** Whoever changes a name says so here, in the same transaction. */
  async changed(tx: Transaction, personId: string): Promise<void> {
    const name = await tx.row<PassportName>(
      'SELECT family_name familyName, given_names givenNames FROM person WHERE id = ?',
      [personId],
    );
    if (name) await tx.write('UPDATE person SET name_key = ? WHERE id = ?', [nameKeyOf(name), personId]);
  }

  /** Keys that are missing: people of before the keys, or written by statements that know nothing of them. Safe to repeat. */
  async completeKeys(): Promise<number> {
    let done = 0;
    for (let found = BATCH; found === BATCH; done += found) {
      found = await this.transactions.run(async (tx) => {
        const people = await tx.rows<PassportName & { id: string }>(
          `SELECT id, family_name familyName, given_names givenNames FROM person WHERE name_key IS NULL LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        );
        if (people.length === 0) return 0;
        const choice = people.map(() => 'WHEN ? THEN ?').join(' ');
        await tx.write(`UPDATE person SET name_key = CASE id ${choice} END WHERE id IN (?)`, [
          ...people.flatMap((person) => [person.id, nameKeyOf(person)]),
          people.map(({ id }) => id),
        ]);
        return people.length;
      });
    }
    return done;
  }
}

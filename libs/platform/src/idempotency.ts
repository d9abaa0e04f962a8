import { Injectable } from '@nestjs/common';
import { DomainError } from './domain-error.js';
import { fromJsonColumn } from './json-column.js';
import { isDuplicateKey } from './transactions/retry.js';
import type { Transaction } from './transactions/transaction.js';

/** A request that may be sent again: who, the key they chose, and the hash of what they asked. */
export interface RepeatableRequest {
  actorId: string;
  key: string;
  hash: string;
}

/** Makes a retried request safe: the reply is stored in the transaction of the change, and a repetition reads it. */
@Injectable()
export class Idempotency {
  /**
   * Must be the first thing in the transaction: a parallel repetition waits on the key's row until we commit.
   * Throws IDEMPOTENCY.KEY_REUSED when the key came before with another request.
   */
  async once<T extends object>(
    tx: Transaction,
    request: RepeatableRequest | null,
    work: () => Promise<T>,
  ): Promise<T> {
    if (!request) return work();
    try {
      await tx.insert('idempotent_reply', {
        actor_id: request.actorId,
        request_key: request.key,
        request_hash: request.hash,
        recorded_at: tx.at,
      });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return this.earlierReply<T>(tx, request);
    }
    const reply = await work();
    await tx.write('UPDATE idempotent_reply SET reply = ? WHERE actor_id = ? AND request_key = ?', [
      JSON.stringify(reply),
      request.actorId,
      request.key,
    ]);
    return reply;
  }

  /** The reply that the same request was given before, or null: for work that must begin outside the transaction. */
  async before<T extends object>(tx: Transaction, request: RepeatableRequest): Promise<T | null> {
    const known = await tx.row('SELECT 1 FROM idempotent_reply WHERE actor_id = ? AND request_key = ?', [
      request.actorId,
      request.key,
    ]);
    return known ? this.earlierReply<T>(tx, request) : null;
  }

  private async earlierReply<T>(tx: Transaction, request: RepeatableRequest): Promise<T> {
    const earlier = await tx.row<{ requestHash: string; reply: string | T }>(
      'SELECT request_hash requestHash, reply FROM idempotent_reply WHERE actor_id = ? AND request_key = ?',
      [request.actorId, request.key],
    );
    if (!earlier || earlier.requestHash !== request.hash) {
      throw new DomainError(
        'INVALID',
        'IDEMPOTENCY.KEY_REUSED',
        'This Idempotency-Key was used before with a different request. Choose a new key for a new request.',
      );
    }
    return fromJsonColumn(earlier.reply);
  }
}

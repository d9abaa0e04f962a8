import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  invalid,
  newId,
  notFound,
  ProductSettings,
  type RepeatableRequest,
  SealedFields,
  tokyoDate,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import type { CalendarFeed, FeedCovers } from './calendar-feed.entity.js';
import { ownFeeds, STANDS } from './calendar-feeds.queries.js';
import { runsOfFeed } from './feed-runs.queries.js';
import { planCalendar } from './plan-calendar.js';

export interface FeedFacts {
  covers: FeedCovers;
  /** Code of the office or id of the host partner; nothing for the officer's own. */
  of?: string;
  name: string;
}

export interface CalendarOfNow {
  text: string;
  etag: string;
  changedAt: Date;
}

const MOST_FEEDS = 20;
const ENDED =
  'This calendar has ended: the account that opened its address was closed or may no longer see it. Ask its office for a new address.';
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Addresses under which calendar programs read the plan in force: unguessable, lasting, to be withdrawn one by one. */
@Injectable()
export class CalendarFeedsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
    private readonly sealed: SealedFields,
    private readonly product: ProductSettings,
  ) {}

  /** The address is told this once. Throws CALENDAR_FEED.NOT_YOURS, CALENDAR_FEED.TOO_MANY. */
  async open(
    facts: FeedFacts,
    actor: Actor,
    request: RepeatableRequest,
  ): Promise<{ id: string; address: string }> {
    const { id } = await this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const { covers, name } = facts;
        const feed = { id: newId(), covers, of_ref: await this.holdToOwn(tx, facts, actor), name };
        await this.holdToLimit(tx, covers, feed.of_ref);
        const token_hash = hashOf(this.tokenOf(feed.id));
        await tx.insert('calendar_feed', { ...feed, token_hash, made_by: actor.accountId, made_at: tx.at });
        await this.note(tx, 'open', feed.id, actor, { covers, of: feed.of_ref });
        return { id: feed.id };
      }),
    );
    return { id, address: `${this.product.publicUrl}/plan.ics?link=${this.tokenOf(id)}` };
  }

  /** The address gives nothing any more. Throws RESOURCE.NOT_FOUND. */
  async withdraw(id: string, actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { where, parameters } = ownFeeds(actor);
      const { affectedRows } = await tx.write(`DELETE FROM calendar_feed WHERE id = ? AND (${where})`, [
        id,
        ...parameters,
      ]);
      if (affectedRows === 0) throw notFound();
      await this.note(tx, 'withdraw', id, actor, {});
    });
  }

  /**
   * What an address gives now, and since when it does; withdrawn and invented look alike.
   * Throws RESOURCE.NOT_FOUND, CALENDAR_FEED.ENDED.
   */
  read(token: string): Promise<CalendarOfNow> {
    return this.transactions.run(async (tx) => {
      const feed = await tx.row<CalendarFeed & { stands: number }>(
        `SELECT f.id, f.covers, f.of_ref ofRef, f.name, f.content_hash contentHash, f.changed_at changedAt,
           f.last_read_at lastReadAt, ${STANDS} stands
         FROM calendar_feed f JOIN account a ON a.id = f.made_by WHERE f.token_hash = ?`,
        [hashOf(token)],
      );
      if (!feed) throw notFound();
      if (Number(feed.stands) !== 1) throw new DomainError('GONE', 'CALENDAR_FEED.ENDED', ENDED);
      const runs = await runsOfFeed(tx, feed, tokyoDate(tx.at));
      const written = (stamp: Date) =>
        planCalendar(feed.name, runs, { publicUrl: this.product.publicUrl, stamp });
      const etag = hashOf(written(new Date(0)));
      const changedAt = feed.contentHash === etag ? feed.changedAt! : tx.at;
      const readToday = feed.lastReadAt !== null && tokyoDate(feed.lastReadAt) === tokyoDate(tx.at);
      if (feed.contentHash !== etag || !readToday)
        await tx.write(
          'UPDATE calendar_feed SET content_hash = ?, changed_at = ?, last_read_at = ? WHERE id = ?',
          [etag, changedAt, tx.at, feed.id],
        );
      return { text: written(changedAt), etag, changedAt };
    });
  }

  /** Made of the id and a key of ours, so that a repeated request is given the same one and no table holds it. */
  private tokenOf(id: string): string {
    return this.sealed.fingerprint('calendar-feed', id);
  }

  private async holdToOwn(tx: Transaction, { covers, of }: FeedFacts, actor: Actor): Promise<string> {
    if (covers === 'OFFICER') return actor.accountId;
    const [table, column] =
      covers === 'DOMESTIC_OFFICE' ? ['domestic_office', 'code'] : ['host_partner', 'id'];
    const row = await tx.row<{ ref: string }>(`SELECT ${column} ref FROM ${table} WHERE ${column} = ?`, [
      of ?? '',
    ]);
    if (row && (actor.has('HEADQUARTERS') || actor.scopesOf(covers).includes(row.ref))) return row.ref;
    const what = covers === 'DOMESTIC_OFFICE' ? 'the code of a domestic office' : 'the id of a host partner';
    throw invalid('CALENDAR_FEED.NOT_YOURS', [{ field: 'of', message: `of must be ${what} that is yours.` }]);
  }

  private async holdToLimit(tx: Transaction, covers: FeedCovers, of: string): Promise<void> {
    const known = await tx.rows('SELECT id FROM calendar_feed WHERE covers = ? AND of_ref = ? FOR UPDATE', [
      covers,
      of,
    ]);
    if (known.length < MOST_FEEDS) return;
    const sentence = `There are ${known.length} addresses of this calendar already: withdraw one that nobody reads first.`;
    throw new DomainError('CONFLICT', 'CALENDAR_FEED.TOO_MANY', sentence);
  }

  private note(tx: Transaction, verb: string, id: string, actor: Actor, details: object): Promise<void> {
    return this.audit.record(tx, {
      action: verb,
      subjectType: 'calendar-feed',
      subjectId: id,
      actorId: actor.accountId,
      details: { ...details },
    });
  }
}

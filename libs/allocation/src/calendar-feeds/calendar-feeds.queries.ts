import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, keyset, type Page, pageOf } from '#platform';
import type { Actor } from '#identity';
import type { FeedCovers } from './calendar-feed.entity.js';

export interface CalendarFeedRow {
  id: string;
  covers: FeedCovers;
  of: string;
  name: string;
  /** The name of a person. */
  madeBy: string;
  madeAt: Date;
  /** False: whoever opened it has left or lost the role, and it gives nothing any more. */
  stands: boolean;
  /** To the day; null where nobody has read it yet. */
  lastReadAt: Date | null;
}

/**
 * Condition on `calendar_feed f` and the `account a` that opened it. An address is a way around the sign-in, so it gives
 * no longer what that account might not see: its holder may be gone with it.
 */
export const STANDS = `a.closed_at IS NULL AND EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = a.id
  AND (g.role = 'HEADQUARTERS' OR (g.role = f.covers AND g.scope = f.of_ref)
    OR (f.covers = 'OFFICER' AND g.role IN ('DOMESTIC_OFFICE', 'HOST_PARTNER'))))`;

/** Condition on `calendar_feed`: an officer's own, those of the own offices and host partners; headquarters those of all of these. */
export function ownFeeds(actor: Actor): { where: string; parameters: unknown[] } {
  const own = "(covers = 'OFFICER' AND of_ref = ?)";
  if (actor.has('HEADQUARTERS'))
    return {
      where: `${own} OR covers IN ('DOMESTIC_OFFICE', 'HOST_PARTNER')`,
      parameters: [actor.accountId],
    };
  return {
    where: `${own} OR (covers = 'DOMESTIC_OFFICE' AND of_ref IN (?)) OR (covers = 'HOST_PARTNER' AND of_ref IN (?))`,
    parameters: [actor.accountId, actor.scopesOf('DOMESTIC_OFFICE'), actor.scopesOf('HOST_PARTNER')],
  };
}

@Injectable()
export class CalendarFeedsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  /** Those that one may withdraw, in the order in which they were made. */
  async list(actor: Actor, page: { limit: number; after?: string }): Promise<Page<CalendarFeedRow>> {
    const sorts = { id: { column: 'f.id', nullable: false } } as const;
    const { where, orderBy, parameters } = keyset(sorts, 'f.id', 'id', page.after, this.cursors);
    const own = ownFeeds(actor);
    const found = await this.dataSource.query<(Omit<CalendarFeedRow, 'stands'> & { stands: number })[]>(
      `SELECT f.id, f.covers, f.of_ref \`of\`, f.name, a.name madeBy, f.made_at madeAt, ${STANDS} stands, f.last_read_at lastReadAt
       FROM calendar_feed f JOIN account a ON a.id = f.made_by
       WHERE (${own.where}) AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [...own.parameters, ...parameters, page.limit + 1],
    );
    const rows = found.map((row): CalendarFeedRow => ({ ...row, stands: Number(row.stands) === 1 }));
    return pageOf(rows, page.limit, (row) => ({ sort: 'id', values: [row.id, row.id] }), this.cursors);
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '#platform';
import type { NominationMove } from '../nomination.lifecycle.js';
import { nominationScopeClause, type NominationScope } from '../nomination-scope.js';

export interface OfferRow {
  id: string;
  offeredAt: Date;
  /** End of the day in Asia/Tokyo. */
  answerBy: string;
  endedAt: Date | null;
  endedAs: NominationMove | null;
  timeZone: string;
}

@Injectable()
export class OffersQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The offers of a place that a nomination has had, newest first. Throws RESOURCE.NOT_FOUND. */
  async ofNomination(scope: NominationScope, nominationId: string): Promise<OfferRow[]> {
    const within = nominationScopeClause(scope);
    const rows = await this.dataSource.query<(OfferRow & { id: string | null })[]>(
      `SELECT o.id, o.offered_at offeredAt, o.answer_by answerBy, o.ended_at endedAt, o.ended_as endedAs, c.time_zone timeZone
       FROM nomination n JOIN country c ON c.code = n.country_code LEFT JOIN place_offer o ON o.nomination_id = n.id
       WHERE n.id = ? AND ${within.where} ORDER BY o.id DESC`,
      [nominationId, ...within.parameters],
    );
    if (rows.length === 0) throw notFound();
    return rows.filter(({ id }) => id !== null);
  }
}

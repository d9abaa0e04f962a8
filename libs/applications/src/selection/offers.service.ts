import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, Clock, DomainError } from '#platform';
import { NominationMoves } from '../nomination-moves.service.js';
import { DEFAULT_SETTINGS } from './selection-setting.entity.js';
import { NO_LAPSED_OFFER } from './reserve-list.service.js';

const AT_ONCE = 500;

/** Somebody moved it meanwhile, or the place is gone: then the system has nothing to do there. */
const OVERTAKEN = new Set([
  'NOMINATION.MOVE_NOT_OPEN',
  'NOMINATION.NOT_RELEASED',
  'SLOTS.NONE_LEFT',
  'CAPACITY.NONE_LEFT',
  'SELECTION.OUT_OF_RANK',
]);

/**
 * Places that fell free and the people who wait for them. What freed a place does not matter (a decline, a slot moved, a
 * higher capacity): the places themselves are looked at, so that no cause can be forgotten; what was left free when the
 * results were released stays with the officers. Everything is safe to repeat and
 * exact beside officers: an offer takes its place like an acceptance.
 */
@Injectable()
export class OffersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly moves: NominationMoves,
  ) {}

  /** Offers every free place of a run to the next on its list whose country has a slot. Answers how many. */
  async fill(courseRunId: string): Promise<number> {
    let offered = 0;
    for (let next = await this.next(courseRunId); next; next = await this.next(courseRunId)) {
      // Whoever came first has changed what is next; when nothing changes, there is nothing left to offer.
      if (!(await this.make(next, 'offer'))) return offered;
      offered++;
    }
    return offered;
  }

  /** As above for every run with a free place and somebody waiting. */
  async fillAll(): Promise<number> {
    const runs = await this.dataSource.query<{ id: string }[]>(
      `SELECT DISTINCT r.id FROM nomination n ${WAITING} LIMIT ?`,
      [this.clock.today(), AT_ONCE],
    );
    let offered = 0;
    for (const { id } of runs) offered += await this.fill(id);
    return offered;
  }

  /** Ends offers whose last day is over in Tokyo. Answers how many. */
  async lapse(): Promise<number> {
    const due = await this.dataSource.query<{ id: string }[]>(
      'SELECT nomination_id id FROM place_offer WHERE ended_as IS NULL AND answer_by <= ? LIMIT ?',
      [addDays(this.clock.today(), -1), AT_ONCE],
    );
    let lapsed = 0;
    for (const { id } of due) if (await this.make(id, 'lapse-offer')) lapsed++;
    return lapsed;
  }

  /** Gives places up that are kept for substitutes who were returned and not handed in again by their day. */
  async letGo(): Promise<number> {
    const late = await this.dataSource.query<{ id: string }[]>(
      "SELECT id FROM nomination WHERE hand_in_by <= ? AND state = 'RETURNED' AND place_held LIMIT ?",
      [addDays(this.clock.today(), -1), AT_ONCE],
    );
    let given = 0;
    for (const { id } of late) if (await this.moves.letGo(id)) given++;
    return given;
  }

  private async next(courseRunId: string): Promise<string | null> {
    const [row] = await this.dataSource.query<{ id: string }[]>(
      `SELECT n.id FROM nomination n ${WAITING} AND n.course_run_id = ?
       ORDER BY n.reserve_rank IS NULL, n.reserve_rank, n.id LIMIT 1`,
      [this.clock.today(), courseRunId],
    );
    return row?.id ?? null;
  }

  private async make(id: string, move: 'offer' | 'lapse-offer'): Promise<boolean> {
    try {
      await this.moves.makeBySystem(id, move, null);
      return true;
    } catch (error) {
      if (error instanceof DomainError && OVERTAKEN.has(error.code)) return false;
      throw error;
    }
  }
}

/** People on released reserve lists of runs still to come, for whom a place is free. Takes today's date. */
const WAITING = `JOIN course_run r ON r.id = n.course_run_id
  JOIN allotment a ON a.course_run_id = n.course_run_id AND a.country_code = n.country_code
  JOIN released_room l ON l.course_run_id = a.course_run_id AND l.country_code = a.country_code
  LEFT JOIN selection_setting s ON s.course_run_id = r.id
  WHERE n.state = 'RESERVE' AND n.released_at IS NOT NULL AND r.state = 'PUBLISHED' AND r.starts_on > ?
    AND r.places_taken < r.capacity AND a.places_taken + l.left_free < a.slots AND ${NO_LAPSED_OFFER}
    AND COALESCE(s.automatic_offers, ${String(DEFAULT_SETTINGS.automaticOffers)})`;

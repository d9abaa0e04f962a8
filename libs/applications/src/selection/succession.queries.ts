import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '#platform';
import type { Follows } from '../nomination.entity.js';
import { nominationScopeClause, type NominationScope } from '../nomination-scope.js';

export interface LinkedNomination {
  id: string;
  reference: string;
  courseRunId: string;
  as: Follows;
}

/** How nominations hang together when a person is replaced or comes next time. */
export interface SuccessionOf {
  /** The nomination whose history goes on in this one. */
  follows: LinkedNomination | null;
  /** Those in which this one goes on, newest first; as far as the reader may see them. */
  followedBy: LinkedNomination[];
  /** The place of the person before is kept for this one. */
  placeHeld: boolean;
  handInBy: string | null;
}

@Injectable()
export class SuccessionQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Throws RESOURCE.NOT_FOUND. */
  async of(scope: NominationScope, nominationId: string): Promise<SuccessionOf> {
    const within = nominationScopeClause(scope);
    const [row] = await this.dataSource.query<
      {
        placeHeld: number;
        handInBy: string | null;
        followsId: string | null;
        followsAs: Follows | null;
        reference: string;
        courseRunId: string;
      }[]
    >(
      `SELECT n.place_held placeHeld, n.hand_in_by handInBy, n.follows_id followsId, n.follows_as followsAs, f.reference,
         f.course_run_id courseRunId
       FROM nomination n LEFT JOIN nomination f ON f.id = n.follows_id WHERE n.id = ? AND ${within.where}`,
      [nominationId, ...within.parameters],
    );
    if (!row) throw notFound();
    const followedBy = await this.dataSource.query<LinkedNomination[]>(
      'SELECT n.id, n.reference, n.course_run_id courseRunId, n.follows_as `as` FROM nomination n ' +
        `WHERE n.follows_id = ? AND ${within.where} ORDER BY n.id DESC`,
      [nominationId, ...within.parameters],
    );
    const { placeHeld, handInBy, followsId, followsAs, reference, courseRunId } = row;
    return {
      follows: followsId && followsAs ? { id: followsId, reference, courseRunId, as: followsAs } : null,
      followedBy,
      placeHeld: Boolean(placeHeld),
      handInBy,
    };
  }
}

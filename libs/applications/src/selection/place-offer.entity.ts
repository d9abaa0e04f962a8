import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  type PlainDate,
  PlainDateColumn,
  PrimaryId,
  TextColumn,
} from '#platform';
import type { NominationMove } from '../nomination.lifecycle.js';

/** A place that fell free, offered to somebody on the reserve list. The nomination is OFFERED as long as it is open. */
@Entity('place_offer')
@Index('ix_place_offer_nomination', ['nominationId', 'endedAs'])
@Index('ix_place_offer_due', ['endedAs', 'answerBy'])
export class PlaceOffer {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'nomination_id' })
  nominationId: string;

  @InstantColumn({ name: 'offered_at' })
  offeredAt: Date;

  /** The officer who offered by hand; null for the system. */
  @IdColumn({ name: 'offered_by', nullable: true })
  offeredBy: string | null;

  /** Why somebody further down the list was asked first. */
  @TextColumn(1000, { nullable: true })
  reason: string | null;

  /** The last day of the answer; it ends in Asia/Tokyo. */
  @PlainDateColumn({ name: 'answer_by' })
  answerBy: PlainDate;

  @InstantColumn({ name: 'ended_at', nullable: true })
  endedAt: Date | null;

  /** The move that ended it: confirm, turn-down, take-back, lapse-offer …; null while it is open. */
  @CodeColumn(16, { name: 'ended_as', nullable: true })
  endedAs: NominationMove | null;
}

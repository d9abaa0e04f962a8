import { Column, Entity, Index } from 'typeorm';
import {
  CodeColumn,
  CountColumn,
  DomainError,
  IdColumn,
  InstantColumn,
  newId,
  type PlainDate,
  PlainDateColumn,
  PrimaryId,
  TextColumn,
  VersionNumberColumn,
} from '#platform';
import {
  LIFECYCLE,
  type Move,
  type Mover,
  movesOpenTo,
  type NominationMove,
  publicState,
  stateSeenBy,
} from './nomination.lifecycle.js';
import { type NominationState, STATES } from './nomination-states.js';
import type { NominationStep } from './nomination-step.entity.js';

/** Who moves a nomination, and in which capacity. */
export interface MovedBy {
  as: Mover;
  accountId: string | null;
}

/** Another person in the place of an earlier nominee, or the same person in the next run. */
export type Follows = 'SUBSTITUTE' | 'DEFERRAL';

/** A government's proposal of one person for one course run. */
@Entity('nomination')
@Index('ix_nomination_run', ['courseRunId', 'state', 'id'])
@Index('ix_nomination_country', ['countryCode', 'publicSince', 'id'])
@Index('ix_nomination_country_state', ['countryCode', 'publicState', 'publicSince', 'id'])
@Index('ix_nomination_office', ['domesticOfficeCode', 'heldSince', 'id'])
@Index('ix_nomination_office_state', ['domesticOfficeCode', 'state', 'heldSince', 'id'])
@Index('ix_nomination_since', ['heldSince', 'id'])
@Index('ix_nomination_person', ['personId'])
@Index('ix_nomination_hand_in', ['handInBy', 'state'])
@Index('ix_nomination_waiting', ['publicState', 'domesticOfficeCode', 'heldSince', 'id'])
export class Nomination {
  @PrimaryId()
  id: string;

  /** For people, on letters and the telephone: KCCP-2026-7F3K-9QXA. */
  @Index('ux_nomination_reference', { unique: true })
  @CodeColumn(20)
  reference: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  @CodeColumn(8, { name: 'country_code' })
  countryCode: string;

  @IdColumn({ name: 'person_id' })
  personId: string;

  @TextColumn(200, { nullable: true })
  organisation: string | null;

  @TextColumn(200, { nullable: true })
  post: string | null;

  @CodeColumn(16, { default: 'DRAFT' })
  state: NominationState;

  /** Order on the reserve list, 1 first. */
  @CountColumn({ name: 'reserve_rank', nullable: true })
  reserveRank: number | null;

  /** Since when the present holder has it. */
  @InstantColumn({ name: 'held_since' })
  heldSince: Date;

  /** The state that is known outside the domestic office; written with every step, for the lists of overseas offices. */
  @CodeColumn(16, { name: 'public_state', default: 'DRAFT' })
  publicState: NominationState;

  /**
   * The competent domestic office of its run, once it is submitted: for the order of its lists, which need one index.
   * Who may see it is asked of the run itself.
   */
  @CodeColumn(12, { name: 'domestic_office_code', nullable: true })
  domesticOfficeCode: string | null;

  /** Since when it stands in the state that is known outside the domestic office. */
  @InstantColumn({ name: 'public_since' })
  publicSince: Date;

  @InstantColumn({ name: 'submitted_at', nullable: true })
  submittedAt: Date | null;

  /** When the decision that stands was made known outside the domestic office. */
  @InstantColumn({ name: 'released_at', nullable: true })
  releasedAt: Date | null;

  /** The nomination whose history goes on in this one. */
  @Index('ix_nomination_follows')
  @IdColumn({ name: 'follows_id', nullable: true })
  followsId: string | null;

  @CodeColumn(10, { name: 'follows_as', nullable: true })
  followsAs: Follows | null;

  /** The place of the person whom it substitutes is kept for it until it is decided or set aside. */
  @Column({ name: 'place_held', type: 'boolean', default: false })
  placeHeld: boolean;

  /** A day of its own by which it is handed in, where the JICA deadline of the allotment is not the one. */
  @PlainDateColumn({ name: 'hand_in_by', nullable: true })
  handInBy: PlainDate | null;

  @InstantColumn({ name: 'created_at' })
  createdAt: Date;

  @VersionNumberColumn()
  version: number;

  /** The version of the last change that is known outside the domestic office: an overseas office reads and sends this one. */
  @CountColumn({ name: 'public_version', default: 1 })
  publicVersion: number;

  /**
   * Every change of state passes here; the caller stores the step as history.
   * Throws NOMINATION.MOVE_NOT_OPEN, NOMINATION.REASON_MISSING.
   */
  make(move: NominationMove, by: MovedBy, at: Date, reason?: string | null): NominationStep {
    const rule: Move = LIFECYCLE[move];
    const open = movesOpenTo(by.as, stateSeenBy(by.as, this.state, this.releasedAt !== null));
    if (!open.includes(move)) throw moveNotOpen(move, open);
    if (rule.reason && !reason) throw reasonMissing(move);
    const step: NominationStep = {
      id: newId(),
      nominationId: this.id,
      move,
      fromState: this.state,
      toState: rule.to,
      actorId: by.accountId,
      actedAs: by.as,
      madeAt: at,
      reason: reason ?? null,
    };
    const known = this.knownState;
    this.state = rule.to;
    this.version += 1;
    this.heldSince = at;
    this.releasedAt = rule.known ? at : null;
    if (this.knownState !== known) this.becomeKnown(at);
    if (move === 'submit') this.submittedAt = at;
    // An offer that comes to nothing leaves the nominee where it stood on the list.
    if (rule.to !== 'RESERVE' && rule.to !== 'OFFERED') this.reserveRank = null;
    this.placeHeld &&= awaitsDecision(rule.to);
    return step;
  }

  /** A decision becomes known outside. Throws NOMINATION.NOTHING_TO_RELEASE. */
  release(at: Date): void {
    if (!this.awaitsRelease) {
      throw new DomainError(
        'CONFLICT',
        'NOMINATION.NOTHING_TO_RELEASE',
        'There is no decision on this nomination that waits to be released.',
      );
    }
    this.releasedAt = at;
    this.version += 1;
    this.becomeKnown(at);
  }

  /** A substitute that was not handed in again in time has no place kept any more; the nomination itself goes on. */
  letGo(): void {
    this.placeHeld = false;
    this.version += 1;
  }

  /** Outside, only what changes there leaves a trace: neither a time nor a version tells of a decision that waits. */
  private becomeKnown(at: Date): void {
    this.publicSince = at;
    this.publicVersion = this.version;
  }

  private get knownState(): NominationState {
    return publicState(this.state, this.releasedAt !== null);
  }

  get awaitsRelease(): boolean {
    return STATES[this.state].needsRelease && this.releasedAt === null;
  }

  get takesPlace(): boolean {
    return STATES[this.state].countsAgainstSlots || this.placeHeld;
  }
}

/** Whether a place kept for a substitute is still waiting for its decision. */
function awaitsDecision(state: NominationState): boolean {
  const { terminal, needsRelease, countsAgainstSlots } = STATES[state];
  return !terminal && !needsRelease && !countsAgainstSlots;
}

function moveNotOpen(move: NominationMove, open: NominationMove[]): DomainError {
  const now = open.length > 0 ? `Open now: ${open.join(', ')}.` : 'No move is open to you now.';
  return new DomainError(
    'CONFLICT',
    'NOMINATION.MOVE_NOT_OPEN',
    `The move «${move}» is not open in the present state. ${now}`,
    { open },
  );
}

function reasonMissing(move: NominationMove): DomainError {
  const message = `Say why: the move «${move}» needs a reason, which stands in the history.`;
  return new DomainError('INVALID', 'NOMINATION.REASON_MISSING', message, {
    fields: [{ field: 'reason', message }],
  });
}

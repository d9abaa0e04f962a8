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
  tokyoDate,
  VersionNumberColumn,
} from '#platform';
import type { LeafType } from '#catalogue';
import { countingOf } from './counting.js';
import {
  ENROLMENT_LIFECYCLE,
  type EnrolmentMove,
  enrolmentMovesOpenTo,
  type EnrolmentRule,
  type EnrolmentState,
} from './enrolment.lifecycle.js';
import type { EnrolmentStep } from './enrolment-step.entity.js';

/** What the run says that an enrolment needs to know. */
export interface RunDates {
  programmeType: LeafType;
  startsOn: PlainDate | null;
  endsOn: PlainDate | null;
}

/** One accepted person in one course run, from acceptance to the end of the training. */
@Entity('enrolment')
@Index('ix_enrolment_run', ['courseRunId', 'countryCode', 'countedIn', 'continuesThrough'])
@Index('ix_enrolment_counted', ['countedIn', 'countryCode', 'courseRunId'])
export class Enrolment {
  @PrimaryId()
  id: string;

  @Index('ux_enrolment_nomination', { unique: true })
  @IdColumn({ name: 'nomination_id', nullable: true })
  nominationId: string | null;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  @CodeColumn(8, { name: 'country_code' })
  countryCode: string;

  @IdColumn({ name: 'person_id' })
  personId: string;

  @CodeColumn(14, { default: 'PRE_DEPARTURE' })
  state: EnrolmentState;

  @Column({ type: 'boolean', default: false })
  observer: boolean;

  @PlainDateColumn({ name: 'arrived_on', nullable: true })
  arrivedOn: PlainDate | null;

  @PlainDateColumn({ name: 'ended_on', nullable: true })
  endedOn: PlainDate | null;

  /** The fiscal year in which the person counts; see counting.ts. */
  @CountColumn({ name: 'counted_in', nullable: true })
  countedIn: number | null;

  @CountColumn({ name: 'continues_through', nullable: true })
  continuesThrough: number | null;

  @InstantColumn({ name: 'created_at' })
  createdAt: Date;

  @VersionNumberColumn()
  version: number;

  /** Throws ENROLMENT.MOVE_NOT_OPEN, ENROLMENT.REASON_MISSING, ENROLMENT.DATE_MISSING, ENROLMENT.DATE_IMPOSSIBLE. */
  make(
    move: EnrolmentMove,
    by: { as: EnrolmentRule['by']; accountId: string | null },
    at: Date,
    facts: { on?: PlainDate; reason?: string | null; run: RunDates },
  ): EnrolmentStep {
    const rule: EnrolmentRule = ENROLMENT_LIFECYCLE[move];
    const open = enrolmentMovesOpenTo(by.as, this.state);
    if (!open.includes(move)) throw moveNotOpen(move, open);
    if (rule.reason && !facts.reason)
      throw needed('reason', 'ENROLMENT.REASON_MISSING', `Say why: «${move}» needs a reason.`);
    if (rule.dated && !facts.on)
      throw needed('on', 'ENROLMENT.DATE_MISSING', `Say on which day: «${move}» needs a date.`);
    if (facts.on && facts.on > tokyoDate(at))
      throw needed(
        'on',
        'ENROLMENT.DATE_IMPOSSIBLE',
        `${facts.on} is still to come in Tokyo. Record it when it has happened.`,
      );
    const fromState = this.state;
    this.state = rule.to;
    this.version += 1;
    if (move === 'arrive') this.arrivedOn = this.possible(facts.on!, facts.run);
    if (move === 'undo-arrival') this.arrivedOn = null;
    this.endedOn =
      rule.to === 'COMPLETED' || rule.to === 'DISCONTINUED' ? this.afterArrival(facts.on!) : null;
    this.recount(facts.run);
    return {
      id: newId(),
      enrolmentId: this.id,
      move,
      fromState,
      toState: rule.to,
      actorId: by.accountId,
      madeAt: at,
      happenedOn: facts.on ?? null,
      reason: facts.reason ?? null,
    };
  }

  recount(run: RunDates): void {
    const { state, observer, arrivedOn } = this;
    Object.assign(
      this,
      countingOf({
        state,
        observer,
        arrivedOn,
        programmeType: run.programmeType,
        presentUntil: this.endedOn ?? run.endsOn,
      }),
    );
  }

  /** People come at most a month before their run and not after its end. */
  private possible(arrivedOn: PlainDate, run: RunDates): PlainDate {
    const days = (from: PlainDate, to: PlainDate) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
    const early = run.startsOn && days(arrivedOn, run.startsOn) > 31;
    const late = run.endsOn && arrivedOn > run.endsOn;
    if (early || late)
      throw needed(
        'on',
        'ENROLMENT.DATE_IMPOSSIBLE',
        `The run lasts from ${run.startsOn} to ${run.endsOn}: an arrival on ${arrivedOn} cannot be. Check the day.`,
      );
    return arrivedOn;
  }

  private afterArrival(endedOn: PlainDate): PlainDate {
    if (this.arrivedOn && endedOn < this.arrivedOn) {
      throw needed(
        'on',
        'ENROLMENT.DATE_IMPOSSIBLE',
        `The person arrived on ${this.arrivedOn} and cannot have ended on ${endedOn}. Check the day.`,
      );
    }
    return endedOn;
  }
}

function moveNotOpen(move: EnrolmentMove, open: EnrolmentMove[]): DomainError {
  const now = open.length > 0 ? `Open now: ${open.join(', ')}.` : 'No move is open to you now.';
  return new DomainError(
    'CONFLICT',
    'ENROLMENT.MOVE_NOT_OPEN',
    `The move «${move}» is not open in the present state. ${now}`,
    { open },
  );
}

function needed(field: string, code: string, message: string): DomainError {
  return new DomainError('INVALID', code, message, { fields: [{ field, message }] });
}

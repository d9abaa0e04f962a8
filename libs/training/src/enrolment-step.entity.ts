import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, PlainDateColumn, PrimaryId, TextColumn } from '#platform';
import type { EnrolmentMove, EnrolmentState } from './enrolment.lifecycle.js';

@Entity('enrolment_step')
@Index('ix_enrolment_step', ['enrolmentId', 'id'])
export class EnrolmentStep {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'enrolment_id' })
  enrolmentId: string;

  @CodeColumn(14)
  move: EnrolmentMove | 'enrol';

  @CodeColumn(14, { name: 'from_state', nullable: true })
  fromState: EnrolmentState | null;

  @CodeColumn(14, { name: 'to_state' })
  toState: EnrolmentState;

  @IdColumn({ name: 'actor_id', nullable: true })
  actorId: string | null;

  @InstantColumn({ name: 'made_at' })
  madeAt: Date;

  @PlainDateColumn({ name: 'happened_on', nullable: true })
  happenedOn: string | null;

  @TextColumn(1000, { nullable: true })
  reason: string | null;
}

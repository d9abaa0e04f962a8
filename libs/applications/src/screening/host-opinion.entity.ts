import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  PlainDateColumn,
  PrimaryId,
  TextColumn,
  VersionNumberColumn,
} from '#platform';

export const OPINIONS = ['RECOMMENDED', 'ACCEPTABLE', 'NOT_RECOMMENDED'] as const;
export type Opinion = (typeof OPINIONS)[number];

/** A domestic office asks a host partner of a run what it thinks of some nominees, by a day in Tokyo. */
@Entity('opinion_request')
@Index('ix_opinion_request_run', ['courseRunId', 'hostPartnerId', 'id'])
export class OpinionRequest {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  @IdColumn({ name: 'host_partner_id' })
  hostPartnerId: string;

  @PlainDateColumn({ name: 'due_on' })
  dueOn: string;

  @IdColumn({ name: 'asked_by' })
  askedBy: string;

  @InstantColumn({ name: 'asked_at' })
  askedAt: Date;
}

/** The host partner's answer on one nominee; it advises, the domestic office decides. */
@Entity('host_opinion')
@Index('ux_host_opinion', ['nominationId', 'hostPartnerId'], { unique: true })
@Index('ix_host_opinion_partner', ['hostPartnerId', 'id'])
export class HostOpinion {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'nomination_id' })
  nominationId: string;

  @IdColumn({ name: 'host_partner_id' })
  hostPartnerId: string;

  /** The latest request; asking again sets a new day. */
  @IdColumn({ name: 'request_id' })
  requestId: string;

  @CodeColumn(16, { nullable: true })
  opinion: Opinion | null;

  @TextColumn(4000, { default: '' })
  text: string;

  @IdColumn({ name: 'given_by', nullable: true })
  givenBy: string | null;

  @InstantColumn({ name: 'given_at', nullable: true })
  givenAt: Date | null;

  @VersionNumberColumn()
  version: number;
}

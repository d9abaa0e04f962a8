import { Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, PrimaryId, TextColumn, VersionNumberColumn } from '#platform';

export const HOST_PARTNER_KINDS = [
  'CENTRAL_GOVERNMENT',
  'LOCAL_GOVERNMENT',
  'UNIVERSITY',
  'RESEARCH_INSTITUTE',
  'PRIVATE_ENTERPRISE',
  'PUBLIC_INTEREST_ORGANISATION',
  'NGO',
] as const;
export type HostPartnerKind = (typeof HOST_PARTNER_KINDS)[number];

/** Who gives the training 研修受託機関. */
@Entity('host_partner')
export class HostPartner {
  @PrimaryId()
  id: string;

  @TextColumn(200)
  name: string;

  @CodeColumn(32)
  kind: HostPartnerKind;

  @CodeColumn(20)
  prefecture: string;

  /** Where letters to it go, before the mailboxes of its accounts. */
  @TextColumn(254, { nullable: true })
  email: string | null;

  /** How many runs it can give in the same week. */
  @CountColumn({ name: 'runs_at_once', default: 1 })
  runsAtOnce: number;

  @VersionNumberColumn()
  version: number;
}

/** A host partner gives (a part of) a course run. */
@Entity('hosting')
@Index('ux_hosting', ['courseRunId', 'hostPartnerId'], { unique: true })
@Index('ix_hosting_partner', ['hostPartnerId', 'courseRunId'])
export class Hosting {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  @IdColumn({ name: 'host_partner_id' })
  hostPartnerId: string;
}

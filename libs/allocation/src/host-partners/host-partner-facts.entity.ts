import { Entity, Index, PrimaryColumn } from 'typeorm';
import {
  CodeColumn,
  CountColumn,
  IdColumn,
  idColumn,
  PlainDateColumn,
  PrimaryId,
  TextColumn,
} from '#platform';
import type { Theme } from '#catalogue';

/** Somebody at a host partner. */
@Entity('host_partner_contact')
@Index('ix_host_partner_contact', ['hostPartnerId'])
export class HostPartnerContact {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'host_partner_id' })
  hostPartnerId: string;

  @TextColumn(120)
  name: string;

  /** What they do there: course leader コースリーダー, accounts … */
  @TextColumn(120)
  role: string;

  @TextColumn(254, { nullable: true })
  email: string | null;

  @TextColumn(40, { nullable: true })
  phone: string | null;
}

/** A thematic field in which it can give training. */
@Entity('host_partner_theme')
@Index('ix_host_partner_theme', ['theme', 'hostPartnerId'])
export class HostPartnerTheme {
  @PrimaryColumn({ ...idColumn, name: 'host_partner_id' })
  hostPartnerId: string;

  @PrimaryColumn({ type: 'varchar', length: 24, charset: 'ascii', collation: 'ascii_bin' })
  theme: Theme;
}

/** A language in which it can give training without interpreters. */
@Entity('host_partner_language')
export class HostPartnerLanguage {
  @PrimaryColumn({ ...idColumn, name: 'host_partner_id' })
  hostPartnerId: string;

  @PrimaryColumn({ type: 'varchar', length: 8, charset: 'ascii', collation: 'ascii_bin' })
  language: string;
}

/** A part of a programme that it can give. */
@Entity('host_partner_module')
@Index('ix_host_partner_module', ['hostPartnerId'])
export class HostPartnerModule {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'host_partner_id' })
  hostPartnerId: string;

  @TextColumn(200)
  title: string;

  @CodeColumn(24)
  theme: Theme;

  @CountColumn()
  days: number;
}

/** The training contract 研修委託契約 or frame of contracts: in its days the partner may be given runs. Agreements of one partner never overlap. */
@Entity('host_partner_agreement')
@Index('ix_host_partner_agreement', ['hostPartnerId', 'validFrom'])
export class HostPartnerAgreement {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'host_partner_id' })
  hostPartnerId: string;

  @TextColumn(60)
  reference: string;

  @PlainDateColumn({ name: 'valid_from' })
  validFrom: string;

  /** Its last day. */
  @PlainDateColumn({ name: 'valid_to' })
  validTo: string;

  @CountColumn({ name: 'runs_per_year' })
  runsPerYear: number;
}

/** Weeks in which the partner can give nothing. */
@Entity('host_partner_blackout')
@Index('ix_host_partner_blackout', ['fiscalYear', 'hostPartnerId'])
export class HostPartnerBlackout {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'host_partner_id' })
  hostPartnerId: string;

  @CountColumn({ name: 'fiscal_year' })
  fiscalYear: number;

  @CountColumn({ name: 'from_week' })
  fromWeek: number;

  @CountColumn({ name: 'to_week' })
  toWeek: number;

  @TextColumn(300)
  reason: string;
}

import { Entity, Index } from 'typeorm';
import { CodeColumn, InstantColumn, PrimaryId, TextColumn, VersionNumberColumn } from '#platform';

/** A member of staff who signs in. Participants have no account. */
@Entity('account')
export class Account {
  @PrimaryId()
  id: string;

  @TextColumn(254)
  email: string;

  @Index('ux_account_email', { unique: true })
  @TextColumn(254, { name: 'comparable_email', collation: 'utf8mb4_nopad_bin' })
  comparableEmail: string;

  @TextColumn(200)
  name: string;

  @CodeColumn(160, { name: 'password_hash' })
  passwordHash: string;

  @InstantColumn({ name: 'created_at' })
  createdAt: Date;

  @InstantColumn({ name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @VersionNumberColumn()
  version: number;
}

import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CodeColumn, InstantColumn, PrimaryId, TextColumn } from '#platform';

/** Somebody asked for the status of an address. Kept for a day, so that the queue carries an id and no address. */
@Entity('status_request')
@Index('ix_status_request_asked', ['askedAt'])
export class StatusRequest {
  @PrimaryId()
  id: string;

  @TextColumn(254)
  email: string;

  @InstantColumn({ name: 'asked_at' })
  askedAt: Date;
}

const tokenHash = {
  type: 'char',
  length: 64,
  charset: 'ascii',
  collation: 'ascii_bin',
  name: 'token_hash',
} as const;

/** A link of 256 bits that opens once within ten minutes; only its hash is stored. */
@Entity('status_link')
@Index('ix_status_link_expires', ['expiresAt'])
export class StatusLink {
  @PrimaryColumn(tokenHash)
  tokenHash: string;

  @TextColumn(254)
  email: string;

  @InstantColumn({ name: 'expires_at' })
  expiresAt: Date;

  @InstantColumn({ name: 'opened_at', nullable: true })
  openedAt: Date | null;

  /** Hash of the browser that opened it: a second press there opens again, elsewhere it does not. */
  @CodeColumn(64, { name: 'opened_by', nullable: true })
  openedBy: string | null;
}

/** A participant who opened a link and reads the own status for half an hour. */
@Entity('status_session')
@Index('ix_status_session_expires', ['expiresAt'])
export class StatusSession {
  @PrimaryColumn(tokenHash)
  tokenHash: string;

  @TextColumn(254)
  email: string;

  @InstantColumn({ name: 'expires_at' })
  expiresAt: Date;
}

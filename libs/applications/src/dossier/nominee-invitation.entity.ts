import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, PrimaryId } from '#platform';

/** The overseas office invites the nominee to fill in their parts. At most one of a nomination stands. */
@Entity('nominee_invitation')
@Index('ix_nominee_invitation', ['nominationId', 'id'])
export class NomineeInvitation {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'nomination_id' })
  nominationId: string;

  @IdColumn({ name: 'invited_by' })
  invitedBy: string;

  @InstantColumn({ name: 'invited_at' })
  invitedAt: Date;

  /** Keyed hash of the address that was invited. */
  @CodeColumn(64, { name: 'address_mark' })
  addressMark: string;

  /** When the nominee first opened the link. */
  @InstantColumn({ name: 'opened_at', nullable: true })
  openedAt: Date | null;

  @InstantColumn({ name: 'handed_over_at', nullable: true })
  handedOverAt: Date | null;

  @InstantColumn({ name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
}

const tokenHash = {
  type: 'char',
  length: 64,
  charset: 'ascii',
  collation: 'ascii_bin',
  name: 'token_hash',
} as const;

/** A link of 256 bits in a letter; only its hash is stored. It opens until it expires or its invitation ends. */
@Entity('nominee_link')
@Index('ix_nominee_link_invitation', ['invitationId'])
@Index('ix_nominee_link_expires', ['expiresAt'])
export class NomineeLink {
  @PrimaryColumn(tokenHash)
  tokenHash: string;

  @IdColumn({ name: 'invitation_id' })
  invitationId: string;

  @InstantColumn({ name: 'expires_at' })
  expiresAt: Date;
}

/** A nominee at work on the pages. */
@Entity('nominee_session')
@Index('ix_nominee_session_invitation', ['invitationId'])
@Index('ix_nominee_session_expires', ['expiresAt'])
export class NomineeSession {
  @PrimaryColumn(tokenHash)
  tokenHash: string;

  @IdColumn({ name: 'invitation_id' })
  invitationId: string;

  @InstantColumn({ name: 'expires_at' })
  expiresAt: Date;
}

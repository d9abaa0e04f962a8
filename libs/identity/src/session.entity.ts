import { Entity, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn } from '#platform';

/** A sign-in. Lives in MariaDB, since the API must work while Redis is away; only the hash of its token is stored. */
@Entity('session')
@Index('ix_session_account', ['accountId'])
@Index('ix_session_expires', ['expiresAt'])
export class Session {
  @PrimaryColumn({ type: 'char', length: 64, charset: 'ascii', collation: 'ascii_bin', name: 'token_hash' })
  tokenHash: string;

  @IdColumn({ name: 'account_id' })
  accountId: string;

  @InstantColumn({ name: 'created_at' })
  createdAt: Date;

  @InstantColumn({ name: 'expires_at' })
  expiresAt: Date;
}

import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, PrimaryId } from '#platform';
import type { Role } from './roles.js';

@Entity('role_grant')
@Index('ux_role_grant', ['accountId', 'role', 'scope'], { unique: true })
export class RoleGrant {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'account_id' })
  accountId: string;

  @CodeColumn(20)
  role: Role;

  @CodeColumn(36, { default: '' })
  scope: string;

  @InstantColumn({ name: 'granted_at' })
  grantedAt: Date;
}

import { ApiProperty } from '@nestjs/swagger';
import { type GrantedRole, ROLE_NAMES, type Role } from '#identity';
import { MailboxField, TextField } from '../http/fields.js';

export class SignInDto {
  @MailboxField({ about: 'E-mail address of the account.', example: 'kansai@kccp.example' })
  email: string;

  @TextField({ about: 'Password.', example: 'knowledge-co-creation', max: 200 })
  password: string;
}

export class SessionView {
  @ApiProperty({ example: '2026-06-01T21:00:00.000Z' })
  expiresAt: Date;
}

export class GrantView implements GrantedRole {
  @ApiProperty({ enum: ROLE_NAMES, example: 'DOMESTIC_OFFICE' })
  role: Role;

  @ApiProperty({
    example: 'KANSAI',
    description: 'Office code or host partner id; empty for a national role.',
  })
  scope: string;
}

export class MeView {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  accountId: string;

  @ApiProperty({ example: 'JICA Kansai (demonstration)' })
  name: string;

  @ApiProperty({ type: [GrantView] })
  grants: GrantedRole[];
}

import { ApiProperty } from '@nestjs/swagger';
import type { AccountRow, GrantedRole, NewAccount, Role } from '#identity';
import { ROLE_NAMES } from '#identity';
import { ChoiceField, CodeField, ListField, MailboxField, TextField } from '../http/fields.js';
import { PageDto } from '../http/page.dto.js';
import { GrantView } from '../sign-in/sessions.dto.js';

export class GrantDto implements GrantedRole {
  @ChoiceField({ about: 'Role.', example: 'OVERSEAS_OFFICE', of: ROLE_NAMES })
  role: Role;

  @CodeField({
    about: 'Office code or host partner id; empty for a national role.',
    example: 'KE',
    max: 36,
    mayBeEmpty: true,
    optional: true,
  })
  scope: string = '';
}

export class AccountDto implements NewAccount {
  @MailboxField({
    about: 'E-mail address with which the person signs in.',
    example: 'new.officer@kccp.example',
  })
  email: string;

  @TextField({ about: 'Name.', example: 'New Officer', max: 200 })
  name: string;

  @TextField({
    about: 'First password, at least 15 characters.',
    example: 'a long first password',
    min: 15,
    max: 200,
  })
  password: string;

  @ListField({ about: 'Roles.', of: () => GrantDto, max: 20 })
  grants: GrantDto[];
}

export class AccountListDto extends PageDto {}

export class AccountView implements AccountRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  id: string;

  @ApiProperty({ example: 'new.officer@kccp.example' })
  email: string;

  @ApiProperty({ example: 'New Officer' })
  name: string;

  @ApiProperty({ example: '2026-06-01T02:00:00.000Z' })
  createdAt: Date;

  @ApiProperty({ type: Date, nullable: true, example: null })
  closedAt: Date | null;

  @ApiProperty({ example: 1 })
  version: number;

  @ApiProperty({ type: [GrantView] })
  grants: GrantedRole[];
}

export class AccountReceiptView {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  id: string;
}

import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import { GrantScopes } from '#allocation';
import { openDataSource } from '#database';
import { AccountsService, ROLE_NAMES, type Role } from '#identity';
import { AuditTrail, DomainError, Idempotency, isMailbox, Transactions } from '#platform';
import { print } from './print.js';

export const accountCommand = (): Command =>
  new Command('account')
    .description('accounts of staff')
    .addCommand(
      new Command('open')
        .description('open an account with one role and print its first password')
        .requiredOption('--email <address>')
        .requiredOption('--name <name>')
        .requiredOption('--role <role>', ROLE_NAMES.join(', '))
        .option('--scope <code>', 'office code or host partner id', '')
        .action(open),
    );

async function open({
  email,
  name,
  role,
  scope,
}: {
  email: string;
  name: string;
  role: Role;
  scope: string;
}): Promise<void> {
  if (!isMailbox(email))
    throw new DomainError(
      'INVALID',
      'ACCOUNT.INVALID',
      `--email must be one e-mail address, not «${String(email)}».`,
    );
  if (!ROLE_NAMES.includes(role))
    throw new DomainError('INVALID', 'ACCOUNT.INVALID', `--role must be one of: ${ROLE_NAMES.join(', ')}.`);
  const password = randomBytes(15).toString('base64url');
  const dataSource = await openDataSource();
  try {
    const grants = [{ role, scope }];
    await new GrantScopes(dataSource).hold(grants, () => '--');
    const accounts = new AccountsService(new Transactions(dataSource), new AuditTrail(), new Idempotency());
    await accounts.open({ email, name, password, grants }, null, null);
    print(`Opened ${email} as ${role} ${scope}. First password: ${password}`);
  } finally {
    await dataSource.destroy();
  }
}

import type { DataSource } from 'typeorm';
import { Account, hashPassword, type Role, RoleGrant } from '#identity';
import { comparableMailbox, Transactions } from '#platform';
import { lastingId } from './lasting-id.js';
import { SeedWriter } from './writer.js';

/** Printed at the start of a demonstration; no account of a real installation ever has it. */
export const DEMONSTRATION_PASSWORD = 'knowledge-co-creation';

interface DemonstrationAccount {
  email: string;
  name: string;
  role: Role;
  scope: string;
}

export const DEMONSTRATION_ACCOUNTS: readonly DemonstrationAccount[] = [
  {
    email: 'headquarters@kccp.example',
    name: 'Headquarters (demonstration)',
    role: 'HEADQUARTERS',
    scope: '',
  },
  {
    email: 'kansai@kccp.example',
    name: 'JICA Kansai (demonstration)',
    role: 'DOMESTIC_OFFICE',
    scope: 'KANSAI',
  },
  {
    email: 'tokyo@kccp.example',
    name: 'JICA Tokyo (demonstration)',
    role: 'DOMESTIC_OFFICE',
    scope: 'TOKYO',
  },
  {
    email: 'kenya@kccp.example',
    name: 'JICA Kenya Office (demonstration)',
    role: 'OVERSEAS_OFFICE',
    scope: 'KE',
  },
  {
    email: 'malawi@kccp.example',
    name: 'JICA Malawi Office (demonstration)',
    role: 'OVERSEAS_OFFICE',
    scope: 'MW',
  },
  {
    email: 'administrator@kccp.example',
    name: 'Administrator (demonstration)',
    role: 'ADMINISTRATOR',
    scope: '',
  },
  { email: 'auditor@kccp.example', name: 'Auditor (demonstration)', role: 'AUDITOR', scope: '' },
];

const accountId = (email: string) => lastingId(`demonstration account ${email}`);

/** The account that acts for an office in the demonstration, if there is one. */
export function demonstrationActor(role: Role, scope: string): string | null {
  const account = DEMONSTRATION_ACCOUNTS.find((each) => each.role === role && each.scope === scope);
  return account ? accountId(account.email) : null;
}

/** They are made last: where they are, the demonstration is complete. */
export async function demonstrationIsThere(dataSource: DataSource): Promise<boolean> {
  const emails = DEMONSTRATION_ACCOUNTS.map((account) => account.email);
  const [found] = await dataSource.query<{ accounts: string }[]>(
    'SELECT COUNT(*) accounts FROM account WHERE comparable_email IN (?)',
    [emails],
  );
  return Number(found?.accounts) === emails.length;
}

export async function seedDemonstrationAccounts(dataSource: DataSource, at: Date): Promise<void> {
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD);
  const accounts = DEMONSTRATION_ACCOUNTS.map(({ email, name }): Account => {
    const opened = { createdAt: at, closedAt: null, version: 1 };
    return {
      id: accountId(email),
      email,
      comparableEmail: comparableMailbox(email),
      name,
      passwordHash,
      ...opened,
    };
  });
  const grants = DEMONSTRATION_ACCOUNTS.map(({ email, role, scope }): RoleGrant => {
    return {
      id: lastingId(`demonstration grant ${email}`),
      accountId: accountId(email),
      role,
      scope,
      grantedAt: at,
    };
  });
  await new Transactions(dataSource).run(async (tx) => {
    const writer = new SeedWriter(dataSource, tx);
    await writer.insertMissing(Account, accounts);
    await writer.insertMissing(RoleGrant, grants);
  });
}

const ROLE_WORDS: Record<Role, string> = {
  HEADQUARTERS: 'headquarters',
  DOMESTIC_OFFICE: 'domestic office',
  MEDICAL: 'medical role of',
  OVERSEAS_OFFICE: 'overseas office',
  HOST_PARTNER: 'host partner',
  ADMINISTRATOR: 'administrator',
  AUDITOR: 'auditor',
};

/** What a person who starts the demonstration needs in order to sign in. */
export function signInLines(publicUrl: string): string[] {
  const width = Math.max(...DEMONSTRATION_ACCOUNTS.map((account) => account.email.length));
  const lines = DEMONSTRATION_ACCOUNTS.map(
    ({ email, role, scope }) => `  ${email.padEnd(width)}  ${ROLE_WORDS[role]}${scope ? ` ${scope}` : ''}`,
  );
  return [`Sign in at ${publicUrl} with the password «${DEMONSTRATION_PASSWORD}» as`, ...lines];
}

import type { DataSource } from 'typeorm';
import { Account, Actor, hashPassword, type Role, RoleGrant } from '#identity';
import { comparableMailbox, Transactions } from '#platform';
import { domesticOfficeFacts } from './domestic-offices.js';
import { hostPartnerRows } from './host-partners.js';
import { lastingId } from './lasting-id.js';
import { SeedWriter } from './writer.js';

/** Printed at the start of a demonstration; no account of a real installation ever has it. */
export const DEMONSTRATION_PASSWORD = 'knowledge-co-creation';

interface DemonstrationAccount {
  email: string;
  name: string;
  role: Role;
  scope: string;
  /** A second role of the same scope. */
  and?: Role;
  /** Has acted in the demonstration, and stands not among the printed sign-ins. */
  unprinted?: true;
}

const NEARBY = domesticOfficeFacts().find(({ code }) => code === 'KANSAI')!.prefectures;
/** The host partner of the demonstration's sign-in: the first university near JICA Kansai. */
const HOST = hostPartnerRows().find(
  ({ kind, prefecture }) => kind === 'UNIVERSITY' && NEARBY.includes(prefecture),
)!;
/** Overseas offices beside the printed ones that have answered the request survey. */
const OTHER_OFFICES = [
  ['VN', 'Viet Nam'],
  ['BR', 'Brazil'],
  ['EG', 'Egypt'],
] as const;

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
    email: 'kansai.second@kccp.example',
    name: 'JICA Kansai, second officer (demonstration)',
    role: 'DOMESTIC_OFFICE',
    scope: 'KANSAI',
  },
  {
    email: 'kansai.medical@kccp.example',
    name: 'JICA Kansai, medical officer (demonstration)',
    role: 'DOMESTIC_OFFICE',
    scope: 'KANSAI',
    and: 'MEDICAL',
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
    email: 'host@kccp.example',
    name: `${HOST.name} (demonstration)`,
    role: 'HOST_PARTNER',
    scope: HOST.id,
  },
  {
    email: 'administrator@kccp.example',
    name: 'Administrator (demonstration)',
    role: 'ADMINISTRATOR',
    scope: '',
  },
  { email: 'auditor@kccp.example', name: 'Auditor (demonstration)', role: 'AUDITOR', scope: '' },
  ...OTHER_OFFICES.map(([scope, country]): DemonstrationAccount => {
    const email = `${country.toLowerCase().replace(' ', '')}@kccp.example`;
    const name = `JICA ${country} Office (demonstration)`;
    return { email, name, role: 'OVERSEAS_OFFICE', scope, unprinted: true };
  }),
];

const accountId = (email: string) => lastingId(`demonstration account ${email}`);

/** Somebody who has acted in the demonstration, with what the account is granted. */
export function demonstrationPerson(email: string): Actor {
  const { name, role, scope, and } = DEMONSTRATION_ACCOUNTS.find((each) => each.email === email)!;
  return new Actor(
    accountId(email),
    name,
    [role, ...(and ? [and] : [])].map((each) => ({ role: each, scope })),
  );
}

/** The one host partner that has a sign-in. */
export const DEMONSTRATION_HOST = HOST;

/** The account that acts for an office in the demonstration, if there is one. */
export function demonstrationActor(role: Role, scope: string): string | null {
  const account = DEMONSTRATION_ACCOUNTS.find((each) => each.role === role && each.scope === scope);
  return account ? accountId(account.email) : null;
}

/** The grants are made last: where they are, the demonstration is complete. */
export async function demonstrationIsThere(dataSource: DataSource): Promise<boolean> {
  const grants = grantsWithoutDay().map(({ id }) => id);
  const [found] = await dataSource.query<{ grants: string }[]>(
    'SELECT COUNT(*) grants FROM role_grant WHERE id IN (?)',
    [grants],
  );
  return Number(found?.grants) === grants.length;
}

/** People before their acts; they may do nothing before they are granted their roles. */
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
  await new Transactions(dataSource).run(async (tx) => {
    const writer = new SeedWriter(dataSource, tx);
    await writer.insertMissing(Account, accounts);
  });
}

export async function grantDemonstrationRoles(dataSource: DataSource, at: Date): Promise<void> {
  await new Transactions(dataSource).run((tx) =>
    new SeedWriter(dataSource, tx).insertMissing(
      RoleGrant,
      grantsWithoutDay().map((grant) => ({ ...grant, grantedAt: at })),
    ),
  );
}

function grantsWithoutDay(): Omit<RoleGrant, 'grantedAt'>[] {
  return DEMONSTRATION_ACCOUNTS.flatMap(({ email, role, scope, and }) => {
    const granted = { accountId: accountId(email), scope };
    const first = { ...granted, id: lastingId(`demonstration grant ${email}`), role };
    if (!and) return [first];
    return [first, { ...granted, id: lastingId(`demonstration grant ${email} ${and}`), role: and }];
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
  const printed = DEMONSTRATION_ACCOUNTS.filter((account) => !account.unprinted);
  const width = Math.max(...printed.map((account) => account.email.length));
  const lines = printed.map((account) => `  ${account.email.padEnd(width)}  ${inWords(account)}`);
  return [`Sign in at ${publicUrl} with the password «${DEMONSTRATION_PASSWORD}» as`, ...lines];
}

function inWords({ email, role, scope, and }: DemonstrationAccount): string {
  if (role === 'HOST_PARTNER') return `${ROLE_WORDS[role]} ${HOST.name}`;
  const second = email.includes('.second@') ? ', to approve' : '';
  return `${ROLE_WORDS[role]}${scope ? ` ${scope}` : ''}${and ? ', reads medical histories' : ''}${second}`;
}

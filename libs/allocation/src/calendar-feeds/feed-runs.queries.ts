import { addDays, type Transaction } from '#platform';
import type { GrantedRole } from '#identity';
import { IN_FORCE } from '../domestic-offices/in-force.js';
import { STAY_ENDS_ON, STAY_STARTS_ON } from '../stay.js';
import type { CalendarFeed } from './calendar-feed.entity.js';
import type { CalendarRun } from './plan-calendar.js';

/** So long after its end a run stays in calendars. */
const SHOWN_FOR_DAYS = 90;

/** A condition on the office and the hosts of a run. */
interface Whose {
  where: string;
  parameters: unknown[];
}

const LATEST_LINE = `plan_release_line l ON l.course_run_id = r.id AND l.release_id =
  (SELECT MAX(x.release_id) FROM plan_release_line x WHERE x.course_run_id = r.id AND x.effect = 'APPLIED')`;

const FACTS = `r.id, r.title_en titleEn, r.course_number courseNumber, r.state, r.language, r.version`;

const HERE = `r.capacity, n.name_en officeName,
  (SELECT GROUP_CONCAT(p.name ORDER BY p.name SEPARATOR ', ') FROM hosting h JOIN host_partner p ON p.id = h.host_partner_id WHERE h.course_run_id = r.id) hosts`;

/** Whoever has lost a run is not told who has it now. */
const ELSEWHERE = 'NULL capacity, NULL officeName, NULL hosts';

const OFFICE_NAME = `LEFT JOIN domestic_office_name n ON n.domestic_office_code = r.domestic_office_code AND ${IN_FORCE('n')}`;

/**
 * The runs of a calendar: those that are published, and those that a released plan has placed; a draft of a plan is
 * nobody's calendar. Runs that a release moved away are among them as `gone`. By first day.
 */
export async function runsOfFeed(
  tx: Transaction,
  feed: Pick<CalendarFeed, 'covers' | 'ofRef'>,
  today: string,
): Promise<CalendarRun[]> {
  const now = await whoseOf(tx, feed, {
    ...{ all: 'TRUE', office: 'r.domestic_office_code', host: HOSTED_NOW },
  });
  const before = await whoseOf(tx, feed, {
    ...{ all: "l.kind <> 'NEW'", office: 'l.from_office_code', host: HOSTED_BEFORE },
  });
  const since = addDays(today, -SHOWN_FOR_DAYS);
  const here = await tx.rows<CalendarRun>(
    `SELECT ${FACTS}, ${HERE}, ${STAY_STARTS_ON} startsOn, ${STAY_ENDS_ON} endsOn, FALSE gone
     FROM course_run r LEFT JOIN ${LATEST_LINE} ${OFFICE_NAME}
     WHERE r.ends_on >= ? AND r.starts_on IS NOT NULL AND (${now.where})
       AND (r.state IN ('PUBLISHED', 'CANCELLED') OR (r.state = 'DRAFT' AND l.kind IN ('NEW', 'MOVED')))`,
    [since, ...now.parameters],
  );
  const gone = await tx.rows<CalendarRun>(
    `SELECT ${FACTS}, ${ELSEWHERE}, l.from_starts_on startsOn, l.from_ends_on endsOn, TRUE gone
     FROM course_run r JOIN ${LATEST_LINE}
     WHERE l.from_ends_on >= ? AND l.from_starts_on IS NOT NULL AND (${before.where})`,
    [since, ...before.parameters],
  );
  const ids = new Set(here.map(({ id }) => id));
  return [...here, ...gone.filter(({ id }) => !ids.has(id))]
    .map((run) => ({ ...run, gone: Boolean(run.gone) }))
    .sort((one, other) => `${one.startsOn} ${one.id}`.localeCompare(`${other.startsOn} ${other.id}`));
}

const HOSTED_NOW = 'r.id IN (SELECT h.course_run_id FROM hosting h WHERE h.host_partner_id IN (?))';
/** By the plan before, or by hand until a release. */
const HOSTED_BEFORE = `EXISTS (SELECT 1 FROM host_partner b
  LEFT JOIN displaced_host d ON d.host_partner_id = b.id AND d.course_run_id = l.course_run_id AND d.release_id = l.release_id
  WHERE b.id IN (?) AND (b.id = l.from_host_partner_id OR d.host_partner_id IS NOT NULL))`;

/** An officer's own calendar shows what the officer may see at this moment. */
async function whoseOf(
  tx: Transaction,
  { covers, ofRef }: Pick<CalendarFeed, 'covers' | 'ofRef'>,
  columns: { all: string; office: string; host: string },
): Promise<Whose> {
  const office = `${columns.office} IN (?)`;
  if (covers === 'DOMESTIC_OFFICE') return { where: office, parameters: [[ofRef]] };
  if (covers === 'HOST_PARTNER') return { where: columns.host, parameters: [[ofRef]] };
  const grants = await grantsOf(tx, ofRef);
  if (grants.some(({ role }) => role === 'HEADQUARTERS')) return { where: columns.all, parameters: [] };
  const scopes = (role: GrantedRole['role']) =>
    grants.filter((grant) => grant.role === role).map(({ scope }) => scope);
  const [offices, hosts] = [scopes('DOMESTIC_OFFICE'), scopes('HOST_PARTNER')];
  return {
    where: `${office} OR ${columns.host}`,
    parameters: [
      ['', ...offices],
      ['', ...hosts],
    ],
  };
}

/** What an account was granted, as of now; nothing where it is closed. */
function grantsOf(tx: Transaction, accountId: string): Promise<GrantedRole[]> {
  return tx.rows<GrantedRole>(
    `SELECT g.role, g.scope FROM role_grant g JOIN account a ON a.id = g.account_id
     WHERE g.account_id = ? AND a.closed_at IS NULL`,
    [accountId],
  );
}

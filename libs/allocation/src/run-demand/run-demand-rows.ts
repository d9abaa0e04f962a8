import type { Reader } from '../reader.js';
import { type DemandStatement, NOTHING_STATED, type RunFacts } from './demanded-run.js';

/** A course run of a year with what is stated of it; version 0 where nothing has been stated yet. */
export interface StatedRun {
  facts: RunFacts;
  statement: DemandStatement;
  version: number;
}

type FactsRow = Omit<RunFacts, 'hostPartnerIds' | 'chosen'> & {
  chosenHostPartnerId: string | null;
  chosenStartWeek: number | null;
};
type StatementRow = Omit<DemandStatement, 'acceptableHostPartnerIds' | 'movable'> & {
  id: string;
  movable: number;
  version: number;
};

/** What is over or cancelled is planned no more. */
const PLANNED = "r.state IN ('DRAFT', 'PUBLISHED')";

const FACTS = `SELECT r.id, r.course_id courseId, r.fiscal_year fiscalYear, r.course_number courseNumber, r.title_en titleEn,
    r.title_ja titleJa, r.programme_type programmeType, r.state, r.theme, r.language, r.mode, r.capacity,
    r.domestic_office_code domesticOfficeCode, x.host_partner_id chosenHostPartnerId, x.start_week chosenStartWeek,
    (SELECT MIN(p.starts_on) FROM phase p WHERE p.course_run_id = r.id AND p.kind = 'CORE') coreStartsOn,
    (SELECT MAX(p.ends_on) FROM phase p WHERE p.course_run_id = r.id AND p.kind = 'CORE') coreEndsOn
  FROM course_run r
  LEFT JOIN proposal_competition c ON c.course_run_id = r.id
  LEFT JOIN competition_proposal x ON x.id = c.chosen_proposal_id`;

const STATEMENTS = `SELECT d.course_run_id id, d.weeks, d.seats, d.language, d.theme, d.earliest_week earliestWeek,
    d.latest_week latestWeek, d.preferred_week preferredWeek, d.domestic_office_code domesticOfficeCode,
    d.host_partner_id hostPartnerId, d.fixed_week fixedWeek, d.series, d.lead_weeks leadWeeks, d.intake, d.movable,
    d.left_out_because leftOutBecause, d.version FROM run_demand d WHERE d.course_run_id IN (?)`;

/** All runs of a fiscal year that may be planned: four statements, whatever their number. */
export async function statedRunsOf(reader: Reader, fiscalYear: number): Promise<StatedRun[]> {
  const sql = `${FACTS} WHERE r.fiscal_year = ? AND ${PLANNED} ORDER BY r.id`;
  return withStatements(reader, await reader.rows<FactsRow>(sql, [fiscalYear]));
}

/** Some of them, in the order of their ids, after the last of the page before. */
export async function statedRunsAfter(
  reader: Reader,
  fiscalYear: number,
  page: { where: string; orderBy: string; parameters: unknown[]; limit: number },
): Promise<StatedRun[]> {
  const sql = `${FACTS} WHERE r.fiscal_year = ? AND ${PLANNED} AND ${page.where} ORDER BY ${page.orderBy} LIMIT ?`;
  const rows = await reader.rows<FactsRow>(sql, [fiscalYear, ...page.parameters, page.limit]);
  return withStatements(reader, rows);
}

export async function statedRun(reader: Reader, courseRunId: string): Promise<StatedRun | undefined> {
  const sql = `${FACTS} WHERE r.id = ? AND ${PLANNED}`;
  return (await withStatements(reader, await reader.rows<FactsRow>(sql, [courseRunId])))[0];
}

async function withStatements(reader: Reader, rows: FactsRow[]): Promise<StatedRun[]> {
  const ids = ['', ...rows.map(({ id }) => id)];
  const statements = await reader.rows<StatementRow>(STATEMENTS, [ids]);
  const statementOf = new Map(statements.map((row) => [row.id, row]));
  const hosts = await hostsOf(reader, 'hosting', ids);
  const acceptable = await hostsOf(reader, 'acceptable_host_partner', ids);
  return rows.map(({ chosenHostPartnerId, chosenStartWeek, ...row }) => {
    const chosen = chosenHostPartnerId
      ? { hostPartnerId: chosenHostPartnerId, startWeek: chosenStartWeek }
      : null;
    const facts = { ...row, chosen, hostPartnerIds: hosts.get(row.id) ?? [] };
    const stated = statementOf.get(row.id);
    if (!stated) return { facts, statement: NOTHING_STATED, version: 0 };
    const { id, version, movable, ...statement } = stated;
    const acceptableHostPartnerIds = acceptable.get(id) ?? [];
    return { facts, statement: { ...statement, movable: movable === 1, acceptableHostPartnerIds }, version };
  });
}

/** By course run. */
async function hostsOf(
  reader: Reader,
  table: 'hosting' | 'acceptable_host_partner',
  ids: string[],
): Promise<Map<string, string[]>> {
  const rows = await reader.rows<{ id: string; hostPartnerId: string }>(
    `SELECT course_run_id id, host_partner_id hostPartnerId FROM ${table} WHERE course_run_id IN (?) ORDER BY host_partner_id`,
    [ids],
  );
  const found = new Map<string, string[]>();
  for (const { id, hostPartnerId } of rows) found.set(id, [...(found.get(id) ?? []), hostPartnerId]);
  return found;
}

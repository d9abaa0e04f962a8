import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, keyset, notFound, type Page, pageOf, type PlainDate, sortNames } from '#platform';
import { ageOn } from '../eligibility/evaluate.js';
import { EligibilityQueries } from '../eligibility/eligibility.queries.js';
import type { EligibilityLine } from '../eligibility/standing.js';
import type { Opinion } from './host-opinion.entity.js';
import { KNOWN_IN_SCREENING } from './in-screening.js';

/** Which opinions an account of host partners sees at all. */
export interface HostScope {
  partnerIds: string[];
}

/**
 * Condition on `host_opinion o` and `nomination n`: asked of this partner, which still hosts the run, and not yet known
 * to be decided. A decision that is not released changes nothing here, so that it tells of nothing.
 */
export function hostScopeClause({ partnerIds }: HostScope): { where: string; parameters: unknown[] } {
  return {
    where: `(o.host_partner_id IN (?) AND ${KNOWN_IN_SCREENING} AND EXISTS (SELECT 1 FROM hosting s
      WHERE s.course_run_id = n.course_run_id AND s.host_partner_id = o.host_partner_id))`,
    parameters: [partnerIds],
  };
}

export interface OpinionRow {
  id: string;
  opinion: Opinion | null;
  text: string;
  dueOn: PlainDate;
  askedAt: Date;
  givenAt: Date | null;
  courseRunId: string;
  titleEn: string;
  courseNumber: string | null;
  familyName: string;
  givenNames: string;
  countryCode: string;
  organisation: string | null;
  post: string | null;
  /** On the first day of the run; the birth date stays with the office. */
  age: number | null;
  version: number;
}

/** Without the evidence, which may tell a birth date or an earlier training. */
export type SharedCriterion = Pick<EligibilityLine, 'kind' | 'level' | 'wording' | 'standing'>;
export type OpinionDetail = OpinionRow & { eligibility: SharedCriterion[] };

export interface HostedRun {
  id: string;
  courseNumber: string | null;
  titleEn: string;
  titleJa: string | null;
  startsOn: PlainDate | null;
  endsOn: PlainDate | null;
  domesticOfficeCode: string | null;
  /** Opinions that are asked and not given. */
  awaited: number;
}

const SORTS = { asked: 'o.id' };
export const OPINION_SORTS = sortNames(SORTS);

const COLUMNS = `o.id, o.opinion, o.text, q.due_on dueOn, q.asked_at askedAt, o.given_at givenAt, n.course_run_id courseRunId,
  r.title_en titleEn, r.course_number courseNumber, p.family_name familyName, p.given_names givenNames,
  n.country_code countryCode, n.organisation, n.post, p.birth_date birthDate, r.starts_on startsOn, o.version,
  n.id nominationId`;
const FROM = `host_opinion o JOIN opinion_request q ON q.id = o.request_id JOIN nomination n ON n.id = o.nomination_id
  JOIN person p ON p.id = n.person_id JOIN course_run r ON r.id = n.course_run_id`;

type Found = Omit<OpinionRow, 'age'> & {
  birthDate: PlainDate | null;
  startsOn: PlainDate | null;
  nominationId: string;
};

/** What a host partner sees: the runs it hosts, and the nominees that were shared with it for its opinion. */
@Injectable()
export class OpinionsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
    private readonly eligibility: EligibilityQueries,
  ) {}

  async list(
    scope: HostScope,
    filter: { courseRunId?: string; only?: 'AWAITED' | 'GIVEN' },
    page: { limit: number; sort: string; after?: string },
  ): Promise<Page<OpinionRow>> {
    const within = hostScopeClause(scope);
    const { where, orderBy, parameters } = keyset(SORTS, 'o.id', page.sort, page.after, this.cursors);
    const run = filter.courseRunId ? 'n.course_run_id = ?' : 'TRUE';
    const state = { AWAITED: 'o.opinion IS NULL', GIVEN: 'o.opinion IS NOT NULL', ALL: 'TRUE' };
    const rows = await this.dataSource.query<Found[]>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE ${within.where} AND ${run} AND ${state[filter.only ?? 'ALL']} AND ${where}
       ORDER BY ${orderBy} LIMIT ?`,
      [
        ...within.parameters,
        ...(filter.courseRunId ? [filter.courseRunId] : []),
        ...parameters,
        page.limit + 1,
      ],
    );
    return pageOf(
      rows.map(shared),
      page.limit,
      (row) => ({ sort: page.sort, values: [row.id, row.id] }),
      this.cursors,
    );
  }

  /** Throws RESOURCE.NOT_FOUND for what was not shared and for the unknown alike. */
  async one(scope: HostScope, id: string): Promise<OpinionDetail> {
    const within = hostScopeClause(scope);
    const [row] = await this.dataSource.query<Found[]>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE o.id = ? AND ${within.where}`,
      [id, ...within.parameters],
    );
    if (!row) throw notFound();
    const lines = (await this.eligibility.of(row.courseRunId, [row.nominationId])).get(row.nominationId)!;
    const eligibility = lines.map(({ kind, level, wording, standing }) => ({
      kind,
      level,
      wording,
      standing,
    }));
    return { ...shared(row), eligibility };
  }

  /** The published runs that it hosts, the latest first; a partner hosts few a year, at most 100 are shown. */
  async runs({ partnerIds }: HostScope): Promise<HostedRun[]> {
    const rows = await this.dataSource.query<HostedRun[]>(
      `SELECT r.id, r.course_number courseNumber, r.title_en titleEn, r.title_ja titleJa, r.starts_on startsOn, r.ends_on endsOn,
         r.domestic_office_code domesticOfficeCode, (SELECT COUNT(*) FROM host_opinion o JOIN nomination n ON n.id = o.nomination_id
           WHERE n.course_run_id = r.id AND o.host_partner_id IN (?) AND o.opinion IS NULL AND ${KNOWN_IN_SCREENING}) awaited
       FROM course_run r WHERE r.state = 'PUBLISHED' AND r.id IN (SELECT h.course_run_id FROM hosting h WHERE h.host_partner_id IN (?))
       ORDER BY r.starts_on DESC, r.id DESC LIMIT 100`,
      [partnerIds, partnerIds],
    );
    return rows.map((row) => ({ ...row, awaited: Number(row.awaited) }));
  }
}

function shared({ birthDate, startsOn, nominationId: _own, ...row }: Found): OpinionRow {
  return { ...row, age: birthDate && startsOn ? ageOn(birthDate, startsOn) : null };
}

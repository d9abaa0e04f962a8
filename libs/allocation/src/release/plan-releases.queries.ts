import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '#platform';
import { IN_FORCE } from '../domestic-offices/in-force.js';
import type { LineEffect, PlanChangeKind } from './plan-release.entity.js';
import type { HostName, PlannedPlace, ReleaseLine } from './release-line.js';

export interface PlanReleaseRow {
  id: string;
  fiscalYear: number;
  number: number;
  planId: string;
  planNumber: number;
  planName: string;
  /** The plan that was in force until then. */
  supersededPlanId: string | null;
  note: string | null;
  releasedAt: Date;
  /** The name of a person. */
  releasedBy: string;
}

export interface PlanReleaseDetail extends PlanReleaseRow {
  /** By title. */
  lines: ReleaseLine[];
}

type LineRow = Pick<ReleaseLine, 'courseRunId' | 'courseNumber' | 'titleEn' | 'because'> & {
  kind: PlanChangeKind;
  effect: LineEffect;
  published: number;
} & Record<'fromStartsOn' | 'fromEndsOn' | 'toStartsOn' | 'toEndsOn', string | null> &
  Record<
    `${'from' | 'to'}${'OfficeCode' | 'OfficeName' | 'HostPartnerId' | 'HostPartnerName'}`,
    string | null
  > &
  Record<'fromWeek' | 'toWeek', number | null>;

const RELEASES = `SELECT l.id, l.fiscal_year fiscalYear, l.number, l.plan_id planId, p.number planNumber, p.name planName,
    l.superseded_plan_id supersededPlanId, l.note, l.released_at releasedAt, a.name releasedBy
  FROM plan_release l JOIN plan_version p ON p.id = l.plan_id JOIN account a ON a.id = l.released_by`;

const officeName = (column: string) =>
  `(SELECT n.name_en FROM domestic_office_name n WHERE n.domestic_office_code = ${column} AND ${IN_FORCE('n')} LIMIT 1)`;

@Injectable()
export class PlanReleasesQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The releases of a fiscal year, the latest first: a handful. */
  list(fiscalYear: number): Promise<PlanReleaseRow[]> {
    return this.dataSource.query<PlanReleaseRow[]>(
      `${RELEASES} WHERE l.fiscal_year = ? ORDER BY l.number DESC`,
      [fiscalYear],
    );
  }

  /** A release with its changelog. Throws RESOURCE.NOT_FOUND. */
  async one(id: string): Promise<PlanReleaseDetail> {
    const [release] = await this.dataSource.query<PlanReleaseRow[]>(`${RELEASES} WHERE l.id = ?`, [id]);
    if (!release) throw notFound();
    const rows = await this.dataSource.query<LineRow[]>(
      `SELECT l.course_run_id courseRunId, r.course_number courseNumber, r.title_en titleEn, r.state = 'PUBLISHED' published,
         l.kind, l.effect, l.because,
         l.from_office_code fromOfficeCode, ${officeName('l.from_office_code')} fromOfficeName,
         l.from_host_partner_id fromHostPartnerId, f.name fromHostPartnerName, l.from_week fromWeek,
         l.to_office_code toOfficeCode, ${officeName('l.to_office_code')} toOfficeName,
         l.to_host_partner_id toHostPartnerId, t.name toHostPartnerName, l.to_week toWeek,
         l.from_starts_on fromStartsOn, l.from_ends_on fromEndsOn, l.to_starts_on toStartsOn, l.to_ends_on toEndsOn
       FROM plan_release_line l JOIN course_run r ON r.id = l.course_run_id
       LEFT JOIN host_partner f ON f.id = l.from_host_partner_id LEFT JOIN host_partner t ON t.id = l.to_host_partner_id
       WHERE l.release_id = ? ORDER BY r.title_en, r.id`,
      [id],
    );
    const displaced = await this.dataSource.query<(HostName & { courseRunId: string })[]>(
      `SELECT d.course_run_id courseRunId, d.host_partner_id hostPartnerId, p.name hostPartnerName
       FROM displaced_host d JOIN host_partner p ON p.id = d.host_partner_id WHERE d.release_id = ? ORDER BY p.name, p.id`,
      [id],
    );
    const displacedOf = Map.groupBy(displaced, ({ courseRunId }) => courseRunId);
    const lines = rows.map((row) => {
      const hosts = displacedOf.get(row.courseRunId) ?? [];
      return { ...lineOf(row), displaced: hosts.map(({ courseRunId: _, ...host }) => host) };
    });
    return { ...release, lines };
  }

  /** The plan in force of a fiscal year; null before the first release. */
  async inForce(fiscalYear: number): Promise<string | null> {
    const [row] = await this.dataSource.query<{ id: string }[]>(
      "SELECT id FROM plan_version WHERE fiscal_year = ? AND state = 'RELEASED'",
      [fiscalYear],
    );
    return row?.id ?? null;
  }
}

function lineOf(row: LineRow): Omit<ReleaseLine, 'displaced'> {
  const { courseRunId, courseNumber, titleEn, kind, effect, because } = row;
  const place = (side: 'from' | 'to'): PlannedPlace | null => {
    const [officeCode, hostPartnerId, week] = [
      row[`${side}OfficeCode`],
      row[`${side}HostPartnerId`],
      row[`${side}Week`],
    ];
    if (officeCode === null || hostPartnerId === null || week === null) return null;
    const officeName = row[`${side}OfficeName`] ?? officeCode;
    return {
      officeCode,
      officeName,
      hostPartnerId,
      hostPartnerName: row[`${side}HostPartnerName`] ?? '',
      week,
    };
  };
  const dates = (startsOn: string | null, endsOn: string | null) =>
    startsOn && endsOn ? { startsOn, endsOn } : null;
  return {
    ...{ courseRunId, courseNumber, titleEn, kind, effect, because },
    published: Boolean(row.published),
    from: place('from'),
    to: place('to'),
    before: dates(row.fromStartsOn, row.fromEndsOn),
    after: dates(row.toStartsOn, row.toEndsOn),
  };
}

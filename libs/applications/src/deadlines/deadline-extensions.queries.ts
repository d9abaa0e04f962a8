import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ALLOTMENT_TOLD, SERVES_TODAY } from '#catalogue';
import { notFound } from '#platform';

/** What an extension would do in one country, before anybody is told. */
export interface ExtensionPreview {
  countryCode: string;
  countryName: string;
  timeZone: string;
  jicaDeadline: string;
  nationalDeadline: string | null;
  /** Drafts that are being prepared, and those that lapsed and could be taken up again. */
  drafts: number;
  lapsedDrafts: number;
  /** Who receives the letter; null where no office or embassy serves the country today. */
  told: { officeCode: string; officeName: string; language: string } | null;
}

export interface ExtensionRow {
  id: string;
  countryCode: string;
  fromDate: string;
  untilDate: string;
  reason: string;
  extendedAt: Date;
}

type PreviewRow = Omit<ExtensionPreview, 'told'> & {
  officeCode: string | null;
  officeName: string;
  language: string;
};

@Injectable()
export class DeadlineExtensionsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** One line a country with slots in the run, of those that are asked for. Throws RESOURCE.NOT_FOUND. */
  async preview(courseRunId: string, countryCodes: string[]): Promise<ExtensionPreview[]> {
    const rows = await this.dataSource.query<PreviewRow[]>(
      `SELECT a.country_code countryCode, c.name_en countryName, c.time_zone timeZone, a.jica_deadline jicaDeadline,
         a.national_deadline nationalDeadline,
         (SELECT COUNT(*) FROM nomination n WHERE n.course_run_id = a.course_run_id AND n.country_code = a.country_code AND n.state = 'DRAFT') drafts,
         (SELECT COUNT(*) FROM nomination n WHERE n.course_run_id = a.course_run_id AND n.country_code = a.country_code AND n.state = 'LAPSED') lapsedDrafts,
         o.code officeCode, o.name_en officeName, o.language
       FROM allotment a JOIN country c ON c.code = a.country_code
       LEFT JOIN channel h ON h.country_code = a.country_code AND ${SERVES_TODAY('h')}
       LEFT JOIN overseas_office o ON o.code = h.overseas_office_code
       WHERE a.course_run_id = ? AND a.country_code IN (?) AND ${ALLOTMENT_TOLD('a')} ORDER BY c.name_en`,
      [courseRunId, ['', ...countryCodes]],
    );
    if (rows.length === 0) throw notFound();
    return rows.map(({ officeCode, officeName, language, drafts, lapsedDrafts, ...row }) => ({
      ...row,
      drafts: Number(drafts),
      lapsedDrafts: Number(lapsedDrafts),
      told: officeCode ? { officeCode, officeName, language } : null,
    }));
  }

  /** What was extended in a run, newest first. Throws RESOURCE.NOT_FOUND. */
  async ofRun(courseRunId: string): Promise<ExtensionRow[]> {
    const rows = await this.dataSource.query<(ExtensionRow | { id: null })[]>(
      `SELECT x.id, x.country_code countryCode, x.from_date fromDate, x.until_date untilDate, x.reason, x.extended_at extendedAt
       FROM course_run r LEFT JOIN deadline_extension x ON x.course_run_id = r.id WHERE r.id = ? ORDER BY x.id DESC LIMIT 500`,
      [courseRunId],
    );
    if (rows.length === 0) throw notFound();
    return rows.filter((row): row is ExtensionRow => row.id !== null);
  }
}

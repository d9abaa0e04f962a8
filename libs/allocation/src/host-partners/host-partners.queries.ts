import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, keyset, notFound, type Page, pageOf, type PlainDate, type Sorts } from '#platform';
import type { Theme } from '#catalogue';
import type { Agreement } from './agreement.js';
import type { Blackout, Contact, HostPartnerFacts, PartnerModule } from './host-partner-facts.js';
import type { HostPartnerRow } from './hosting.queries.js';

export interface HostPartnerInList extends HostPartnerRow {
  email: string | null;
  version: number;
}

export interface HostPartnerDetail extends HostPartnerFacts {
  id: string;
  version: number;
}

export interface PastHosting {
  courseRunId: string;
  titleEn: string;
  courseNumber: string | null;
  fiscalYear: number;
  theme: Theme | null;
  startsOn: PlainDate | null;
  endsOn: PlainDate | null;
  domesticOfficeCode: string | null;
  /** 0 to 5; null where it is not evaluated. */
  score: number | null;
  note: string | null;
}

const HISTORY_SORTS: Sorts = { starts: 'r.starts_on' };
const NEWEST = '-starts';

@Injectable()
export class HostPartnersQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  list(): Promise<HostPartnerInList[]> {
    return this.dataSource.query<HostPartnerInList[]>(
      'SELECT id, name, kind, prefecture, email, version FROM host_partner ORDER BY name, id',
    );
  }

  /** The partners themselves, for accounts that act for them. */
  async own(ids: string[]): Promise<HostPartnerDetail[]> {
    const known = await this.dataSource.query<{ id: string }[]>(
      'SELECT id FROM host_partner WHERE id IN (?) ORDER BY name, id',
      [ids],
    );
    return Promise.all(known.map(({ id }) => this.one(id)));
  }

  async one(id: string): Promise<HostPartnerDetail> {
    const rows = <Row>(sql: string) => this.dataSource.query<Row[]>(sql, [id]);
    const [partner] = await rows<Omit<HostPartnerDetail, Lists>>(
      `SELECT id, name, kind, prefecture, email, runs_at_once runsAtOnce, version FROM host_partner WHERE id = ?`,
    );
    if (!partner) throw notFound();
    const [themes, languages, modules, contacts, agreements, blackouts] = await Promise.all([
      rows<{ theme: Theme }>('SELECT theme FROM host_partner_theme WHERE host_partner_id = ? ORDER BY theme'),
      rows<{ language: string }>(
        'SELECT language FROM host_partner_language WHERE host_partner_id = ? ORDER BY language',
      ),
      rows<PartnerModule>(
        'SELECT title, theme, days FROM host_partner_module WHERE host_partner_id = ? ORDER BY title, id',
      ),
      rows<Contact>(
        'SELECT name, role, email, phone FROM host_partner_contact WHERE host_partner_id = ? ORDER BY id',
      ),
      rows<Agreement>(
        `SELECT reference, valid_from validFrom, valid_to validTo, runs_per_year runsPerYear
         FROM host_partner_agreement WHERE host_partner_id = ? ORDER BY valid_from DESC`,
      ),
      rows<Blackout>(
        `SELECT fiscal_year fiscalYear, from_week fromWeek, to_week toWeek, reason
         FROM host_partner_blackout WHERE host_partner_id = ? ORDER BY fiscal_year DESC, from_week`,
      ),
    ]);
    return {
      ...{ ...partner, modules, contacts, agreements, blackouts },
      themes: themes.map(({ theme }) => theme),
      languages: languages.map(({ language }) => language),
    };
  }

  /** The runs that it gives or gave, the latest first, with what the office in charge said afterwards. */
  async history(id: string, page: { limit: number; after?: string }): Promise<Page<PastHosting>> {
    await this.one(id);
    const clause = keyset(HISTORY_SORTS, 'r.id', NEWEST, page.after, this.cursors);
    const found = await this.dataSource.query<PastHosting[]>(
      `SELECT r.id courseRunId, r.title_en titleEn, r.course_number courseNumber, r.fiscal_year fiscalYear, r.theme,
         r.starts_on startsOn, r.ends_on endsOn, r.domestic_office_code domesticOfficeCode, e.score, e.note
       FROM hosting h JOIN course_run r ON r.id = h.course_run_id
       LEFT JOIN hosting_evaluation e ON e.host_partner_id = h.host_partner_id AND e.course_run_id = h.course_run_id
       WHERE h.host_partner_id = ? AND r.state <> 'CANCELLED' AND ${clause.where} ORDER BY ${clause.orderBy} LIMIT ?`,
      [id, ...clause.parameters, page.limit + 1],
    );
    const placeOf = ({ startsOn, courseRunId }: PastHosting) => ({
      sort: NEWEST,
      values: [startsOn, courseRunId],
    });
    return pageOf(found, page.limit, placeOf, this.cursors);
  }
}

type Lists = 'themes' | 'languages' | 'modules' | 'contacts' | 'agreements' | 'blackouts';

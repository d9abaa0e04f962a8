import type { FiscalYear, Theme } from '#catalogue';
import { weeksWithReason } from '../capacity/by-week.js';
import { type WeekRange, workingWeeks } from '../planning-week.js';
import type { Reader } from '../reader.js';
import { type Agreement, agreedWeeks, runsPerYear } from './agreement.js';
import type { HostPartnerKind } from './host-partner.entity.js';

/** A host partner in the weeks of a fiscal year. */
export interface PartnerYear {
  id: string;
  name: string;
  kind: HostPartnerKind;
  prefecture: string;
  themes: Theme[];
  languages: string[];
  runsAtOnce: number;
  /** 0 where no agreement of the year allows any. */
  runsPerYear: number;
  blackout: { week: number; reason: string }[];
  /** For each week whether its working days are covered by a valid agreement. */
  agreedWeeks: boolean[];
  /** The mean of its evaluations, 0 to 5; null where there is none. */
  rating: number | null;
  evaluations: number;
}

type Owned<Row> = Row & { id: string };
type PartnerRow = Pick<PartnerYear, 'id' | 'name' | 'kind' | 'prefecture' | 'runsAtOnce'>;

/** All partners on record by name: seven statements, whatever their number. */
export async function partnersOfYear(reader: Reader, fiscalYear: FiscalYear): Promise<PartnerYear[]> {
  const weeks = workingWeeks(fiscalYear);
  const partners = await reader.rows<PartnerRow>(
    'SELECT id, name, kind, prefecture, runs_at_once runsAtOnce FROM host_partner ORDER BY name, id',
  );
  const ofEach = async <Row>(sql: string, parameters: unknown[] = []) =>
    Map.groupBy(await reader.rows<Owned<Row>>(sql, parameters), ({ id }) => id);
  const themes = await ofEach<{ theme: Theme }>(
    'SELECT host_partner_id id, theme FROM host_partner_theme ORDER BY theme',
  );
  const languages = await ofEach<{ language: string }>(
    'SELECT host_partner_id id, language FROM host_partner_language ORDER BY language',
  );
  const agreements = await ofEach<Omit<Agreement, 'reference'>>(
    `SELECT host_partner_id id, valid_from validFrom, valid_to validTo, runs_per_year runsPerYear FROM host_partner_agreement
     WHERE valid_from <= ? AND valid_to >= ?`,
    [weeks.at(-1)!.to, weeks[0]!.from],
  );
  const blackouts = await ofEach<WeekRange & { reason: string }>(
    `SELECT host_partner_id id, from_week fromWeek, to_week toWeek, reason FROM host_partner_blackout WHERE fiscal_year = ?`,
    [fiscalYear],
  );
  const results = await ofEach<{ rating: string; evaluations: string }>(
    'SELECT host_partner_id id, AVG(score) rating, COUNT(*) evaluations FROM hosting_evaluation GROUP BY host_partner_id',
  );

  return partners.map((partner) => {
    const agreed = agreements.get(partner.id) ?? [];
    const result = results.get(partner.id)?.[0];
    return {
      ...partner,
      themes: (themes.get(partner.id) ?? []).map(({ theme }) => theme),
      languages: (languages.get(partner.id) ?? []).map(({ language }) => language),
      runsPerYear: runsPerYear(fiscalYear, agreed),
      blackout: weeksWithReason(blackouts.get(partner.id) ?? []),
      agreedWeeks: agreedWeeks(weeks, agreed),
      rating: result ? Number(result.rating) : null,
      evaluations: Number(result?.evaluations ?? 0),
    };
  });
}

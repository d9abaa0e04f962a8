import type { DataSource } from 'typeorm';
import { fiscalYearOf } from '#catalogue';
import { type PlainDate, Transactions } from '#platform';
import { insertCapacity } from './capacity.js';
import { type GivenRun, insertHostPartnerFacts } from './host-partner-facts.js';
import { hostPartnerRows } from './host-partners.js';
import { SeedWriter } from './writer.js';

/** What the present and the next fiscal year can be planned with, all in one transaction. Answers false when it is there. */
export function seedPlannableYear(dataSource: DataSource, today: PlainDate): Promise<boolean> {
  const fiscalYears = [fiscalYearOf(today), fiscalYearOf(today) + 1];
  return new Transactions(dataSource).run(async (tx) => {
    if (await tx.row('SELECT id FROM office_capacity WHERE fiscal_year = ? LIMIT 1', [fiscalYears[0]]))
      return false;
    const given = await tx.rows<GivenRun>(
      `SELECT h.host_partner_id hostPartnerId, r.id courseRunId, r.theme, r.fiscal_year fiscalYear, r.ends_on endsOn,
         r.domestic_office_code domesticOfficeCode
       FROM hosting h JOIN course_run r ON r.id = h.course_run_id WHERE r.state <> 'CANCELLED' ORDER BY r.id, h.host_partner_id`,
    );
    const writer = new SeedWriter(dataSource, tx);
    await insertCapacity(writer, fiscalYears);
    await insertHostPartnerFacts(writer, hostPartnerRows(), given, { fiscalYears, today });
    return true;
  });
}

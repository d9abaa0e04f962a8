import { newId, type Transaction } from '#platform';
import type { HostPartnerFacts } from './host-partner-facts.js';

type Row = Record<string, unknown>;

/** The tables of a partner's lists, and how an entry becomes a row. */
const LISTS: { [List in ListName]: { table: string; row: (entry: HostPartnerFacts[List][number]) => Row } } =
  {
    themes: { table: 'host_partner_theme', row: (theme) => ({ theme }) },
    languages: { table: 'host_partner_language', row: (language) => ({ language }) },
    modules: {
      table: 'host_partner_module',
      row: ({ title, theme, days }) => ({ id: newId(), title, theme, days }),
    },
    contacts: {
      table: 'host_partner_contact',
      row: ({ name, role, email, phone }) => ({ id: newId(), name, role, email, phone }),
    },
    agreements: {
      table: 'host_partner_agreement',
      row: ({ reference, validFrom, validTo, runsPerYear }) => ({
        ...{ id: newId(), reference, valid_from: validFrom, valid_to: validTo, runs_per_year: runsPerYear },
      }),
    },
    blackouts: {
      table: 'host_partner_blackout',
      row: ({ fiscalYear, fromWeek, toWeek, reason }) => ({
        ...{ id: newId(), fiscal_year: fiscalYear, from_week: fromWeek, to_week: toWeek, reason },
      }),
    },
  };
type ListName = 'themes' | 'languages' | 'modules' | 'contacts' | 'agreements' | 'blackouts';

/** Each list that is said replaces the one before; the others stay. */
export async function replaceLists(
  tx: Transaction,
  hostPartnerId: string,
  facts: Partial<HostPartnerFacts>,
): Promise<void> {
  const replace = async <List extends ListName>(list: List) => {
    const entries = facts[list] as HostPartnerFacts[List][number][] | undefined;
    if (!entries) return;
    const { table, row } = LISTS[list];
    await tx.write(`DELETE FROM ${table} WHERE host_partner_id = ?`, [hostPartnerId]);
    await tx.insertAll(
      table,
      entries.map((entry) => ({ host_partner_id: hostPartnerId, ...row(entry) })),
    );
  };
  for (const list of Object.keys(LISTS) as ListName[]) await replace(list);
}

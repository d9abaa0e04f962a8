import type { Actor } from '#identity';
import type { Transaction } from '#platform';

/** The countries that an overseas office (or embassy) serves today, as a subquery over its codes: `IN (…)`, one parameter. */
export const COUNTRIES_SERVED = `SELECT channel.country_code FROM channel WHERE channel.overseas_office_code IN (?)
  AND channel.valid_from <= CURRENT_DATE AND (channel.valid_to IS NULL OR channel.valid_to >= CURRENT_DATE)`;

/** The country codes for which an overseas officer may act. */
export async function countriesServedBy(tx: Transaction, actor: Actor): Promise<string[]> {
  const rows = await tx.rows<{ country_code: string }>(COUNTRIES_SERVED, [actor.scopesOf('OVERSEAS_OFFICE')]);
  return rows.map((row) => row.country_code);
}

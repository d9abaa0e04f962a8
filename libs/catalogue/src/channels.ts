import type { Actor } from '#identity';
import type { Transaction } from '#platform';

const TODAY = 'DATE(UTC_TIMESTAMP() + INTERVAL 9 HOUR)';

/** Condition on a `channel`: through it its country nominates, and is told, today (in Tokyo, which has no summer time). */
export const SERVES_TODAY = (channel: string) =>
  `${channel}.valid_from <= ${TODAY} AND (${channel}.valid_to IS NULL OR ${channel}.valid_to >= ${TODAY})`;

/** The countries that an overseas office (or embassy) serves today, as a subquery over its codes: `IN (…)`, one parameter. */
export const COUNTRIES_SERVED = `SELECT channel.country_code FROM channel WHERE channel.overseas_office_code IN (?)
  AND ${SERVES_TODAY('channel')}`;

/** The country codes for which an overseas officer may act. */
export async function countriesServedBy(tx: Transaction, actor: Actor): Promise<string[]> {
  const rows = await tx.rows<{ country_code: string }>(COUNTRIES_SERVED, [actor.scopesOf('OVERSEAS_OFFICE')]);
  return rows.map((row) => row.country_code);
}

/** The office of the actor through which a country nominates today, or null where none of them serves it. */
export async function officeThatServes(
  tx: Transaction,
  actor: Actor,
  countryCode: string,
): Promise<string | null> {
  const [office] = await tx.rows<{ code: string }>(
    `SELECT s.overseas_office_code code FROM channel s WHERE s.country_code = ? AND s.overseas_office_code IN (?)
       AND s.country_code IN (${COUNTRIES_SERVED}) ORDER BY s.valid_from DESC LIMIT 1`,
    [countryCode, actor.scopesOf('OVERSEAS_OFFICE'), actor.scopesOf('OVERSEAS_OFFICE')],
  );
  return office?.code ?? null;
}

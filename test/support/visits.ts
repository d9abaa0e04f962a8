import { VisitCountsService } from '#jica-net';
import type { Answer } from './client.js';
import { eventually } from './mailbox.js';
import type { Product } from './product.js';

export const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
export const PHONE =
  'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';

/** Somebody, or something, that reads with this program. */
export const readWith = (
  product: Product,
  path: string,
  userAgent: string,
  headers: Record<string, string> = {},
): Promise<Answer> => product.anybody().get(path, { headers: { 'user-agent': userAgent, ...headers } });

/** Rows of visits that nobody has settled yet. */
export async function visitsOf(product: Product, materialId: string): Promise<number> {
  const [row] = await product.rows<{ visits: string }>(
    'SELECT COUNT(*) visits FROM material_visit WHERE material_id = ?',
    [materialId],
  );
  return Number(row!.visits);
}

/** Visits are written after the answer. */
export const eventuallyVisited = (product: Product, materialId: string, visits: number): Promise<number> =>
  eventually(
    () => visitsOf(product, materialId),
    (seen) => seen === visits,
  );

export async function recountVisits(product: Product): Promise<void> {
  const counts = product.app.get(VisitCountsService, { strict: false });
  while ((await counts.recountTouched()) > 0);
}

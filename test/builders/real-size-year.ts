import { seedRealSizeYear } from '#database';
import { DataSource } from 'typeorm';
import type { Product } from '../support/product.js';

/** A fiscal year with 600 runs to plan (or fewer), 12 offices and 150 host partners; some three seconds. */
export async function aRealSizeYear(
  product: Product,
  { fiscalYear = 2027, runs }: { fiscalYear?: number; runs?: number } = {},
): Promise<void> {
  const dataSource = product.app.get(DataSource);
  await seedRealSizeYear(dataSource, { fiscalYear, now: product.clock.now(), runs });
}

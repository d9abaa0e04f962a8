import { createHash } from 'node:crypto';

/** The day of the first reference data; every id made from a key carries it as its time. */
const MADE_AT = Date.UTC(2026, 3, 1);

/**
 * The id of a row that is named by a key, in the form of UUIDv7: the same in every installation and at every run, so
 * that seeding again finds it. Rows with a higher place sort later.
 */
export function lastingId(key: string, place = 0): string {
  const time = (MADE_AT + place).toString(16).padStart(12, '0');
  const bits = createHash('sha256').update(key).digest('hex');
  const variant = (8 + (Number.parseInt(bits[3]!, 16) & 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${bits.slice(0, 3)}-${variant}${bits.slice(4, 7)}-${bits.slice(7, 19)}`;
}

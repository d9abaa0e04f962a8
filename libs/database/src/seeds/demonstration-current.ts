import type { PlainDate } from '#platform';
import { noRows, type Rows } from './rows.js';
export function demonstrationCurrent(_today: PlainDate): Rows {
  return noRows();
}

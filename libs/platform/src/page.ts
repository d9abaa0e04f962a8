import { createHmac, timingSafeEqual } from 'node:crypto';
import { DomainError } from './domain-error.js';

/** One page of a list, by keyset: no total is counted on the way. `next` asks for the following page, null at the end. */
export interface Page<Row> {
  rows: Row[];
  next: string | null;
}

export type SortValue = string | number | null;

/** The place after which a page starts: the sort it belongs to, and the values of its last row. */
export interface Place {
  sort: string;
  values: SortValue[];
}

const fault = () =>
  new DomainError(
    'INVALID',
    'PAGE.CURSOR_INVALID',
    'The parameter after is not one that this list gave out. Start again without it.',
    {
      fields: [{ field: 'after', message: 'after is not one that this list gave out.' }],
    },
  );

/** Signed places of lists: a forged or foreign one is refused. */
export class Cursors {
  constructor(private readonly secret: string) {}

  write(place: Place): string {
    const body = Buffer.from(JSON.stringify([place.sort, ...place.values])).toString('base64url');
    return `${body}.${this.sign(body)}`;
  }

  /** Throws PAGE.CURSOR_INVALID for anything this product did not write for that sort. */
  read(text: string, sort: string): Place {
    const [body, signature] = text.split('.');
    if (!body || !signature) throw fault();
    // Compared as bytes: 22 letters of another alphabet are more of them than the signature has.
    const [given, wanted] = [Buffer.from(signature), Buffer.from(this.sign(body))];
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw fault();
    const [ofSort, ...values] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
      string,
      ...SortValue[],
    ];
    if (ofSort !== sort) throw fault();
    return { sort, values };
  }

  private sign(body: string): string {
    return createHmac('sha256', this.secret).update(`page\n${body}`).digest('base64url').slice(0, 22);
  }
}

/** Cuts a result of `limit + 1` rows into a page. */
export function pageOf<Row>(
  found: Row[],
  limit: number,
  placeOf: (row: Row) => Place,
  cursors: Cursors,
): Page<Row> {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last ? cursors.write(placeOf(last)) : null };
}

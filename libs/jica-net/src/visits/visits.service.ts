import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isbot } from 'isbot';
import { addDays, Clock, type PlainDate, ProductSettings, Transactions } from '#platform';
import { fiscalYearOf } from '#catalogue';

/** What a request says of whoever makes it. */
export interface Visitor {
  ip: string;
  userAgent: string | undefined;
}

/** Visitors are forgotten when their day is over for so long. */
const REMEMBERED_DAYS = 2;
const AT_ONCE = 500;

/** Robots say so in their name; what has no name is none of ours either. */
function isRobot(userAgent: string | undefined): boolean {
  return !userAgent || isbot(userAgent);
}

/** Visits of materials: at most one of a visitor to a material on a day of Tokyo, and of no robot. */
@Injectable()
export class VisitsService {
  private salt: { day: PlainDate; value: string } | null = null;

  constructor(
    private readonly transactions: Transactions,
    private readonly product: ProductSettings,
    private readonly clock: Clock,
  ) {}

  /** Called after the answer has gone out. A repetition finds its row and changes nothing. */
  async record(materialId: string, { ip, userAgent }: Visitor): Promise<void> {
    if (isRobot(userAgent)) return;
    const day = this.clock.today();
    const visitor = createHmac('sha256', this.product.secret)
      .update(`visit\n${await this.saltOf(day)}\n${ip}\n${userAgent}`)
      .digest('hex');
    await this.transactions.run(async (tx) => {
      const { affectedRows } = await tx.write(
        'INSERT IGNORE INTO material_visit (material_id, day, visitor) VALUES (?, ?, ?)',
        [materialId, day, visitor],
      );
      if (affectedRows === 0) return;
      await tx.write(
        `INSERT INTO stale_visit_count (fiscal_year, material_id, touched_at) VALUES (?, ?, ?)
         ON DUPLICATE KEY UPDATE touched_at = VALUES(touched_at)`,
        [fiscalYearOf(day), materialId, tx.at],
      );
    });
  }

  /**
   * Moves the visits of past days to their day, and forgets the visitors and the salts. A count is the sum of both
   * tables, so it is the same before and after. Answers how many visits were moved.
   */
  async settle(): Promise<number> {
    const before = addDays(this.clock.today(), -REMEMBERED_DAYS);
    let moved = 0;
    for (let step = 1; step > 0; moved += step) step = await this.settleSome(before);
    await this.transactions.statement('DELETE FROM visit_salt WHERE day < ?', [before]);
    return moved;
  }

  /** The visits of a few materials on one day, in one transaction. */
  private settleSome(before: PlainDate): Promise<number> {
    return this.transactions.run(async (tx) => {
      const rows = await tx.rows<{ materialId: string; day: string; visitor: string }>(
        `SELECT material_id materialId, day, visitor FROM material_visit WHERE day < ? ORDER BY day LIMIT ${AT_ONCE} FOR UPDATE`,
        [before],
      );
      if (rows.length === 0) return 0;
      const days = Map.groupBy(rows, ({ materialId, day }) => `${materialId} ${day}`);
      const values = [...days.values()].map((visits) => [
        visits[0]!.materialId,
        visits[0]!.day,
        visits.length,
      ]);
      // The rows counted here are deleted in the same transaction: a visit stands in one of the two tables, never in both.
      await tx.write(
        'INSERT INTO visit_day (material_id, day, visits) VALUES ? ON DUPLICATE KEY UPDATE visits = visits + VALUES(visits)',
        [values],
      );
      await tx.write('DELETE FROM material_visit WHERE (material_id, day, visitor) IN (?)', [
        rows.map(({ materialId, day, visitor }) => [materialId, day, visitor]),
      ]);
      return rows.length;
    });
  }

  /** One salt a day for all processes: whoever comes first draws it. */
  private async saltOf(day: PlainDate): Promise<string> {
    if (this.salt?.day === day) return this.salt.value;
    const drawn = randomBytes(32).toString('hex');
    await this.transactions.statement('INSERT IGNORE INTO visit_salt (day, salt) VALUES (?, ?)', [
      day,
      drawn,
    ]);
    const row = await this.transactions.run((tx) =>
      tx.row<{ salt: string }>('SELECT salt FROM visit_salt WHERE day = ?', [day]),
    );
    this.salt = { day, value: row!.salt };
    return row!.salt;
  }
}

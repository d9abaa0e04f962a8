import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  Idempotency,
  invalid,
  newId,
  notFound,
  type PlainDate,
  type RepeatableRequest,
  tokyoDate,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { lockOffices } from './office-lock.js';
import { type DatedRow, holdToComing, lastDayBefore } from './succession.js';
import { unknownOffice } from './unknown-office.js';

export interface NewName {
  domesticOfficeCode: string;
  nameEn: string;
  nameJa: string;
  validFrom: PlainDate;
}

export interface MovedPrefecture {
  prefecture: string;
  domesticOfficeCode: string;
  validFrom: PlainDate;
  basis: string;
}

type Dated = 'domestic_office_name' | 'prefecture_assignment';
const SUBJECT = {
  domestic_office_name: 'domestic_office_code',
  prefecture_assignment: 'prefecture',
} as const;

/** Offices are renamed and prefectures move between them: the row before ends with the day before, and stays readable. */
@Injectable()
export class DomesticOfficesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
  ) {}

  /** Throws OFFICE.UNKNOWN, DATED.NOT_LATER. */
  rename(name: NewName, actor: Actor, request: RepeatableRequest | null): Promise<{ id: string }> {
    const id = newId();
    const { domesticOfficeCode, nameEn, nameJa, validFrom } = name;
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        await lockOffices(tx);
        const latest = await this.latest(tx, 'domestic_office_name', domesticOfficeCode);
        if (!latest) throw unknownOffice(domesticOfficeCode);
        await this.end(tx, 'domestic_office_name', latest, validFrom);
        await tx.insert('domestic_office_name', {
          ...{ id, domestic_office_code: domesticOfficeCode, valid_from: validFrom },
          ...{ name_en: nameEn, name_ja: nameJa },
        });
        await this.note(tx, 'rename', domesticOfficeCode, actor, { nameEn, nameJa, validFrom });
        return { id };
      }),
    );
  }

  /** From that day the prefecture is by default another office's. Throws OFFICE.UNKNOWN, DATED.NOT_LATER. */
  move(moved: MovedPrefecture, actor: Actor, request: RepeatableRequest | null): Promise<{ id: string }> {
    const id = newId();
    const { prefecture, domesticOfficeCode, validFrom, basis } = moved;
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const offices = await lockOffices(tx);
        const latest = await this.latest(tx, 'prefecture_assignment', prefecture);
        if (!latest) throw unknownOffice(prefecture, 'prefecture');
        if (latest.officeCode === domesticOfficeCode) throw alreadyThere(prefecture, domesticOfficeCode);
        if (!offices.includes(domesticOfficeCode)) throw unknownOffice(domesticOfficeCode);
        await this.end(tx, 'prefecture_assignment', latest, validFrom);
        await tx.insert('prefecture_assignment', {
          ...{ id, prefecture, domestic_office_code: domesticOfficeCode, valid_from: validFrom, basis },
        });
        const from = latest.officeCode;
        await this.note(tx, 'move-prefecture', domesticOfficeCode, actor, { prefecture, from, validFrom });
        return { id };
      }),
    );
  }

  /** Takes back a name that does not hold yet. Throws DATED.IN_FORCE. */
  withdrawName(id: string, actor: Actor): Promise<void> {
    return this.withdraw('domestic_office_name', id, actor);
  }

  /** Takes back a move that does not hold yet. Throws DATED.IN_FORCE. */
  withdrawMove(id: string, actor: Actor): Promise<void> {
    return this.withdraw('prefecture_assignment', id, actor);
  }

  private async withdraw(table: Dated, id: string, actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      await lockOffices(tx);
      const asked = await tx.row<DatedOfficeRow & { subject: string }>(
        `SELECT ${COLUMNS}, ${SUBJECT[table]} subject FROM ${table} WHERE id = ?`,
        [id],
      );
      if (!asked) throw notFound();
      holdToComing(asked, tokyoDate(tx.at));
      await tx.write(`DELETE FROM ${table} WHERE id = ?`, [id]);
      // The row before holds again until whatever follows the withdrawn one.
      await tx.write(
        `UPDATE ${table} SET valid_to = ? WHERE ${SUBJECT[table]} = ? AND valid_to = ? - INTERVAL 1 DAY`,
        [asked.validTo, asked.subject, asked.validFrom],
      );
      const action = table === 'domestic_office_name' ? 'withdraw-name' : 'withdraw-move';
      await this.note(tx, action, asked.officeCode, actor, {
        validFrom: asked.validFrom,
        subject: asked.subject,
      });
    });
  }

  private latest(tx: Transaction, table: Dated, subject: string): Promise<DatedOfficeRow | undefined> {
    return tx.row<DatedOfficeRow>(
      `SELECT ${COLUMNS} FROM ${table} WHERE ${SUBJECT[table]} = ? ORDER BY valid_from DESC LIMIT 1`,
      [subject],
    );
  }

  private async end(tx: Transaction, table: Dated, latest: DatedRow, validFrom: PlainDate): Promise<void> {
    const lastDay = lastDayBefore(latest, validFrom);
    await tx.write(`UPDATE ${table} SET valid_to = ? WHERE id = ?`, [lastDay, latest.id]);
  }

  private note(
    tx: Transaction,
    action: string,
    code: string,
    actor: Actor,
    details: Record<string, unknown>,
  ): Promise<void> {
    const actorId = actor.accountId;
    return this.audit.record(tx, {
      action,
      subjectType: 'domestic-office',
      subjectId: code,
      actorId,
      details,
    });
  }
}

interface DatedOfficeRow extends DatedRow {
  officeCode: string;
  validTo: PlainDate | null;
}
const COLUMNS = 'id, domestic_office_code officeCode, valid_from validFrom, valid_to validTo';

function alreadyThere(prefecture: string, code: string) {
  const message = `${prefecture} belongs to ${code} already: name the office to which it moves.`;
  return invalid('OFFICE.NOTHING_MOVES', [{ field: 'domesticOfficeCode', message }]);
}

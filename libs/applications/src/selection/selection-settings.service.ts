import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditTrail, notFound, type Transaction, Transactions } from '#platform';
import { changedMeanwhile } from '#catalogue';
import type { Actor } from '#identity';
import { DEFAULT_SETTINGS, type SelectionSetting, type SettingFacts } from './selection-setting.entity.js';

const COLUMNS = `s.balance_weight balanceWeight, s.one_per_organisation onePerOrganisation, s.answer_days answerDays,
  s.automatic_offers automaticOffers, s.version`;

type SettingRow = SettingFacts & { version: number | null };
export type SettingReceipt = Omit<SelectionSetting, 'courseRunId'>;

/** How a run is selected to. Version 0 means that nobody has changed the usual settings. */
@Injectable()
export class SelectionSettings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  /** Throws RESOURCE.NOT_FOUND. */
  async of(courseRunId: string, actor: Actor): Promise<SettingReceipt> {
    const [row] = await this.dataSource.query<SettingRow[]>(
      `SELECT ${COLUMNS} FROM course_run r LEFT JOIN selection_setting s ON s.course_run_id = r.id
       WHERE r.id = ? AND r.domestic_office_code IN (?)`,
      [courseRunId, actor.scopesOf('DOMESTIC_OFFICE')],
    );
    return received(row);
  }

  /** Throws RESOURCE.NOT_FOUND, SELECTION_SETTING.CHANGED_MEANWHILE. */
  set(courseRunId: string, facts: SettingFacts, actor: Actor, ifVersion: number): Promise<SettingReceipt> {
    return this.transactions.run(async (tx) => {
      const before = await this.lock(tx, courseRunId, actor);
      if (before.version !== ifVersion) throw changedMeanwhile('SELECTION_SETTING', before.version);
      const after = { ...facts, version: ifVersion + 1 };
      await tx.write(
        'REPLACE INTO selection_setting (course_run_id, balance_weight, one_per_organisation, answer_days, automatic_offers, version) VALUES (?)',
        [
          [
            courseRunId,
            ...[after.balanceWeight, after.onePerOrganisation, after.answerDays, after.automaticOffers],
            after.version,
          ],
        ],
      );
      await this.audit.record(tx, {
        action: 'set-selection',
        subjectType: 'course-run',
        subjectId: courseRunId,
        actorId: actor.accountId,
        details: { ...facts },
      });
      return after;
    });
  }

  private async lock(tx: Transaction, courseRunId: string, actor: Actor): Promise<SettingReceipt> {
    const row = await tx.row<SettingRow>(
      `SELECT ${COLUMNS} FROM course_run r LEFT JOIN selection_setting s ON s.course_run_id = r.id
       WHERE r.id = ? AND r.domestic_office_code IN (?) FOR UPDATE`,
      [courseRunId, actor.scopesOf('DOMESTIC_OFFICE')],
    );
    return received(row);
  }
}

function received(row: SettingRow | undefined): SettingReceipt {
  if (!row) throw notFound();
  if (row.version === null) return { ...DEFAULT_SETTINGS, version: 0 };
  return {
    ...row,
    version: row.version,
    onePerOrganisation: Boolean(row.onePerOrganisation),
    automaticOffers: Boolean(row.automaticOffers),
  };
}

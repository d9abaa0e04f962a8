import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  AuditTrail,
  Clock,
  type FieldFault,
  isDuplicateKey,
  newId,
  type Transaction,
  Transactions,
} from '#platform';
import { fiscalYearOf } from '#catalogue';
import { nameKeyOf } from '../people/comparable-name.js';
import { historyLines } from './history-file.js';
import { type HistoryLine, type HistoryRules, readHistoryLine } from './history-line.js';

export interface HistoryReport {
  read: number;
  imported: number;
  alreadyThere: number;
  refused: number;
}

interface HistoryWatch {
  /** A line that was left out, and why. */
  refused(line: number, faults: FieldFault[]): void;
  progress(report: HistoryReport): void;
}

const BATCH = 2_000;

/** Brings in the participants of before this system. Their participations are told, never counted. */
@Injectable()
export class HistoryImport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Lines in batches, each a transaction: stopped in the middle and started anew, it goes on where it was, and the same
   * file again brings nothing new. While the database writes a batch the next one is read. Throws what historyLines does.
   */
  async run(bytes: Readable, encoding: string, watch: HistoryWatch): Promise<HistoryReport> {
    const importId = newId();
    const rules = await this.rules();
    const report: HistoryReport = { read: 0, imported: 0, alreadyThere: 0, refused: 0 };
    let batch: HistoryLine[] = [];
    let writing: Promise<void> = Promise.resolve();
    const write = async (lines: HistoryLine[]) => {
      const imported = await this.write(lines, importId);
      report.imported += imported;
      report.alreadyThere += lines.length - imported;
      watch.progress({ ...report });
    };
    for await (const { number, record, unreadable } of historyLines(bytes, encoding)) {
      report.read++;
      const line = record
        ? readHistoryLine(record, rules)
        : { faults: [{ field: '', message: unreadable ?? '' }] };
      if ('faults' in line) {
        report.refused++;
        watch.refused(number, line.faults);
        continue;
      }
      batch.push(line);
      if (batch.length < BATCH) continue;
      await writing;
      writing = write(batch);
      // Awaited with the next batch; until then a failure must not count as unhandled.
      writing.catch(() => undefined);
      batch = [];
    }
    await writing;
    if (batch.length > 0) await write(batch);
    return report;
  }

  private async rules(): Promise<HistoryRules> {
    const rows = await this.dataSource.query<{ code: string; name: string }[]>(
      'SELECT code, name_en name FROM country',
    );
    const countries = new Map(
      rows.flatMap(({ code, name }) => [[code, code] as const, [name.toUpperCase(), code] as const]),
    );
    return { countries, latest: fiscalYearOf(this.clock.today()) };
  }

  /** Answers how many were new. */
  private async write(lines: HistoryLine[], importId: string): Promise<number> {
    const once = [...new Map(lines.map((line) => [line.lineHash, line])).values()];
    for (let tries = 1; ; tries++) {
      try {
        return await this.transactions.run((tx) => this.writeNew(tx, once, importId));
      } catch (error) {
        // Somebody imports the same lines at this moment: at the next try they are found.
        if (!isDuplicateKey(error) || tries === 3) throw error;
      }
    }
  }

  private async writeNew(tx: Transaction, lines: HistoryLine[], importId: string): Promise<number> {
    const known = await tx.rows<{ hash: string }>(
      'SELECT line_hash hash FROM past_participation WHERE line_hash IN (?)',
      [lines.map(({ lineHash }) => lineHash)],
    );
    const there = new Set(known.map(({ hash }) => hash));
    const fresh = lines.filter(({ lineHash }) => !there.has(lineHash));
    if (fresh.length === 0) return 0;
    const people = await this.peopleByNumber(tx, fresh);
    const persons: unknown[][] = [];
    const participations = fresh.map((line) => {
      let personId = line.participantNumber === null ? undefined : people.get(line.participantNumber);
      if (personId === undefined) {
        personId = newId();
        persons.push(personRow(personId, line, tx.at));
        if (line.participantNumber !== null) people.set(line.participantNumber, personId);
      }
      return participationRow(personId, line, importId);
    });
    if (persons.length > 0) await tx.write(`INSERT INTO person (${PERSON_COLUMNS}) VALUES ?`, [persons]);
    await tx.write(`INSERT INTO past_participation (${PARTICIPATION_COLUMNS}) VALUES ?`, [participations]);
    await this.audit.record(tx, {
      action: 'import',
      subjectType: 'history',
      subjectId: importId,
      actorId: null,
      details: { participations: participations.length, people: persons.length },
    });
    return fresh.length;
  }

  /** Who is known by the number that the source gave. */
  private async peopleByNumber(tx: Transaction, lines: HistoryLine[]): Promise<Map<string, string>> {
    const numbers = lines.map((line) => line.participantNumber).filter((number) => number !== null);
    if (numbers.length === 0) return new Map();
    const rows = await tx.rows<{ number: string; personId: string }>(
      'SELECT DISTINCT participant_number number, person_id personId FROM past_participation WHERE participant_number IN (?)',
      [numbers],
    );
    return new Map(rows.map((row) => [row.number, row.personId]));
  }
}

const PERSON_COLUMNS = 'id, family_name, given_names, birth_date, sex, nationality, name_key, created_at';
const personRow = (id: string, line: HistoryLine, at: Date): unknown[] => [
  ...[id, line.familyName, line.givenNames, line.birthDate, line.sex, line.nationality, nameKeyOf(line), at],
];

const PARTICIPATION_COLUMNS = `id, person_id, fiscal_year, course_title, course_number, programme_type, office, arrived_on, ended_on,
  outcome, participant_number, line_hash, import_id`;
const participationRow = (personId: string, line: HistoryLine, importId: string): unknown[] => [
  ...[
    newId(),
    personId,
    line.fiscalYear,
    line.courseTitle,
    line.courseNumber,
    line.programmeType,
    line.office,
  ],
  ...[line.arrivedOn, line.endedOn, line.outcome, line.participantNumber, line.lineHash, importId],
];

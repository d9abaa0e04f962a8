import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import { Hosting, HostPartner } from '#allocation';
import { Nomination, NominationStep, Person, publicState } from '#applications';
import { Allotment, Course, CourseRun, Criterion, Phase } from '#catalogue';
import type { Transaction } from '#platform';
import { Enrolment, EnrolmentStep } from '#training';
import type { Rows } from './rows.js';

const ROWS_A_STATEMENT = 1_000;

/** Inserts whole rows, a thousand in a statement: seeds count in seconds. */
export class SeedWriter {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tx: Transaction,
  ) {}

  async insert<Row extends ObjectLiteral>(entity: EntityTarget<Row>, rows: readonly Row[]): Promise<void> {
    await this.write(entity, rows, '');
  }

  /** Leaves alone what is there already, also what somebody has edited since; anything else that is wrong still fails. */
  async insertMissing<Row extends ObjectLiteral>(
    entity: EntityTarget<Row>,
    rows: readonly Row[],
  ): Promise<void> {
    const [key] = this.dataSource
      .getMetadata(entity)
      .primaryColumns.map((column) => `\`${column.databaseName}\``);
    await this.write(entity, rows, ` ON DUPLICATE KEY UPDATE ${key} = ${key}`);
  }

  async insertAll(rows: Rows): Promise<void> {
    await this.insert(HostPartner, rows.hostPartners);
    await this.insert(Course, rows.courses);
    await this.insert(CourseRun, rows.courseRuns);
    await this.insert(Phase, rows.phases);
    await this.insert(Criterion, rows.criteria);
    await this.insert(Allotment, rows.allotments);
    await this.insert(Hosting, rows.hostings);
    await this.insert(Person, rows.persons);
    await this.insert(Nomination, asListed(rows));
    await this.insert(NominationStep, rows.nominationSteps);
    await this.insert(Enrolment, rows.enrolments);
    await this.insert(EnrolmentStep, rows.enrolmentSteps);
  }

  private async write<Row extends ObjectLiteral>(
    entity: EntityTarget<Row>,
    rows: readonly Row[],
    ending: string,
  ): Promise<void> {
    const { tableName, columns: all } = this.dataSource.getMetadata(entity);
    // What no row says is left to the default of its column.
    const columns = all.filter((column) => rows.some((row) => row[column.propertyName] !== undefined));
    const names = columns.map((column) => `\`${column.databaseName}\``).join(', ');
    for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
      const values = rows
        .slice(from, from + ROWS_A_STATEMENT)
        .map((row) => columns.map((column) => written(row[column.propertyName], column.type)));
      await this.tx.write(`INSERT INTO \`${tableName}\` (${names}) VALUES ?${ending}`, [values]);
    }
  }
}

/** The nominations with what their lists are made from. */
function asListed({ nominations, courseRuns }: Rows): Nomination[] {
  const officeOf = new Map(courseRuns.map((run) => [run.id, run.domesticOfficeCode]));
  return nominations.map((nomination) =>
    Object.assign(nomination, {
      publicState: publicState(nomination.state, nomination.releasedAt !== null),
      domesticOfficeCode: nomination.submittedAt ? (officeOf.get(nomination.courseRunId) ?? null) : null,
    }),
  );
}

/** A statement takes an object apart into columns of its own: JSON is sent as text, which some rows hold already. */
function written(value: unknown, type: unknown): unknown {
  return type === 'json' && value != null && typeof value !== 'string' ? JSON.stringify(value) : value;
}

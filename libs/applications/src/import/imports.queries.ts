import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors, fromJsonColumn, keyset, notFound, type Page, pageOf, sortNames } from '#platform';
import type { ImportState, NominationImport } from './nomination-import.entity.js';
import type { RowOutcome } from './nomination-import-row.entity.js';
import type { NomineeFacts } from '../drafts.service.js';
import type { RowRemark } from './nominee-rules.js';

export type ImportRow = Omit<
  NominationImport,
  | 'overseasOfficeCode'
  | 'uploadedBy'
  | 'fileId'
  | 'errorsFileId'
  | 'encodingSaid'
  | 'attempt'
  | 'leaseUntil'
  | 'holdToConfirmable'
  | 'holdToOpen'
> & { courseNumber: string | null; titleEn: string; uploadedBy: string; hasErrorsFile: 0 | 1 };

/** One row of the file and what became of it; `CREATED` once the import is confirmed. */
export interface ImportRowResult {
  row: number;
  outcome: RowOutcome | 'CREATED';
  facts: NomineeFacts;
  remarks: RowRemark[];
  nominationId: string | null;
  reference: string | null;
}

/** What a template says of the run for which it is made. */
export interface ExplainedRun {
  courseRunId: string;
  countryCode: string;
  countryName: string;
  courseNumber: string | null;
  titleEn: string;
  jicaDeadline: string;
  nationalDeadline: string | null;
}

/** Ids begin with their time. */
const SORTS = { created: 'i.id' };
export const IMPORT_SORTS = sortNames(SORTS);
const COLUMNS = `i.id, i.state, i.course_run_id courseRunId, i.country_code countryCode, r.course_number courseNumber, r.title_en titleEn,
  i.file_name fileName, a.name uploadedBy, i.read_as readAs, i.refusal_code refusalCode, i.refusal, i.rows_read rowsRead,
  i.rows_estimated rowsEstimated, i.new_rows newRows, i.known_rows knownRows, i.repeated_rows repeatedRows, i.faulty_rows faultyRows,
  i.errors_file_id IS NOT NULL hasErrorsFile, i.created_at createdAt, i.checked_at checkedAt, i.ended_at endedAt`;
const TABLES =
  'nomination_import i JOIN course_run r ON r.id = i.course_run_id JOIN account a ON a.id = i.uploaded_by';

/** Imports within the scope of overseas offices: each sees the files of its own people. */
@Injectable()
export class ImportsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cursors: Cursors,
  ) {}

  async list(
    offices: string[],
    filter: { courseRunId?: string; state?: ImportState },
    page: { limit: number; sort: string; after?: string },
  ): Promise<Page<ImportRow>> {
    const { where, orderBy, parameters } = keyset(SORTS, 'i.id', page.sort, page.after, this.cursors);
    const rows = await this.dataSource.query<ImportRow[]>(
      `SELECT ${COLUMNS} FROM ${TABLES} WHERE i.overseas_office_code IN (?)
         AND (? IS NULL OR i.course_run_id = ?) AND (? IS NULL OR i.state = ?) AND ${where} ORDER BY ${orderBy} LIMIT ?`,
      [
        offices,
        ...[filter.courseRunId ?? null, filter.courseRunId ?? null],
        ...[filter.state ?? null, filter.state ?? null],
        ...parameters,
        page.limit + 1,
      ],
    );
    return pageOf(rows, page.limit, ({ id }) => ({ sort: page.sort, values: [id, id] }), this.cursors);
  }

  /** Throws RESOURCE.NOT_FOUND for unknown and foreign alike. */
  async one(offices: string[], id: string): Promise<ImportRow> {
    const [row] = await this.dataSource.query<ImportRow[]>(
      `SELECT ${COLUMNS} FROM ${TABLES} WHERE i.id = ? AND i.overseas_office_code IN (?)`,
      [id, offices],
    );
    if (!row) throw notFound();
    return row;
  }

  /** Row by row in the order of the file: before the end what was found, after the confirmation what it became. */
  async rows(
    offices: string[],
    id: string,
    filter: { outcome?: RowOutcome },
    page: { limit: number; after?: string },
  ): Promise<Page<ImportRowResult>> {
    const { state } = await this.one(offices, id);
    const sort = 'row';
    const from = page.after ? (this.cursors.read(page.after, sort).values[0] as number) : -1;
    const found =
      state === 'CONFIRMED'
        ? await this.created(id, from, page.limit + 1)
        : await this.staged(id, filter.outcome ?? null, from, page.limit + 1);
    return pageOf(found, page.limit, ({ row }) => ({ sort, values: [row] }), this.cursors);
  }

  /** The id of the file with the column of errors. Throws RESOURCE.NOT_FOUND where there is none. */
  async errorsFile(offices: string[], id: string): Promise<string> {
    const [row] = await this.dataSource.query<{ fileId: string | null }[]>(
      'SELECT errors_file_id fileId FROM nomination_import WHERE id = ? AND overseas_office_code IN (?)',
      [id, offices],
    );
    if (!row?.fileId) throw notFound();
    return row.fileId;
  }

  async explainedRun(courseRunId: string, countryCode: string): Promise<ExplainedRun | null> {
    const [run] = await this.dataSource.query<ExplainedRun[]>(
      `SELECT r.id courseRunId, c.code countryCode, c.name_en countryName, r.course_number courseNumber, r.title_en titleEn,
         a.jica_deadline jicaDeadline, a.national_deadline nationalDeadline
       FROM course_run r JOIN allotment a ON a.course_run_id = r.id JOIN country c ON c.code = a.country_code
       WHERE r.id = ? AND a.country_code = ?`,
      [courseRunId, countryCode],
    );
    return run ?? null;
  }

  private async staged(
    id: string,
    outcome: RowOutcome | null,
    from: number,
    limit: number,
  ): Promise<ImportRowResult[]> {
    const rows = await this.dataSource.query<
      { row: number; outcome: RowOutcome; facts: string; remarks: string | null }[]
    >(
      `SELECT \`row_number\` \`row\`, outcome, facts, remarks FROM nomination_import_row
       WHERE import_id = ? AND (? IS NULL OR outcome = ?) AND \`row_number\` > ? ORDER BY \`row_number\` LIMIT ?`,
      [id, outcome, outcome, from, limit],
    );
    return rows.map(({ facts, remarks, ...row }) => ({
      ...row,
      facts: fromJsonColumn<NomineeFacts>(facts),
      remarks: remarks === null ? [] : fromJsonColumn<RowRemark[]>(remarks),
      nominationId: null,
      reference: null,
    }));
  }

  private async created(id: string, from: number, limit: number): Promise<ImportRowResult[]> {
    const rows = await this.dataSource.query<
      (Pick<ImportRowResult, 'row' | 'outcome' | 'nominationId' | 'reference'> & NomineeFacts)[]
    >(
      `SELECT o.\`row_number\` \`row\`, 'CREATED' outcome, n.id nominationId, n.reference,
         p.family_name familyName, p.given_names givenNames
       FROM nomination_origin o JOIN nomination n ON n.id = o.nomination_id JOIN person p ON p.id = n.person_id
       WHERE o.import_id = ? AND o.\`row_number\` > ? ORDER BY o.\`row_number\` LIMIT ?`,
      [id, from, limit],
    );
    return rows.map(({ familyName, givenNames, ...row }) => ({
      ...row,
      facts: { familyName, givenNames },
      remarks: [],
    }));
  }
}

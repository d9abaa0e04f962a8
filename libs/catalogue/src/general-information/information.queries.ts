import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError, type FieldFault, fromJsonColumn, notFound } from '#platform';
import { type CourseRunScope, scopeClause } from '../course-run-scope.js';
import { type ChangedItem, differenceOf } from './difference.js';
import { type InformationContent, NOTHING_WRITTEN } from './information-content.js';
import { type InformationFacts, informationFacts, type Organisers } from './information-facts.js';
import { missingForIssue } from './missing.js';
import { contentFrom, snapshotFrom, type StoredSnapshot } from './stored-snapshot.js';

export interface VersionRow {
  number: number;
  issuedAt: Date;
  note: string | null;
  pdfReady: boolean;
}

/** What the office works on: what is written, what the run says, what is missing, and what is issued already. */
export interface InformationDraft {
  courseRunId: string;
  /** 0 where nothing is written yet. */
  version: number;
  content: InformationContent;
  facts: InformationFacts;
  missing: FieldFault[];
  /** Newest first. */
  versions: VersionRow[];
  /** What the issued version does not say yet: not empty means that it is out of date. */
  changedSinceIssue: ChangedItem[];
}

/** One issued version as it was frozen. */
export interface IssuedInformation extends VersionRow {
  courseRunId: string;
  content: InformationContent;
  facts: InformationFacts;
  /** Against the version before; empty in the first. */
  difference: ChangedItem[];
}

type StoredVersion = StoredSnapshot & {
  courseRunId: string;
  number: number;
  issuedAt: Date;
  note: string | null;
  difference: string | null;
  fileId: string | null;
};

const VERSION = `v.course_run_id courseRunId, v.number, v.issued_at issuedAt, v.note, v.difference, v.file_id fileId, v.content, v.facts`;

/** Whose runs: those of an audience, or what is published to everybody. */
type Reader = CourseRunScope | { kind: 'ANYONE' };

@Injectable()
export class InformationQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Throws RESOURCE.NOT_FOUND for a run outside of the scope. */
  async draft(scope: CourseRunScope, courseRunId: string, organisers: Organisers): Promise<InformationDraft> {
    const within = scopeClause(scope);
    const [found] = await this.dataSource.query<{ content: string | null; version: number | null }[]>(
      `SELECT g.content, g.version FROM course_run r LEFT JOIN general_information g ON g.course_run_id = r.id
       WHERE r.id = ? AND ${within.where}`,
      [courseRunId, ...within.parameters],
    );
    const rows = <Row>(sql: string, values: unknown[]) => this.dataSource.query<Row[]>(sql, values);
    const facts = found && (await informationFacts(rows, courseRunId, organisers));
    if (!facts) throw notFound();
    const content = found.content ? contentFrom(found.content) : NOTHING_WRITTEN;
    const versions = await this.dataSource.query<
      (Omit<VersionRow, 'pdfReady'> & { fileId: string | null })[]
    >(
      `SELECT number, issued_at issuedAt, note, file_id fileId FROM information_version WHERE course_run_id = ? ORDER BY number DESC`,
      [courseRunId],
    );
    const latest = versions.length > 0 ? await this.stored(scope, courseRunId) : null;
    return {
      courseRunId,
      version: found.version ?? 0,
      content,
      facts,
      missing: missingForIssue({ facts, content }),
      versions: versions.map(({ fileId, ...version }) => ({ ...version, pdfReady: fileId !== null })),
      changedSinceIssue: latest ? differenceOf(snapshotFrom(latest), { facts, content }) : [],
    };
  }

  /** An issued version, the newest unless one is named. Throws RESOURCE.NOT_FOUND, also where none is issued. */
  async issued(reader: Reader, courseRunId: string, number?: number): Promise<IssuedInformation> {
    const { fileId, difference, ...version } = await this.stored(reader, courseRunId, number);
    return {
      ...version,
      ...snapshotFrom(version),
      difference: difference ? fromJsonColumn<ChangedItem[]>(difference) : [],
      pdfReady: fileId !== null,
    };
  }

  /** The file of an issued version. Throws INFORMATION.PDF_NOT_READY, RESOURCE.NOT_FOUND. */
  async pdf(reader: Reader, courseRunId: string, number?: number): Promise<string> {
    const { fileId } = await this.stored(reader, courseRunId, number);
    if (fileId) return fileId;
    throw new DomainError(
      'CONFLICT',
      'INFORMATION.PDF_NOT_READY',
      'The PDF of this version is being made. Ask for it again in a few seconds.',
      { retryAfterSeconds: 5 },
    );
  }

  private async stored(reader: Reader, courseRunId: string, number?: number): Promise<StoredVersion> {
    const within = readable(reader);
    const [version] = await this.dataSource.query<StoredVersion[]>(
      `SELECT ${VERSION} FROM information_version v JOIN course_run r ON r.id = v.course_run_id
       WHERE v.course_run_id = ? AND (? IS NULL OR v.number = ?) AND ${within.where} ORDER BY v.number DESC LIMIT 1`,
      [courseRunId, number ?? null, number ?? null, ...within.parameters],
    );
    if (!version) throw notFound();
    return version;
  }
}

function readable(reader: Reader): { where: string; parameters: unknown[] } {
  return reader.kind === 'ANYONE' ? { where: "r.state = 'PUBLISHED'", parameters: [] } : scopeClause(reader);
}

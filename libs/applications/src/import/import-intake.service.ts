import { Injectable } from '@nestjs/common';
import {
  DomainError,
  Files,
  Idempotency,
  invalid,
  newId,
  type NewFile,
  notFound,
  type RepeatableRequest,
  type Transaction,
  Transactions,
  Uploads,
} from '#platform';
import type { Actor } from '#identity';
import { officeThatServes } from '#catalogue';
import { runOpenFor } from '../open-run.js';
import { ImportRecords } from './import-records.service.js';
import { importStarted } from './imports.events.js';
import type { ImportState } from './nomination-import.entity.js';
import { LARGEST_FILE } from './nomination-sheet.js';
import type { TextEncoding } from './text-encoding.js';

export interface NewImport {
  uploadId: string;
  courseRunId: string;
  countryCode: string;
  /** Of a text file, where the officer knows it better than we would guess. */
  encoding?: TextEncoding;
}

export interface ImportReceipt {
  id: string;
  state: ImportState;
}

/** Takes an uploaded file as an import, and lets the worker check it. */
@Injectable()
export class ImportIntake {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly uploads: Uploads,
    private readonly files: Files,
    private readonly records: ImportRecords,
  ) {}

  /** Throws RESOURCE.NOT_FOUND, UPLOAD.INCOMPLETE, IMPORT.TOO_LARGE, COURSE_RUN.NOT_OPEN, NOMINATION.DEADLINE_PASSED. */
  async start(wanted: NewImport, actor: Actor, request: RepeatableRequest): Promise<ImportReceipt> {
    const id = newId();
    const file = await this.keep(wanted.uploadId, actor);
    let receipt: ImportReceipt | null = null;
    try {
      receipt = await this.transactions.run((tx) =>
        this.idempotency.once(tx, request, async () => {
          if (!file) throw notFound();
          await this.write(tx, id, wanted, file, actor);
          return { id, state: 'CHECKING' as const };
        }),
      );
      return receipt;
    } finally {
      // Refused, or answered as before: nobody will ask for these bytes.
      if (file && receipt?.id !== id) await this.files.removeBytes(file.id);
    }
  }

  /** Null for an upload that is not there: a repeated request has used it up itself. */
  private async keep(uploadId: string, actor: Actor): Promise<NewFile | null> {
    try {
      const upload = await this.uploads.take(uploadId, actor.accountId);
      if (upload.size > LARGEST_FILE) throw tooLarge();
      const { name, size } = upload;
      return await this.files.copy({ name, mediaType: 'application/octet-stream', size }, upload.stream());
    } catch (error) {
      if (error instanceof DomainError && error.refusal === 'NOT_FOUND') return null;
      throw error;
    }
  }

  private async write(
    tx: Transaction,
    id: string,
    wanted: NewImport,
    file: NewFile,
    actor: Actor,
  ): Promise<void> {
    const { uploadId, courseRunId, countryCode, encoding } = wanted;
    await runOpenFor(tx, courseRunId, countryCode, actor);
    await this.files.record(tx, file);
    await this.uploads.close(tx, uploadId);
    await tx.insert('nomination_import', {
      id,
      overseas_office_code: await officeThatServes(tx, actor, countryCode),
      uploaded_by: actor.accountId,
      course_run_id: courseRunId,
      country_code: countryCode,
      file_name: file.name,
      file_id: file.id,
      encoding_said: encoding ?? null,
      state: 'CHECKING',
      created_at: tx.at,
    });
    await this.records.note(tx, 'start', id, actor.accountId, {
      event: importStarted(id),
      details: { courseRunId, countryCode },
    });
  }
}

function tooLarge(): DomainError {
  return invalid('IMPORT.TOO_LARGE', [
    {
      field: 'uploadId',
      message: `The file is larger than ${LARGEST_FILE / 1_048_576} MB. Divide it into several.`,
    },
  ]);
}

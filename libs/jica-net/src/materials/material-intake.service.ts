import { Injectable } from '@nestjs/common';
import {
  DomainError,
  Files,
  invalid,
  type NewFile,
  type Transaction,
  Uploads,
  VirusScanner,
} from '#platform';
import { ALLOWED_ENDINGS, mediaTypeOf } from './file-kinds.js';

/** From an upload to a file of a material: known by its content, looked at by the scanner, then stored. */
@Injectable()
export class MaterialIntake {
  constructor(
    private readonly uploads: Uploads,
    private readonly scanner: VirusScanner,
    private readonly files: Files,
  ) {}

  /** Outside any transaction. Throws UPLOAD.INCOMPLETE, MATERIAL.FILE_KIND, FILE.HARMFUL, FILE.NOT_SCANNED. */
  async keep(uploadId: string, accountId: string): Promise<NewFile> {
    const { name, ...upload } = await this.uploads.take(uploadId, accountId);
    const bytes = await upload.bytes();
    const mediaType = await mediaTypeOf(name, bytes);
    if (!mediaType)
      throw refused(
        'MATERIAL.FILE_KIND',
        `The content of «${name}» is not what its name says, or of no kind that is taken: ${ALLOWED_ENDINGS.join(', ')}.`,
      );
    const finding = await this.scanner.findingIn(bytes);
    if (finding)
      throw refused('FILE.HARMFUL', `«${name}» holds ${finding}. Clean the computer it came from.`);
    return this.files.put({ name, mediaType, bytes });
  }

  /** In the transaction of the act: the file has its row, and the upload is used up. */
  async record(tx: Transaction, uploadId: string, file: NewFile): Promise<void> {
    await this.files.record(tx, file);
    await this.uploads.close(tx, uploadId);
  }

  /** Nothing came of it. A refusal is certain; after a lost connection the row may be there, and its bytes must stay. */
  async giveUp(file: NewFile, error: unknown): Promise<void> {
    if (error instanceof DomainError && error.refusal !== 'UNAVAILABLE')
      await this.files.removeBytes(file.id);
  }
}

function refused(code: string, message: string): DomainError {
  return invalid(code, [{ field: 'uploadId', message }]);
}

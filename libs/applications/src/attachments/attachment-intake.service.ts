import { Injectable } from '@nestjs/common';
import {
  DomainError,
  Files,
  invalid,
  type NewFile,
  type Transaction,
  Transactions,
  Uploads,
  VirusScanner,
} from '#platform';
import { LARGEST_ATTACHMENT, verdictOn } from './allowed-content.js';

/** From an upload to a file that is kept: allowed by its content, looked at by the scanner, then stored. */
@Injectable()
export class AttachmentIntake {
  constructor(
    private readonly uploads: Uploads,
    private readonly scanner: VirusScanner,
    private readonly files: Files,
    private readonly transactions: Transactions,
  ) {}

  /** `story` is the transaction that uses the file, and records it. Throws FILE.TOO_LARGE, FILE.NOT_ALLOWED, FILE.HARMFUL. */
  async keep<T>(
    uploadId: string,
    accountId: string,
    story: (tx: Transaction, file: NewFile) => Promise<T>,
  ): Promise<T> {
    const upload = await this.uploads.take(uploadId, accountId);
    if (upload.size > LARGEST_ATTACHMENT) throw refused('FILE.TOO_LARGE', TOO_LARGE);
    const bytes = await upload.bytes();
    const verdict = await verdictOn(bytes);
    if ('fault' in verdict) throw refused('FILE.NOT_ALLOWED', `${upload.name}: ${verdict.fault}`);
    const finding = await this.scanner.findingIn(bytes);
    if (finding)
      throw refused('FILE.HARMFUL', `${upload.name} holds ${finding}. Clean the computer it came from.`);
    const name = `${upload.name.replace(/\.[^.]{1,8}$/, '')}.${verdict.extension}`;
    const file = await this.files.put({ name, mediaType: verdict.mediaType, bytes });
    try {
      return await this.transactions.run((tx) => story(tx, file));
    } catch (error) {
      // A refusal is certain; after a lost connection the row may be there, and its bytes must stay.
      if (error instanceof DomainError && error.refusal !== 'UNAVAILABLE')
        await this.files.removeBytes(file.id);
      throw error;
    }
  }

  /** In the story's transaction: the file has its row, and the upload is used up. */
  async record(tx: Transaction, uploadId: string, file: NewFile): Promise<void> {
    await this.files.record(tx, file);
    await this.uploads.close(tx, uploadId);
  }

  /** The file of a document that was taken off. */
  async forget(fileId: string): Promise<void> {
    await this.transactions.run((tx) => this.files.forget(tx, fileId));
    await this.files.removeBytes(fileId);
  }
}

const TOO_LARGE = `A document may have at most ${LARGEST_ATTACHMENT / 1_048_576} MB. Scan it with 150 dots per inch, or cut it into parts.`;

function refused(code: string, message: string): DomainError {
  return invalid(code, [{ field: 'uploadId', message }]);
}

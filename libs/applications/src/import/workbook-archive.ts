import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { UnreadableFile } from './unreadable-file.js';

/** What all parts of a workbook may unfold to, and how much more than the file itself. A full import has 60 MB at 12 times. */
const MOST_BYTES = 160 * 1_048_576;
const MOST_TIMES = 200;
const FREE_BYTES = 8 * 1_048_576;
const MOST_PARTS = 1_000;

/** The zip of a workbook. Nothing is unfolded before the directory has been read and judged. */
export class WorkbookArchive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly parts: Map<string, Entry>,
  ) {}

  /** Throws UnreadableFile for what is damaged, encrypted, unsafe or too large. */
  static async open(bytes: Buffer): Promise<WorkbookArchive> {
    const parts = new Map<string, Entry>();
    let unfolded = 0;
    try {
      const zip = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true });
      if (zip.entryCount > MOST_PARTS) throw bomb();
      for await (const part of zip.eachEntry()) {
        if (part.isEncrypted()) throw encrypted();
        if (parts.has(part.fileName)) throw unsafe(`It holds the part ${part.fileName} twice`);
        unfolded += part.uncompressedSize;
        if (unfolded > MOST_BYTES || (unfolded > FREE_BYTES && unfolded > bytes.length * MOST_TIMES))
          throw bomb();
        parts.set(part.fileName, part);
      }
      return new WorkbookArchive(zip, parts);
    } catch (error) {
      throw asUnreadable(error);
    }
  }

  has(name: string): boolean {
    return this.parts.has(name);
  }

  sizeOf(name: string): number {
    return this.parts.get(name)?.uncompressedSize ?? 0;
  }

  /** The text of a part in pieces. The library stops a part that unfolds to more than the directory promised. */
  async *text(name: string): AsyncGenerator<string> {
    const part = this.parts.get(name);
    if (!part) throw new UnreadableFile('DAMAGED', `The workbook lacks its part ${name}. Save it again.`);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      for await (const piece of await this.zip.openReadStreamPromise(part))
        yield decoder.decode(piece as Buffer, { stream: true });
      yield decoder.decode();
    } catch (error) {
      throw asUnreadable(error);
    }
  }
}

function asUnreadable(error: unknown): unknown {
  if (error instanceof UnreadableFile) return error;
  const { message } = error as Error;
  if (/relative path|absolute path|invalid characters/i.test(message))
    return unsafe('The name of a part leads out of the file');
  return new UnreadableFile(
    'DAMAGED',
    'The workbook is damaged or only half of it arrived. Save it again as .xlsx and send it once more.',
  );
}

const unsafe = (why: string) =>
  new UnreadableFile('UNSAFE', `${why}, which no spreadsheet program writes. Save it again as .xlsx.`);

const bomb = () =>
  new UnreadableFile(
    'TOO_LARGE',
    'The workbook unfolds to far more than a list of nominations needs. Copy the rows into a new template and send that.',
  );

export const encrypted = () =>
  new UnreadableFile(
    'ENCRYPTED',
    'The workbook is protected by a password. Save it without one; the way to the server is encrypted.',
  );

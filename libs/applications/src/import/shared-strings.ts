import type { WorkbookArchive } from './workbook-archive.js';
import { localName, tooLong, xmlOf } from './workbook-xml.js';

const FIRST_BYTES = 1_048_576;
/** A hundred thousand people have about 10 MB of text. */
const MOST_BYTES = 32 * FIRST_BYTES;
/** The longest text that a cell of a spreadsheet may hold. */
export const LONGEST_CELL = 32_767;

/**
 * The texts of a workbook, to which its cells point by number. They are kept as bytes in one piece: as strings, several
 * hundred thousand of them would weigh four times as much, and each would hold on to the XML it was cut from.
 */
export class SharedStrings {
  private bytes = Buffer.allocUnsafe(FIRST_BYTES);
  private ends = new Uint32Array(65_536);
  private count = 0;
  private used = 0;

  static async read(archive: WorkbookArchive, part: string): Promise<SharedStrings> {
    const strings = new SharedStrings();
    let text = '';
    let inText = false;
    let inPhonetic = false;
    for await (const events of xmlOf(archive, part)) {
      for (const { eventType, value } of events) {
        if (eventType === 'text') {
          if (inText && text.length < LONGEST_CELL) text += value;
          continue;
        }
        const name = localName(value.name);
        const opens = eventType === 'opentag';
        if (name === 't') inText = opens && !inPhonetic;
        else if (name === 'rPh')
          inPhonetic = opens; // how it is pronounced, no part of the text
        else if (name === 'si') {
          if (!opens) strings.add(text);
          text = '';
        }
      }
    }
    return strings;
  }

  get(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined;
    return this.bytes.toString('utf8', index === 0 ? 0 : this.ends[index - 1], this.ends[index]);
  }

  private add(text: string): void {
    const most = text.length * 3;
    if (this.used + most > MOST_BYTES) throw tooLong();
    if (this.used + most > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.used + most));
      this.bytes.copy(larger, 0, 0, this.used);
      this.bytes = larger;
    }
    if (this.count === this.ends.length) {
      const longer = new Uint32Array(this.ends.length * 2);
      longer.set(this.ends);
      this.ends = longer;
    }
    this.used += this.bytes.write(text, this.used);
    this.ends[this.count++] = this.used;
  }
}

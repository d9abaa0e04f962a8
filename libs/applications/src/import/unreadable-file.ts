/** Why a file is not read at all; stable, for programs. */
export type UnreadableBecause =
  | 'EMPTY'
  | 'OLD_WORKBOOK'
  | 'ENCRYPTED'
  | 'MACROS'
  | 'OTHER_KIND'
  | 'DAMAGED'
  | 'UNSAFE'
  | 'TOO_LARGE'
  | 'ENCODING'
  | 'HEADINGS'
  | 'OTHER_RUN'
  | 'TOO_MANY_ROWS'
  | 'TOO_MANY_COLUMNS';

/** The file as a whole cannot be taken; the message says why and what to do, for the officer who sent it. */
export class UnreadableFile extends Error {
  constructor(
    readonly because: UnreadableBecause,
    sentence: string,
  ) {
    super(sentence);
    this.name = 'UnreadableFile';
  }
}

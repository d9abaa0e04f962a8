/** Something the person at the terminal can act on: shown as its sentence, without a stack. */
export class Trouble extends Error {
  /**
   * @param {string} sentence
   * @param {string} [details] output that explains it, shown as it is
   */
  constructor(sentence, details) {
    super(sentence);
    this.name = 'Trouble';
    this.details = details;
  }
}

/** @param {unknown} error */
export function describeTrouble(error) {
  if (error instanceof Trouble)
    return error.details ? `${error.details.trimEnd()}\n\n${error.message}` : error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

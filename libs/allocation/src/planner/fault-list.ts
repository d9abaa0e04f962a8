/** What is wrong with a file, in sentences that name the place; not more than a person wants to read at once. */
export class FaultList {
  static readonly most = 20;
  readonly sentences: string[] = [];

  add(sentence: string): void {
    if (!this.full) this.sentences.push(sentence);
  }

  get full(): boolean {
    return this.sentences.length >= FaultList.most;
  }

  get any(): boolean {
    return this.sentences.length > 0;
  }
}

/** A plain object's own entry; what every object inherits is no entry. */
export const entryOf = (value: unknown, key: string): unknown =>
  isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const LONGEST = 40;

/** A value as it stands in a sentence: short, on one line. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  if (isRecord(value)) return 'an object';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

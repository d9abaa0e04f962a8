/** What a JSON column brought: mysql2 reads it where the server names the format, and hands the text over where it does not. */
export function fromJsonColumn<T>(value: T | string): T {
  return typeof value === 'string' ? (JSON.parse(value) as T) : value;
}

/** What kind of refusal it is; the API turns each into one HTTP status. */
export type Refusal =
  | 'INVALID'
  | 'NOT_FOUND'
  | 'GONE'
  | 'CONFLICT'
  | 'STALE'
  | 'VERSION_MISSING'
  | 'FORBIDDEN'
  | 'UNAUTHENTICATED'
  | 'TOO_MANY'
  | 'UNAVAILABLE';

/** One field at fault: a path such as `phases[0].startsOn`, and a sentence with the remedy. */
export interface FieldFault {
  field: string;
  message: string;
}

/** A refusal for people: a stable code, a sentence that names the field and the remedy. Nothing was changed. */
export class DomainError extends Error {
  constructor(
    readonly refusal: Refusal,
    /** Stable, `SUBJECT.WHAT`, for programs. */
    readonly code: string,
    sentence: string,
    readonly facts: { fields?: FieldFault[]; retryAfterSeconds?: number; [fact: string]: unknown } = {},
  ) {
    super(sentence);
    this.name = 'DomainError';
  }
}

/** Foreign and unknown give the same answer, byte for byte: nobody learns what exists. */
export function notFound(): DomainError {
  return new DomainError(
    'NOT_FOUND',
    'RESOURCE.NOT_FOUND',
    'There is nothing under this address that you may see.',
  );
}

export function invalid(code: string, fields: FieldFault[]): DomainError {
  const count = fields.length === 1 ? '1 thing needs' : `${fields.length} things need`;
  return new DomainError(
    'INVALID',
    code,
    `${count} mending: ${fields.map((fault) => fault.message).join(' ')}`,
    { fields },
  );
}

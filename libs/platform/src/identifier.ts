import { v7, validate } from 'uuid';

/** A UUIDv7. Made before the first try of a transaction, so that a retry writes the same row or finds it written. */
export type Id = string;

export function newId(): Id {
  return v7();
}

export function isId(value: unknown): value is Id {
  return typeof value === 'string' && validate(value);
}

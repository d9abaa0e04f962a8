import { type DomainError, invalid } from '#platform';

/** `field` names a domestic office, or a prefecture, that is not on record. */
export function unknownOffice(value: string, field = 'domesticOfficeCode'): DomainError {
  const message = `${field} must be one that is on record; «${value}» is none.`;
  return invalid('OFFICE.UNKNOWN', [{ field, message }]);
}

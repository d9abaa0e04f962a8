import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldFault, invalid } from '#platform';

/** Nest takes a missing body, null, a number or a list for an empty object: none of them says what a request needs. */
class StrictPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && value === undefined && mayBeMissing(metadata))
      return this.transform({}, metadata);
    if (this.toValidate(metadata)) {
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      if (metadata.type === 'body' && !isObject) throw bodyMissing();
      const inherited = namesOfEveryObject(value);
      if (inherited.length > 0) throw invalid('REQUEST.INVALID', inherited.map(unknownField));
    }
    return super.transform(value, metadata);
  }
}

/** A request whose fields may all be left out may come without a body: its class says so by a static `bodyMayBeMissing`. */
function mayBeMissing({ metatype }: ArgumentMetadata): boolean {
  return metatype !== undefined && 'bodyMayBeMissing' in metatype;
}

/** Paths of fields called `constructor`, `toString` and the like: the transformer drops them before they could be refused. */
function namesOfEveryObject(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const names = Array.isArray(value) ? [] : Object.keys(value).filter((name) => name in Object.prototype);
  const within = Object.entries(value).flatMap(([name, part]) =>
    namesOfEveryObject(part, fieldPath(path, name)),
  );
  return [...names.map((name) => fieldPath(path, name)), ...within];
}

const fieldPath = (path: string, name: string) =>
  /^\d+$/.test(name) ? `${path}[${name}]` : [path, name].filter(Boolean).join('.');

const unknownField = (field: string): FieldFault => ({
  field,
  message: `${field} is not a field of this request: leave it out.`,
});

const bodyMissing = () =>
  invalid('REQUEST.INVALID', [
    { field: 'body', message: 'The body must be one JSON object with the fields of this request.' },
  ]);

/** Form only, no business: unknown fields are refused, nothing is converted, every fault is named at once. */
export function bodyPipe(): ValidationPipe {
  return new StrictPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => invalid('REQUEST.INVALID', faultsOf(errors)),
  });
}

function faultsOf(errors: ValidationError[], path = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const field = fieldPath(path, error.property);
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) =>
      rule === 'whitelistValidation' ? unknownField(field) : { field, message: sentence(message) },
    );
    return [...own, ...faultsOf(error.children ?? [], field)];
  });
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

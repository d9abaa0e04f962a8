import { registerDecorator, isEmail } from 'class-validator';
import { Transform } from 'class-transformer';

/**
 * One plain mailbox in ASCII. isEmail alone accepts zero-width characters, look-alike letters and quoted blanks, and
 * a comma or an angle bracket in an address would send the letter to somebody else.
 */
export function isMailbox(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= 254 &&
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+$/.test(value) &&
    isEmail(value, { allow_utf8_local_part: false, require_tld: true })
  );
}

/** The form in which two addresses are compared; what was typed is kept as typed. */
export function comparableMailbox(address: string): string {
  return address.trim().toLowerCase();
}

export function IsMailbox(): PropertyDecorator {
  return (target, property) => {
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))(
      target,
      property,
    );
    registerDecorator({
      name: 'isMailbox',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: isMailbox,
        defaultMessage: (facts) =>
          `${facts?.property} must be one e-mail address such as grace.wanjiru@example.org.`,
      },
    });
  };
}

import { registerDecorator } from 'class-validator';
import { Transform } from 'class-transformer';

// Control characters, bidirectional marks, overrides and isolates, zero-width marks (but the joiners of Persian and of
// emoji), separators of lines, letters that show as a blank, tags: nothing a person types on purpose.
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e001f}]/u;
/** Joiners and soft hyphens join nothing when they stand alone. */
const INVISIBLE = /\p{Cf}/gu;

/** NFC, trimmed of every kind of blank: the form in which text is compared and stored. */
export function tidyText(text: string): string {
  return text.normalize('NFC').trim();
}

export interface TextRule {
  max: number;
  min?: number;
  /** An empty text is refused unless it says otherwise. */
  mayBeEmpty?: boolean;
  severalLines?: boolean;
}

export function textFault(value: unknown, rule: TextRule): string | null {
  if (typeof value !== 'string') return 'must be text';
  if (!value.isWellFormed() || FORBIDDEN.test(value))
    return 'holds a character that cannot be printed; type it again without it';
  if (!rule.severalLines && /[\r\n\t]/.test(value)) return 'must be on one line';
  if (!rule.mayBeEmpty && tidyText(value.replace(INVISIBLE, '')) === '') return 'must not be empty';
  if (rule.min && [...value].length < rule.min) return `must be at least ${rule.min} characters`;
  if ([...value].length > rule.max) return `must be at most ${rule.max} characters`;
  return null;
}

/** A text field of a form: tidied, then held to its rule. */
export function IsText(rule: TextRule): PropertyDecorator {
  return (target, property) => {
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? tidyText(value) : value))(
      target,
      property,
    );
    registerDecorator({
      name: 'isText',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown) => textFault(value, rule) === null,
        defaultMessage: (facts) => `${facts?.property} ${textFault(facts?.value, rule)}.`,
      },
    });
  };
}

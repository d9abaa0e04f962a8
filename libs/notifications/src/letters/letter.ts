import type { NominationLetterFacts } from '#applications';

/** A value that words may name: text that people typed is escaped, a `link` is ours. */
export type Words = Record<string, string | boolean | null>;

/** What a letter needs beside the nomination: the reason of the step that it tells of, the day of an arrival or of an answer. */
export interface StepFacts {
  reason: string | null;
  /** What the domestic office asked for with it, in lines. */
  asked: string | null;
  /** When the step was made that the letter tells of. */
  madeAt: Date | null;
  arrivedOn: string | null;
  /** The last day to answer an open offer of a place. */
  answerBy: string | null;
  /** The last day to hand in the nomination that follows this one. */
  handInBy: string | null;
}

/**
 * A letter is one declaration; its words are in words/NAME.LANGUAGE.md, from which the text and the HTML part are made.
 * A decision cannot be switched off by its recipient.
 */
export interface NominationLetter<Name extends string = string> {
  name: Name;
  on: string;
  category: 'receipt' | 'decision' | 'progress';
  /** In order: a later recipient is written to when the letter to the one before is on its way. */
  to: readonly ('OVERSEAS_OFFICE' | 'NOMINEE')[];
  /** False when the letter has been overtaken since its event: then it is not sent. */
  stillTrue(facts: NominationLetterFacts, step: StepFacts): boolean;
  words(facts: NominationLetterFacts, step: StepFacts, format: Format): Words;
}

export interface Format {
  day(date: string | null): string;
  deadline(date: string | null, timeZone: string): string;
  /** A moment in both zones. */
  instant(moment: Date, timeZone: string): string;
  person(facts: Pick<NominationLetterFacts, 'familyName' | 'givenNames'>): string;
  course(facts: Pick<NominationLetterFacts, 'titleEn' | 'courseNumber'>): string;
  statusPage: string;
}

export function nominationLetter<Name extends string>(
  letter: NominationLetter<Name>,
): NominationLetter<Name> {
  return letter;
}

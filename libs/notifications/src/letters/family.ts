import type { RecordedEvent } from '#platform';
import type { Delivery } from '../deliveries/delivery.entity.js';
import type { Words } from './letter.js';
import type { Recipient } from './recipient.js';

/** One who is written to because of an event, and what about. */
export interface Addressee {
  letter: string;
  recipient: Recipient;
  /** What the letter is about: a nomination, a course run, … */
  subjectId: string;
  /** BCP 47. */
  language: string;
}

/** What a delivery says of itself when it is sent. */
export type DeliveryFacts = Pick<
  Delivery,
  'letter' | 'recipientKind' | 'recipientRef' | 'subjectId' | 'eventId' | 'language'
>;

export interface Letterhead {
  to: { name: string; address: string };
  words: Words;
}

/** Letters about one kind of thing: who hears of an event, and what a letter says when it is sent. */
export interface LetterFamily {
  /**
   * In groups: within one, a letter is sent when the one before is on its way (an office hears before its nominee).
   * Called outside of any transaction, and again when a job is repeated.
   */
  addressees(event: RecordedEvent): Promise<Addressee[][]>;
  /** Decided at the moment of sending: addresses and states may have changed since the event. */
  letterhead(delivery: DeliveryFacts, publicUrl: string): Promise<Letterhead | 'OVERTAKEN' | 'NO_ADDRESS'>;
}

export interface LetterFamilyClass {
  /** The letters by name (they stand in deliveries and name the files of words) with the event that each tells of. */
  readonly letters: readonly { name: string; on: string }[];
  new (...parts: never[]): LetterFamily;
}

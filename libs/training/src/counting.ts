import { type FiscalYear, fiscalYearOf, type LeafType } from '#catalogue';
import type { PlainDate } from '#platform';
import { ENROLMENT_STATE_FACTS, type EnrolmentState } from './enrolment.lifecycle.js';

export interface CountingFacts {
  state: EnrolmentState;
  /** Observers (JICA staff) are outside quota and count. */
  observer: boolean;
  programmeType: LeafType;
  /** First arrival in Japan; online only: the first session. */
  arrivedOn: PlainDate | null;
  /** The day the person left or finished; until then the last day of the run. */
  presentUntil: PlainDate | null;
}

export interface Counted {
  /** The one fiscal year in which the person counts, or none. */
  countedIn: FiscalYear | null;
  /** Long-Term: the last fiscal year in which the person is still here, reported apart as continuing; else none. */
  continuesThrough: FiscalYear | null;
}

/**
 * An enrolment counts once, in the fiscal year (Asia/Tokyo) of the first arrival. No-show or cancelled before arrival: 0.
 * Discontinued after arrival: 1. Long-Term people in later years are continuing, not counted again.
 */
export function countingOf(facts: CountingFacts): Counted {
  if (facts.observer || !ENROLMENT_STATE_FACTS[facts.state].counted || !facts.arrivedOn)
    return { countedIn: null, continuesThrough: null };
  const countedIn = fiscalYearOf(facts.arrivedOn);
  const last = facts.presentUntil ? fiscalYearOf(facts.presentUntil) : countedIn;
  return {
    countedIn,
    continuesThrough: facts.programmeType === 'LONG_TERM' && last > countedIn ? last : null,
  };
}

export const ENROLMENT_STATES = [
  'PRE_DEPARTURE',
  'ARRIVED',
  'COMPLETED',
  'DISCONTINUED',
  'NO_SHOW',
  'CANCELLED',
] as const;
export type EnrolmentState = (typeof ENROLMENT_STATES)[number];

export interface EnrolmentRule {
  from: readonly EnrolmentState[];
  to: EnrolmentState;
  by: 'DOMESTIC_OFFICE' | 'SYSTEM';
  reason?: 'REQUIRED';
  /** The day on which it happened must be given. */
  dated?: true;
}

/** From acceptance to the end of the training; every step has a recorded way back. One table is the truth. */
export const ENROLMENT_LIFECYCLE = {
  arrive: { from: ['PRE_DEPARTURE'], to: 'ARRIVED', by: 'DOMESTIC_OFFICE', dated: true },
  complete: { from: ['ARRIVED'], to: 'COMPLETED', by: 'DOMESTIC_OFFICE', dated: true },
  discontinue: {
    from: ['ARRIVED'],
    to: 'DISCONTINUED',
    by: 'DOMESTIC_OFFICE',
    dated: true,
    reason: 'REQUIRED',
  },
  'no-show': { from: ['PRE_DEPARTURE'], to: 'NO_SHOW', by: 'DOMESTIC_OFFICE' },
  cancel: { from: ['PRE_DEPARTURE'], to: 'CANCELLED', by: 'SYSTEM' },
  resume: { from: ['COMPLETED', 'DISCONTINUED'], to: 'ARRIVED', by: 'DOMESTIC_OFFICE', reason: 'REQUIRED' },
  'undo-arrival': { from: ['ARRIVED'], to: 'PRE_DEPARTURE', by: 'DOMESTIC_OFFICE', reason: 'REQUIRED' },
  expect: { from: ['NO_SHOW'], to: 'PRE_DEPARTURE', by: 'DOMESTIC_OFFICE', reason: 'REQUIRED' },
  renew: { from: ['CANCELLED'], to: 'PRE_DEPARTURE', by: 'SYSTEM' },
} as const satisfies Record<string, EnrolmentRule>;

export type EnrolmentMove = keyof typeof ENROLMENT_LIFECYCLE;
export const ENROLMENT_MOVES = Object.keys(ENROLMENT_LIFECYCLE) as EnrolmentMove[];

export interface EnrolmentStateFacts {
  /** Somebody in this state has arrived and is counted, once. */
  counted: boolean;
  public: string;
}

export const ENROLMENT_STATE_FACTS = {
  PRE_DEPARTURE: { counted: false, public: 'Before departure' },
  ARRIVED: { counted: true, public: 'In training' },
  COMPLETED: { counted: true, public: 'Completed' },
  DISCONTINUED: { counted: true, public: 'Ended early' },
  NO_SHOW: { counted: false, public: 'Did not arrive' },
  CANCELLED: { counted: false, public: 'Cancelled' },
} as const satisfies Record<EnrolmentState, EnrolmentStateFacts>;

export function enrolmentMovesOpenTo(by: EnrolmentRule['by'], state: EnrolmentState): EnrolmentMove[] {
  return ENROLMENT_MOVES.filter((move) => {
    const rule: EnrolmentRule = ENROLMENT_LIFECYCLE[move];
    return rule.by === by && rule.from.includes(state);
  });
}

export const NOMINATION_STATES = [
  'DRAFT',
  'SUBMITTED',
  'RETURNED',
  'UNDER_SCREENING',
  'ACCEPTED',
  'RESERVE',
  'OFFERED',
  'NOT_ACCEPTED',
  'WITHDRAWN',
  'DECLINED',
  'SUBSTITUTED',
  'DEFERRED',
  'CANCELLED',
  'LAPSED',
] as const;
export type NominationState = (typeof NOMINATION_STATES)[number];

export interface StateFacts {
  /** What the participant reads. Decisions wait for the release: until then this is the wording of UNDER_SCREENING. */
  public: string;
  /** What happens next, for the participant. */
  next: string;
  /** Whose move it is. */
  holder: 'OVERSEAS_OFFICE' | 'DOMESTIC_OFFICE' | 'NOBODY';
  countsAgainstSlots: boolean;
  /** The person is expected: an enrolment follows from it. */
  enrols: boolean;
  /** A decision of the domestic office, hidden from everyone else until it is released. */
  needsRelease: boolean;
  /** Nothing is awaited any more, though there may be a way back. */
  terminal: boolean;
  visibleToNominee: boolean;
}

export const STATES = {
  DRAFT: {
    public: 'Being prepared',
    next: 'The office that nominates you completes the documents.',
    holder: 'OVERSEAS_OFFICE',
    countsAgainstSlots: false,
    enrols: false,
    needsRelease: false,
    terminal: false,
    visibleToNominee: false,
  },
  SUBMITTED: {
    public: 'Received',
    next: 'The domestic office in Japan takes it under screening. You need to do nothing.',
    holder: 'DOMESTIC_OFFICE',
    countsAgainstSlots: false,
    enrols: false,
    needsRelease: false,
    terminal: false,
    visibleToNominee: true,
  },
  RETURNED: {
    public: 'Returned for correction',
    next: 'The office that nominated you corrects the documents; it may ask you for help.',
    holder: 'OVERSEAS_OFFICE',
    countsAgainstSlots: false,
    enrols: false,
    needsRelease: false,
    terminal: false,
    visibleToNominee: true,
  },
  UNDER_SCREENING: {
    public: 'Under screening',
    next: 'The domestic office in Japan reads the documents and consults the host. You need to do nothing.',
    holder: 'DOMESTIC_OFFICE',
    countsAgainstSlots: false,
    enrols: false,
    needsRelease: false,
    terminal: false,
    visibleToNominee: true,
  },
  ACCEPTED: {
    public: 'Accepted',
    next: 'The office that nominated you tells you about visa, ticket and insurance.',
    holder: 'OVERSEAS_OFFICE',
    countsAgainstSlots: true,
    enrols: true,
    needsRelease: true,
    terminal: false,
    visibleToNominee: true,
  },
  RESERVE: {
    public: 'On the reserve list',
    next: 'If a place falls free, you hear from the office that nominated you.',
    holder: 'DOMESTIC_OFFICE',
    countsAgainstSlots: false,
    enrols: false,
    needsRelease: true,
    terminal: false,
    visibleToNominee: true,
  },
  OFFERED: {
    public: 'Place offered',
    next: 'A place has fallen free. The office that nominated you confirms it or turns it down by the day it was given.',
    holder: 'OVERSEAS_OFFICE',
    countsAgainstSlots: true,
    enrols: false,
    needsRelease: false,
    terminal: false,
    visibleToNominee: true,
  },
  NOT_ACCEPTED: {
    public: 'Not accepted',
    next: 'Nothing more happens with this nomination. You may be nominated for another course.',
    holder: 'NOBODY',
    countsAgainstSlots: false,
    enrols: false,
    needsRelease: true,
    terminal: true,
    visibleToNominee: true,
  },
  WITHDRAWN: {
    public: 'Withdrawn',
    next: 'Nothing more happens with this nomination. Ask the office that nominated you if this surprises you.',
    holder: 'NOBODY',
    countsAgainstSlots: false,
    enrols: false,
    needsRelease: false,
    terminal: true,
    visibleToNominee: true,
  },
  DECLINED: {
    public: 'Place declined',
    next: 'Nothing more happens with this nomination. Ask the office that nominated you if this surprises you.',
    holder: 'NOBODY',
    countsAgainstSlots: false,
    enrols: false,
    needsRelease: false,
    terminal: true,
    visibleToNominee: true,
  },
  SUBSTITUTED: {
    public: 'Replaced by another person',
    next: 'Another person has been proposed in your place. Ask the office that nominated you if this surprises you.',
    holder: 'NOBODY',
    countsAgainstSlots: false,
    enrols: false,
    needsRelease: false,
    terminal: true,
    visibleToNominee: true,
  },
  DEFERRED: {
    public: 'Deferred to the next run',
    next: 'The office that nominated you nominates you again for the next run of this course; it is decided anew.',
    holder: 'NOBODY',
    countsAgainstSlots: false,
    enrols: false,
    needsRelease: false,
    terminal: true,
    visibleToNominee: true,
  },
  CANCELLED: {
    public: 'Course cancelled',
    next: 'The course will not be held. The office that nominated you knows about other courses.',
    holder: 'NOBODY',
    countsAgainstSlots: false,
    enrols: false,
    needsRelease: false,
    terminal: true,
    visibleToNominee: true,
  },
  LAPSED: {
    public: 'Set aside',
    next: 'It was not submitted by the deadline.',
    holder: 'NOBODY',
    countsAgainstSlots: false,
    enrols: false,
    needsRelease: false,
    terminal: true,
    visibleToNominee: false,
  },
} as const satisfies Record<NominationState, StateFacts>;

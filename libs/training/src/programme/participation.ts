import type { EnrolmentState } from '../enrolment.lifecycle.js';

/** Who is told of a programme and who may read it. Both need an acceptance that is released. */
const PARTICIPATION = {
  PRE_DEPARTURE: { told: true, reads: true },
  ARRIVED: { told: true, reads: true },
  COMPLETED: { told: false, reads: true },
  DISCONTINUED: { told: false, reads: false },
  NO_SHOW: { told: false, reads: false },
  CANCELLED: { told: false, reads: false },
} as const satisfies Record<EnrolmentState, { told: boolean; reads: boolean }>;

export function enrolmentStatesThat(what: 'told' | 'reads'): EnrolmentState[] {
  return (Object.keys(PARTICIPATION) as EnrolmentState[]).filter((state) => PARTICIPATION[state][what]);
}

/** Whether somebody with this enrolment is told when the programme is released. */
export function isToldOfProgramme(state: EnrolmentState): boolean {
  return PARTICIPATION[state].told;
}

/** Whether somebody with this enrolment may read the programme and the materials of the run. */
export function readsProgramme(state: EnrolmentState): boolean {
  return PARTICIPATION[state].reads;
}

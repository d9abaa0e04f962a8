import type { Role } from '#identity';
import { NOMINATION_STATES, type NominationState, STATES } from './nomination-states.js';

/** Who can make a move: an audience, or the system itself (deadlines, cancelled runs). */
export type Mover = Extract<Role, 'OVERSEAS_OFFICE' | 'DOMESTIC_OFFICE'> | 'SYSTEM';

export interface Move {
  from: readonly NominationState[];
  to: NominationState;
  by: readonly Mover[];
  /** The person must say why; it stands in the history. */
  reason?: 'REQUIRED';
  /** What it leads to is known outside at once, though such a state otherwise waits for the release. */
  known?: 'AT_ONCE';
  /** What a person presses. */
  label: string;
}

/**
 * The life of a nomination: everything else (guards, buttons, docs/lifecycle.md, the test matrix, the 409 that names
 * the moves that are open) is derived from this table. Places are taken and freed by the states' flag, not by moves.
 */
export const LIFECYCLE = {
  submit: { from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED', by: ['OVERSEAS_OFFICE'], label: 'Submit' },
  discard: { from: ['DRAFT'], to: 'LAPSED', by: ['OVERSEAS_OFFICE'], label: 'Set aside' },
  lapse: { from: ['DRAFT'], to: 'LAPSED', by: ['SYSTEM'], label: 'Lapse' },
  recover: { from: ['LAPSED'], to: 'DRAFT', by: ['OVERSEAS_OFFICE'], label: 'Take up again' },
  return: {
    from: ['SUBMITTED', 'UNDER_SCREENING'],
    to: 'RETURNED',
    by: ['DOMESTIC_OFFICE'],
    reason: 'REQUIRED',
    label: 'Return for correction',
  },
  screen: {
    from: ['SUBMITTED'],
    to: 'UNDER_SCREENING',
    by: ['DOMESTIC_OFFICE'],
    label: 'Take under screening',
  },
  accept: { from: ['UNDER_SCREENING'], to: 'ACCEPTED', by: ['DOMESTIC_OFFICE'], label: 'Accept' },
  reserve: {
    from: ['UNDER_SCREENING'],
    to: 'RESERVE',
    by: ['DOMESTIC_OFFICE'],
    label: 'Put on the reserve list',
  },
  promote: {
    from: ['RESERVE'],
    to: 'ACCEPTED',
    by: ['DOMESTIC_OFFICE'],
    label: 'Promote from the reserve list',
  },
  offer: {
    from: ['RESERVE'],
    to: 'OFFERED',
    by: ['DOMESTIC_OFFICE', 'SYSTEM'],
    label: 'Offer a place that fell free',
  },
  confirm: { from: ['OFFERED'], to: 'ACCEPTED', by: ['OVERSEAS_OFFICE'], label: 'Confirm the offered place' },
  'turn-down': {
    from: ['OFFERED'],
    to: 'DECLINED',
    by: ['OVERSEAS_OFFICE'],
    reason: 'REQUIRED',
    label: 'Turn the offered place down',
  },
  'take-back': {
    from: ['OFFERED'],
    to: 'RESERVE',
    by: ['DOMESTIC_OFFICE'],
    reason: 'REQUIRED',
    known: 'AT_ONCE',
    label: 'Take the offer back',
  },
  'lapse-offer': {
    from: ['OFFERED'],
    to: 'RESERVE',
    by: ['SYSTEM'],
    known: 'AT_ONCE',
    label: 'Lapse unanswered',
  },
  'not-accept': {
    from: ['UNDER_SCREENING', 'RESERVE'],
    to: 'NOT_ACCEPTED',
    by: ['DOMESTIC_OFFICE'],
    reason: 'REQUIRED',
    label: 'Do not accept',
  },
  reopen: {
    from: ['ACCEPTED', 'RESERVE', 'NOT_ACCEPTED'],
    to: 'UNDER_SCREENING',
    by: ['DOMESTIC_OFFICE'],
    reason: 'REQUIRED',
    label: 'Reopen the decision',
  },
  withdraw: {
    from: ['SUBMITTED', 'RETURNED', 'UNDER_SCREENING', 'RESERVE'],
    to: 'WITHDRAWN',
    by: ['OVERSEAS_OFFICE'],
    reason: 'REQUIRED',
    label: 'Withdraw',
  },
  decline: {
    from: ['ACCEPTED'],
    to: 'DECLINED',
    by: ['OVERSEAS_OFFICE'],
    reason: 'REQUIRED',
    label: 'Decline the place',
  },
  substitute: {
    from: ['ACCEPTED', 'OFFERED', 'RESERVE'],
    to: 'SUBSTITUTED',
    by: ['OVERSEAS_OFFICE'],
    reason: 'REQUIRED',
    label: 'Propose another person instead',
  },
  defer: {
    from: ['ACCEPTED', 'OFFERED', 'RESERVE'],
    to: 'DEFERRED',
    by: ['OVERSEAS_OFFICE'],
    reason: 'REQUIRED',
    label: 'Defer to the next run',
  },
  reinstate: {
    from: ['WITHDRAWN', 'DECLINED', 'SUBSTITUTED', 'DEFERRED', 'CANCELLED'],
    to: 'SUBMITTED',
    by: ['DOMESTIC_OFFICE'],
    reason: 'REQUIRED',
    label: 'Reinstate',
  },
  cancel: {
    from: ['SUBMITTED', 'RETURNED', 'UNDER_SCREENING', 'ACCEPTED', 'RESERVE', 'OFFERED'],
    to: 'CANCELLED',
    by: ['SYSTEM'],
    reason: 'REQUIRED',
    label: 'Cancel with the course run',
  },
} as const satisfies Record<string, Move>;

export type NominationMove = keyof typeof LIFECYCLE;
export const NOMINATION_MOVES = Object.keys(LIFECYCLE) as NominationMove[];

/** What is known outside the domestic office: an unreleased decision reads as still under screening. */
export function publicState(state: NominationState, released: boolean): NominationState {
  return STATES[state].needsRelease && !released ? 'UNDER_SCREENING' : state;
}

/** Each acts on what it may know: to an overseas office an unreleased decision is a nomination under screening. */
export function stateSeenBy(mover: Mover, state: NominationState, released: boolean): NominationState {
  return mover === 'OVERSEAS_OFFICE' ? publicState(state, released) : state;
}

/** The moves an audience may make in the state it sees: the buttons of a screen, and what a refused move names. */
export function movesOpenTo(mover: Mover, seen: NominationState): NominationMove[] {
  return NOMINATION_MOVES.filter((move) => {
    const rule: Move = LIFECYCLE[move];
    return rule.from.includes(seen) && rule.by.includes(mover);
  });
}

export function statesWhere(
  flag: 'countsAgainstSlots' | 'enrols' | 'needsRelease' | 'terminal' | 'visibleToNominee',
): NominationState[] {
  return NOMINATION_STATES.filter((state) => STATES[state][flag]);
}

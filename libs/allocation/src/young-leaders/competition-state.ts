import { DomainError, type PlainDate } from '#platform';
import type { CourseRunState } from '#catalogue';

/**
 * ANNOUNCED until it opens; proposals are taken while OPEN, scored while CLOSED; DECIDED once a host partner is chosen;
 * CALLED_OFF with the course run, whatever it was before.
 */
export const COMPETITION_STATES = ['ANNOUNCED', 'OPEN', 'CLOSED', 'DECIDED', 'CALLED_OFF'] as const;
export type CompetitionState = (typeof COMPETITION_STATES)[number];

export interface CompetitionDays {
  opensOn: PlainDate;
  closesOn: PlainDate;
  chosenProposalId: string | null;
  /** Of the course run whose host is chosen. */
  runState: CourseRunState;
}

/** On a day of Tokyo. */
export function competitionState(
  { opensOn, closesOn, chosenProposalId, runState }: CompetitionDays,
  today: PlainDate,
): CompetitionState {
  if (runState === 'CANCELLED') return 'CALLED_OFF';
  if (chosenProposalId !== null) return 'DECIDED';
  if (today < opensOn) return 'ANNOUNCED';
  return today <= closesOn ? 'OPEN' : 'CLOSED';
}

const WORDS: Record<CompetitionState, (days: CompetitionDays) => string> = {
  ANNOUNCED: ({ opensOn }) => `It opens on ${opensOn}.`,
  OPEN: ({ closesOn }) => `It is open until the end of ${closesOn} in Tokyo.`,
  CLOSED: ({ closesOn }) =>
    `It closed with the end of ${closesOn} in Tokyo; its call may be given a later day as long as nothing is scored.`,
  DECIDED: () => 'A host partner has been chosen; reopen it to choose anew.',
  CALLED_OFF: () => 'Its course run is cancelled.',
};

/** Throws COMPETITION.NOT_NOW, with what is possible instead. */
export function holdToState(
  days: CompetitionDays,
  today: PlainDate,
  wanted: readonly CompetitionState[],
): void {
  const state = competitionState(days, today);
  if (wanted.includes(state)) return;
  const sentence = `That is not possible with this proposal competition now. ${WORDS[state](days)}`;
  throw new DomainError('CONFLICT', 'COMPETITION.NOT_NOW', sentence, { state, possibleWhile: [...wanted] });
}

export interface ScoredProposal {
  id: string;
  withdrawnBecause: string | null;
  scores: { score: number }[];
}

/** The mean to one decimal, null where nobody has scored it. */
export function meanOf(scores: readonly { score: number }[]): number | null {
  if (scores.length === 0) return null;
  return Math.round((scores.reduce((sum, { score }) => sum + score, 0) / scores.length) * 10) / 10;
}

/** Proposals that stand and have been scored by fewer people than the call asks for. */
export function notYetScored(proposals: readonly ScoredProposal[], needed: number): string[] {
  return proposals
    .filter(({ withdrawnBecause, scores }) => withdrawnBecause === null && scores.length < needed)
    .map(({ id }) => id);
}

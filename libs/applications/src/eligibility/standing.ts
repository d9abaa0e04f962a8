import type { AskedCriterion, Finding, Outcome } from './evaluate.js';

export const VERDICTS = ['MET', 'NOT_MET', 'WAIVED'] as const;
/** WAIVED: the criterion is not met and the office takes the person all the same, with a reason. */
export type Verdict = (typeof VERDICTS)[number];

export interface StandingJudgement {
  verdict: Verdict;
  note: string;
  judgedBy: string;
  judgedAt: Date;
}

/** One criterion, looked at: what the product found, what the officers said of it, and what counts. */
export interface EligibilityLine extends AskedCriterion, Finding {
  judgement: StandingJudgement | null;
  standing: Outcome | 'WAIVED';
}

/** What the product can tell is told by the record; an officer's word counts where the record is silent, and a waiver always. */
export function standingOf(finding: Finding, verdict: Verdict | null): EligibilityLine['standing'] {
  if (verdict === 'WAIVED') return finding.outcome === 'MET' ? 'MET' : 'WAIVED';
  if (finding.outcome !== 'TO_BE_JUDGED') return finding.outcome;
  return verdict ?? 'TO_BE_JUDGED';
}

/** The essentials that stand in the way of an acceptance. What is still to be judged does not (see ADR 12). */
export function blocking(lines: EligibilityLine[]): EligibilityLine[] {
  return lines.filter(({ level, standing }) => level === 'ESSENTIAL' && standing === 'NOT_MET');
}

export interface EligibilitySummary {
  criteria: number;
  /** Met or waived. */
  fulfilled: number;
  notMet: number;
  toBeJudged: number;
  essentialNotMet: number;
}

export function summaryOf(lines: EligibilityLine[]): EligibilitySummary {
  const count = (...standings: EligibilityLine['standing'][]) =>
    lines.filter(({ standing }) => standings.includes(standing)).length;
  return {
    criteria: lines.length,
    fulfilled: count('MET', 'WAIVED'),
    notMet: count('NOT_MET'),
    toBeJudged: count('TO_BE_JUDGED'),
    essentialNotMet: blocking(lines).length,
  };
}

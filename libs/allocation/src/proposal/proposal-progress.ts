/** How far a proposal is. Cost and bound are points; the gap is (cost − bound) / cost. Null: not known yet. */
export interface ProposalProgress {
  elapsedSeconds: number;
  cost: number | null;
  bound: number | null;
  gap: number | null;
  unplaced: number | null;
}

/** At first one a second, later fewer: some 250 in ten minutes, and never many more. */
export function progressIsDue(lastSeconds: number | null, nowSeconds: number): boolean {
  // Taken up again, it begins anew at 0.
  if (lastSeconds === null || nowSeconds < lastSeconds) return true;
  return nowSeconds - lastSeconds >= Math.max(1, nowSeconds / 60);
}

/** «at most 4.2 % better exists», the published quality of a plan. */
export function gapSentence(gap: number | null): string {
  if (gap === null) return 'How much better a plan could be is not known.';
  if (gap < 0.00005) return 'No better plan exists.';
  return `At most ${(Math.ceil(gap * 1000) / 10).toFixed(1)} % better exists.`;
}

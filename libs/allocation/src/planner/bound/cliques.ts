import { cliqueCut, type Cut } from './cut.js';
import type { Conflicts } from './conflicts.js';
import type { Fractions } from './linear-programme.js';

const LEAST = 0.02;
const BEGINNINGS = 4;
/** A clique that mostly repeats those that were taken before it says little that is new. */
const MOST_REPEATED = 0.85;

/**
 * Cliques of columns that exclude each other and of which the fractions choose more than one: grown greedily from each
 * fraction, then by every other column that excludes all of them, the cheapest first.
 */
export function brokenCliques(
  conflicts: Conflicts,
  { share, dearer }: Pick<Fractions, 'share' | 'dearer'>,
): Cut[] {
  const shared = [...share.keys()].filter((column) => share[column]! > 1e-6);
  const found = new Map<string, { members: number[]; total: number }>();
  for (const seed of shared) {
    if (share[seed]! > 1 - 1e-3) continue;
    const around = neighbours(conflicts, seed).filter((column) => share[column]! > 1e-6);
    around.sort((a, b) => share[b]! - share[a]! || a - b);
    for (const first of around.slice(0, BEGINNINGS)) {
      const members = grown(conflicts, [seed, first], around);
      const total = members.reduce((sum, column) => sum + share[column]!, 0);
      if (total > 1 + LEAST) found.set(members.sort((a, b) => a - b).join(), { members, total });
    }
  }
  const taken = new Uint8Array(share.length);
  const cuts: Cut[] = [];
  for (const { members, total } of [...found.values()].sort((a, b) => b.total - a.total)) {
    const repeated = members.reduce((sum, column) => sum + taken[column]! * share[column]!, 0);
    if (repeated > MOST_REPEATED * total) continue;
    for (const column of members) taken[column] = 1;
    const others = neighbours(conflicts, members[0]!).sort((a, b) => dearer[a]! - dearer[b]! || a - b);
    cuts.push(cliqueCut(conflicts, grown(conflicts, members, others)));
  }
  return cuts;
}

const neighbours = (conflicts: Conflicts, column: number): number[] => {
  const around = new Set<number>();
  for (const set of conflicts.setsOf[column]!) for (const other of conflicts.sets[set]!) around.add(other);
  around.delete(column);
  return [...around];
};

function grown(conflicts: Conflicts, from: readonly number[], others: readonly number[]): number[] {
  const members = [...from];
  for (const other of others)
    if (!members.includes(other) && members.every((member) => conflicts.between(member, other)))
      members.push(other);
  return members;
}

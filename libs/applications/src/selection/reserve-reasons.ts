import { inRank, organisationKey, type RankedNominee, type SelectionBounds } from './ranked-nominee.js';
import { isPinned, keepsBounds } from './selection-model.js';

export const PROPOSALS = ['ACCEPT', 'RESERVE', 'NOT_ACCEPT'] as const;
export type Proposal = (typeof PROPOSALS)[number];

/** What is proposed for one nominee, in the order of the list. */
export interface ProposedLine {
  nominee: RankedNominee;
  pinned: boolean;
  proposal: Proposal;
  /** Place on the reserve list, 1 first. */
  rank: number | null;
  reason: string;
}

/** The list that follows from a choice: everyone in rank, the reserve list numbered, and why each stands where it stands. */
export function linesOf(
  nominees: readonly RankedNominee[],
  accepted: ReadonlySet<string>,
  bounds: SelectionBounds,
): ProposedLine[] {
  let rank = 0;
  return inRank(nominees).map((nominee) => {
    const pinned = isPinned(nominee);
    if (pinned) return { nominee, pinned, proposal: 'ACCEPT', rank: null, reason: 'has a place already' };
    if (!nominee.eligible)
      return {
        nominee,
        pinned,
        proposal: 'NOT_ACCEPT',
        rank: null,
        reason: 'an essential criterion is not met',
      };
    if (accepted.has(nominee.nominationId))
      return { nominee, pinned, proposal: 'ACCEPT', rank: null, reason: 'within slots and capacity' };
    return {
      nominee,
      pinned,
      proposal: 'RESERVE',
      rank: ++rank,
      reason: whyReserve(nominee, nominees, accepted, bounds),
    };
  });
}

function whyReserve(
  nominee: RankedNominee,
  nominees: readonly RankedNominee[],
  accepted: ReadonlySet<string>,
  bounds: SelectionBounds,
): string {
  const inside = nominees.filter(({ nominationId }) => accepted.has(nominationId));
  const key = bounds.onePerOrganisation ? organisationKey(nominee) : null;
  const colleague = inside.find((other) => key !== null && organisationKey(other) === key);
  if (colleague) return `second of the same organisation (${colleague.reference} has a place)`;
  const changed = passedOver(nominee, inside, nominees, accepted, bounds);
  if (changed) return `${changed.reference} was preferred for the balance of women and men`;
  const slots = bounds.slots.get(nominee.countryCode) ?? 0;
  const taken = inside.filter(({ countryCode }) => countryCode === nominee.countryCode).length;
  if (taken >= slots) return `slots of ${nominee.countryName} are taken (${taken} of ${slots})`;
  return 'below the last accepted: the run is full';
}

/** Somebody with fewer points whose place the nominee could have, were it not for the balance. */
function passedOver(
  nominee: RankedNominee,
  inside: RankedNominee[],
  nominees: readonly RankedNominee[],
  accepted: ReadonlySet<string>,
  bounds: SelectionBounds,
): RankedNominee | undefined {
  return inside.find((other) => {
    if (isPinned(other) || (other.score ?? -1) >= (nominee.score ?? -1)) return false;
    const swapped = new Set(accepted);
    swapped.delete(other.nominationId);
    swapped.add(nominee.nominationId);
    return keepsBounds(nominees, swapped, bounds);
  });
}

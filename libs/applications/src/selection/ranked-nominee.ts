import type { NominationState } from '../nomination-states.js';
import type { Sex } from '../person.entity.js';

/** What the selection knows of one nominee; nothing more enters the model. */
export interface RankedNominee {
  nominationId: string;
  reference: string;
  countryCode: string;
  countryName: string;
  organisation: string | null;
  sex: Sex;
  /** Points of the screening, 0 to 100; null where nobody has scored: then the order of submission decides. */
  score: number | null;
  /** False where an essential criterion is not met: such a nominee is not proposed. */
  eligible: boolean;
  state: NominationState;
  version: number;
}

/** What bounds a selection. Slots are by country code. */
export interface SelectionBounds {
  capacity: number;
  slots: ReadonlyMap<string, number>;
  onePerOrganisation: boolean;
  /** Points of score that one person of difference between women and men weighs. */
  balanceWeight: number;
}

/**
 * The same organisation of the same country, however it is written: case, accents, punctuation, blanks and a leading
 * article do not matter. Null where none is given. Ministries of two countries with one name are two organisations.
 */
export function organisationKey(nominee: Pick<RankedNominee, 'countryCode' | 'organisation'>): string | null {
  const name = (nominee.organisation ?? '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(the|le|la|les|el|los) /, '');
  return name ? `${nominee.countryCode} ${name}` : null;
}

/**
 * Best first: by score, and among equals (or where nobody scored) by the order in which they were handed in, which is
 * the order given. Whoever has no score stands behind those who have one.
 */
export function inRank<Nominee extends Pick<RankedNominee, 'score'>>(
  nominees: readonly Nominee[],
): Nominee[] {
  return [...nominees].sort((one, other) => (other.score ?? -1) - (one.score ?? -1));
}

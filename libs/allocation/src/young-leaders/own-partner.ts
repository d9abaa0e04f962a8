import { invalid, notFound } from '#platform';
import type { Actor } from '#identity';

/** A call, and for which of its host partners an account answers it; null where it speaks for one only. */
export interface OwnCall {
  competitionId: string;
  hostPartnerId: string | null;
}

/**
 * The host partner for which an account acts: the one that it names, or its only one. Throws HOST_PROPOSAL.INVALID where
 * it has to name one, RESOURCE.NOT_FOUND for another's.
 */
export function ownPartner(actor: Actor, hostPartnerId: string | null): string {
  const own = actor.scopesOf('HOST_PARTNER');
  if (hostPartnerId === null && own.length > 1) {
    const message =
      'hostPartnerId is needed, since you speak for several host partners: say for which of them.';
    throw invalid('HOST_PROPOSAL.INVALID', [{ field: 'hostPartnerId', message }]);
  }
  const partner = hostPartnerId ?? own[0];
  if (partner === undefined || !own.includes(partner)) throw notFound();
  return partner;
}

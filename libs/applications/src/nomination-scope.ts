import { COUNTRIES_SERVED } from '#catalogue';
import type { Actor } from '#identity';
import type { Mover } from './nomination.lifecycle.js';

/** Which nominations an audience sees at all. Every query of a nomination starts from here; foreign and unknown are one. */
export type NominationScope =
  { kind: 'OVERSEAS_OFFICE' | 'DOMESTIC_OFFICE'; codes: string[] } | { kind: 'AUDITOR' } | { kind: 'SYSTEM' };

export function scopeOf(actor: Actor, as: Exclude<Mover, 'SYSTEM'>): NominationScope {
  return { kind: as, codes: actor.scopesOf(as) };
}

/** Condition on `nomination n`. A domestic office never sees drafts of an overseas office. */
export function nominationScopeClause(scope: NominationScope): { where: string; parameters: unknown[] } {
  switch (scope.kind) {
    case 'OVERSEAS_OFFICE':
      return { where: `n.country_code IN (${COUNTRIES_SERVED})`, parameters: [scope.codes] };
    case 'DOMESTIC_OFFICE':
      return {
        where:
          '(n.submitted_at IS NOT NULL AND EXISTS (SELECT 1 FROM course_run s WHERE s.id = n.course_run_id AND s.domestic_office_code IN (?)))',
        parameters: [scope.codes],
      };
    case 'AUDITOR':
    case 'SYSTEM':
      return { where: 'TRUE', parameters: [] };
  }
}

import type { Id } from '#platform';
import type { Role } from './roles.js';

export interface GrantedRole {
  role: Role;
  /** Office code or host partner id; empty for a national role. */
  scope: string;
}

/** The signed-in person of a request with what they were granted at this moment. */
export class Actor {
  constructor(
    readonly accountId: Id,
    readonly name: string,
    readonly grants: readonly GrantedRole[],
  ) {}

  has(role: Role): boolean {
    return this.grants.some((grant) => grant.role === role);
  }

  /** The scopes of one role, for the scoped base of a query; never empty, so that `IN (?)` always stands. */
  scopesOf(role: Role): string[] {
    const scopes = this.grants.filter((grant) => grant.role === role).map((grant) => grant.scope);
    return scopes.length > 0 ? scopes : [''];
  }
}

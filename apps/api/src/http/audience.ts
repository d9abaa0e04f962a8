import { SetMetadata } from '@nestjs/common';
import type { Role } from '#identity';

export const AUDIENCE = 'kccp:audience';

/** Who may call a handler. `ANYONE` needs a reason, for whoever reviews it. */
export type Audience = { roles: readonly Role[] } | { anyone: string };

/** Signed-in people with one of these roles. */
export const For = (...roles: Role[]): ClassDecorator & MethodDecorator =>
  SetMetadata<string, Audience>(AUDIENCE, { roles });

/** Open without sign-in, because … */
export const ForAnyone = (because: string): ClassDecorator & MethodDecorator =>
  SetMetadata<string, Audience>(AUDIENCE, { anyone: because });

/** The roles of a handler that are asked for its scope, or null where anyone may. */
export function rolesOf(audience: Audience): readonly Role[] | null {
  return 'roles' in audience ? audience.roles : null;
}

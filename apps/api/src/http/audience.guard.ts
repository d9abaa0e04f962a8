import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '#platform';
import { SessionsService } from '#identity';
import { AUDIENCE, type Audience, rolesOf } from './audience.js';
import { SessionCookie } from './session-cookie.js';
import type { KccpRequest } from './request.js';

/** Deny by default: a handler that names no audience lets nobody in (and the boot refuses to start with one). */
@Injectable()
export class AudienceGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
    private readonly cookie: SessionCookie,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const audience = this.reflector.getAllAndOverride<Audience | undefined>(AUDIENCE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!audience) return false;
    const roles = rolesOf(audience);
    if (roles === null) return true;
    const request = context.switchToHttp().getRequest<KccpRequest>();
    const token = this.cookie.read(request);
    const actor = token ? await this.sessions.actorOf(token) : null;
    if (!actor)
      throw new DomainError(
        'UNAUTHENTICATED',
        'SIGN_IN.NEEDED',
        'Sign in first: the session is missing, has ended, or its role was taken away.',
      );
    if (!roles.some((role) => actor.has(role))) {
      throw new DomainError(
        'FORBIDDEN',
        'ROLE.NOT_YOURS',
        `This is for: ${roles.join(', ')}. Your account has no such role.`,
      );
    }
    request.actor = actor;
    return true;
  }
}

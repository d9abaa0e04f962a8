import { Module } from '@nestjs/common';
import { AccountsQueries } from './accounts.queries.js';
import { AccountsService } from './accounts.service.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

const parts = [AccountsService, AccountsQueries, SessionsService, SignInService];

/** Who signs in, and what they were granted. */
@Module({ providers: parts, exports: parts })
export class IdentityModule {}

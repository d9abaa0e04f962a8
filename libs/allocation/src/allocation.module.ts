import { Module } from '@nestjs/common';
import { GrantScopes } from './grant-scopes.queries.js';
import { HostingQueries } from './hosting.queries.js';
import { HostingService } from './hosting.service.js';

const parts = [HostingService, HostingQueries, GrantScopes];

/** Who hosts: domestic offices and host partners. */
@Module({ providers: parts, exports: parts })
export class AllocationModule {}

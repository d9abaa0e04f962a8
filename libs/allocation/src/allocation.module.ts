import { Module } from '@nestjs/common';
import { HostingQueries } from './hosting.queries.js';
import { HostingService } from './hosting.service.js';

const parts = [HostingService, HostingQueries];

/** Who hosts: domestic offices and host partners. */
@Module({ providers: parts, exports: parts })
export class AllocationModule {}

import { Module } from '@nestjs/common';
import { AnnualCountsQueries } from './annual-counts.queries.js';
import { AnnualCountsService } from './annual-counts.service.js';
import { RecountService } from './recount.service.js';

const parts = [AnnualCountsService, AnnualCountsQueries, RecountService];

/** How many people, by fiscal year, type, country, office and theme. */
@Module({ providers: parts, exports: parts })
export class StatisticsModule {}

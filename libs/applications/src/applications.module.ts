import { Module } from '@nestjs/common';
import { CatalogueModule } from '#catalogue';
import { DeadlinesService } from './deadlines.service.js';
import { LetterFactsQueries } from './letter-facts.queries.js';
import { NominationMoves } from './nomination-moves.service.js';
import { NominationRecords } from './nomination-records.service.js';
import { NominationsQueries } from './nominations.queries.js';
import { NominationsService } from './nominations.service.js';
import { ResultsService } from './results.service.js';
import { StatusQueries } from './status.queries.js';

const parts = [
  NominationsService,
  NominationMoves,
  NominationRecords,
  NominationsQueries,
  ResultsService,
  DeadlinesService,
  StatusQueries,
  LetterFactsQueries,
];

/** Nominations: people proposed for runs, screened, decided, released. */
@Module({ imports: [CatalogueModule], providers: parts, exports: parts })
export class ApplicationsModule {}

import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#applications';
import { ArrivalHold } from './arrival-hold.js';
import { EarlierParticipationQueries } from './earlier-participation.queries.js';
import { EnrolmentsQueries } from './enrolments.queries.js';
import { EnrolmentsService } from './enrolments.service.js';
import { ParticipationsQueries } from './participations.queries.js';
import { ParticipantsQueries } from './programme/participants.queries.js';
import { ProgrammeDraftsService } from './programme/programme-drafts.service.js';
import { ProgrammeFeedsService } from './programme/programme-feeds.service.js';
import { ProgrammeRecords } from './programme/programme-records.service.js';
import { ProgrammeReleasesService } from './programme/programme-releases.service.js';
import { ProgrammeQueries } from './programme/programme.queries.js';

const parts = [
  ...[EnrolmentsService, EnrolmentsQueries, ParticipationsQueries, EarlierParticipationQueries],
  ...[ProgrammeRecords, ProgrammeDraftsService, ProgrammeReleasesService, ProgrammeFeedsService],
  ...[ProgrammeQueries, ParticipantsQueries],
];

/** From acceptance to the end of the training. */
@Module({ imports: [ApplicationsModule], providers: [...parts, ArrivalHold], exports: parts })
@Module({ imports: [ApplicationsModule], providers: parts, exports: parts })
export class TrainingModule {}

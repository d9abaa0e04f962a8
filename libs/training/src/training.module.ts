import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#applications';
import { ArrivalHold } from './arrival-hold.js';
import { EarlierParticipationQueries } from './earlier-participation.queries.js';
import { EnrolmentsQueries } from './enrolments.queries.js';
import { EnrolmentsService } from './enrolments.service.js';
import { ParticipationsQueries } from './participations.queries.js';

const parts = [EnrolmentsService, EnrolmentsQueries, ParticipationsQueries, EarlierParticipationQueries];

/** From acceptance to the end of the training. */
@Module({ imports: [ApplicationsModule], providers: [...parts, ArrivalHold], exports: parts })
@Module({ imports: [ApplicationsModule], providers: parts, exports: parts })
export class TrainingModule {}

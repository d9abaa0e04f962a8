import { Module } from '@nestjs/common';
import { EnrolmentsQueries } from './enrolments.queries.js';
import { EnrolmentsService } from './enrolments.service.js';

const parts = [EnrolmentsService, EnrolmentsQueries];

/** From acceptance to the end of the training. */
@Module({ providers: parts, exports: parts })
export class TrainingModule {}

import { Module } from '@nestjs/common';
import { AllotmentsService } from './allotments.service.js';
import { CourseRunsQueries } from './course-runs.queries.js';
import { CourseRunsService } from './course-runs.service.js';
import { CoursesQueries } from './courses.queries.js';
import { CoursesService } from './courses.service.js';
import { ReferenceQueries } from './reference.queries.js';
import { SlotsService } from './slots.service.js';

const parts = [
  CoursesService,
  CoursesQueries,
  CourseRunsService,
  CourseRunsQueries,
  AllotmentsService,
  SlotsService,
  ReferenceQueries,
];

/** What is offered: courses, their yearly runs, criteria, countries' slots and deadlines. */
@Module({ providers: parts, exports: parts })
export class CatalogueModule {}

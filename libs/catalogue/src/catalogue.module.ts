import { Module } from '@nestjs/common';
import { AllotmentProposalsQueries } from './allotment-proposal/allotment-proposals.queries.js';
import { AllotmentProposalsService } from './allotment-proposal/allotment-proposals.service.js';
import { AllotmentReleasesQueries } from './allotment-release/allotment-releases.queries.js';
import { AllotmentReleasesService } from './allotment-release/allotment-releases.service.js';
import { DecisionsQueries } from './decision/decisions.queries.js';
import { DecisionsService } from './decision/decisions.service.js';
import { NotesVerbalesService } from './decision/notes-verbales.service.js';
import { ProgrammeCalendarsQueries } from './programme-calendar/programme-calendars.queries.js';
import { ProgrammeCalendarsService } from './programme-calendar/programme-calendars.service.js';
import { RemindersService } from './programme-calendar/reminders.service.js';
import { RelatedSchemesService } from './related-scheme/related-schemes.service.js';
import { DemandQueries } from './request-survey/demand.queries.js';
import { RequestSurveysQueries } from './request-survey/request-surveys.queries.js';
import { RequestSurveysService } from './request-survey/request-surveys.service.js';
import { RollOverQueries } from './roll-over/roll-over.queries.js';
import { RollOverService } from './roll-over/roll-over.service.js';
import { SlotOffersService } from './slot-transfer/slot-offers.service.js';
import { SlotTransfersQueries } from './slot-transfer/slot-transfers.queries.js';
import { SlotTransfersService } from './slot-transfer/slot-transfers.service.js';
import { PlanningLetterQueries } from './planning-letters.queries.js';
import { YearlyProposalsService } from './allotment-proposal/yearly-proposals.service.js';
import { AllotmentsService } from './allotments.service.js';
import { CourseRunsQueries } from './course-runs.queries.js';
import { CourseRunsService } from './course-runs.service.js';
import { CoursesQueries } from './courses.queries.js';
import { CoursesService } from './courses.service.js';
import { GeneralInformationService } from './general-information/general-information.service.js';
import { InformationDocuments } from './general-information/information-documents.service.js';
import { InformationQueries } from './general-information/information.queries.js';
import { CatalogueIndex } from './public-catalogue/catalogue-index.service.js';
import { PublicCatalogueQueries } from './public-catalogue/public-catalogue.queries.js';
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
  ...[
    AllotmentProposalsQueries,
    AllotmentProposalsService,
    AllotmentReleasesQueries,
    AllotmentReleasesService,
  ],
  ...[DecisionsQueries, DecisionsService, NotesVerbalesService, RelatedSchemesService],
  ...[ProgrammeCalendarsQueries, ProgrammeCalendarsService, RemindersService],
  ...[DemandQueries, RequestSurveysQueries, RequestSurveysService, RollOverQueries, RollOverService],
  PlanningLetterQueries,
  YearlyProposalsService,
  ...[SlotOffersService, SlotTransfersQueries, SlotTransfersService],
  ...[GeneralInformationService, InformationQueries, InformationDocuments],
  ...[PublicCatalogueQueries, CatalogueIndex],
];

/** What is offered: courses, their yearly runs, criteria, countries' slots and deadlines. */
@Module({ providers: parts, exports: parts })
export class CatalogueModule {}

import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AllocationModule } from '#allocation';
import { ApplicationsModule } from '#applications';
import { CatalogueModule } from '#catalogue';
import { DatabaseModule } from '#database';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { JicaNetModule } from '#jica-net';
import { PlatformModule } from '#platform';
import { StatisticsModule } from '#statistics';
import { TrainingModule } from '#training';
import { CapacitiesController } from './capacity/capacities.controller.js';
import { HolidaysController } from './capacity/holidays.controller.js';
import { InterpreterPoolsController } from './capacity/interpreter-pools.controller.js';
import { EvaluationsController } from './domestic-office/evaluations.controller.js';
import { DomesticOfficesController } from './headquarters/domestic-offices.controller.js';
import { OwnRecordController } from './host-partner/own-record.controller.js';
import { AccountsController } from './administration/accounts.controller.js';
import { DeliveriesController } from './administration/deliveries.controller.js';
import { AuditedDossiersController } from './auditor/dossiers.controller.js';
import { RecordsController } from './auditor/records.controller.js';
import { SubmittedDossiersController } from './domestic-office/dossiers.controller.js';
import { SealedAnswersController } from './domestic-office/sealed-answers.controller.js';
import { BoardPacksController } from './domestic-office/board-packs.controller.js';
import { DeadlineExtensionsController } from './headquarters/deadlines.controller.js';
import { SubmissionBatchesController } from './overseas-office/submission-batches.controller.js';
import { ReceiptsController } from './participant/receipts.controller.js';
import { DomesticAttachmentsController } from './domestic-office/attachments.controller.js';
import { OverseasAttachmentsController } from './overseas-office/attachments.controller.js';
import { DomesticCourseRunsController } from './domestic-office/course-runs.controller.js';
import { EnrolmentsController } from './domestic-office/enrolments.controller.js';
import { DomesticInformationController } from './domestic-office/information.controller.js';
import { ProgrammeController } from './domestic-office/programme.controller.js';
import { ProgrammeSessionsController } from './domestic-office/programme-sessions.controller.js';
import { MaterialUsesController } from './domestic-office/material-uses.controller.js';
import { HeadquartersProgrammeController } from './headquarters/programme.controller.js';
import { PublishedVisitsController } from './headquarters/published-visits.controller.js';
import { VisitNotes } from './http/visit-notes.js';
import { LibraryController } from './jica-net/library.controller.js';
import { MaterialFilesController } from './materials/material-files.controller.js';
import { MaterialsController } from './materials/materials.controller.js';
import { OpenMaterialsController } from './open-data/materials.controller.js';
import { ParticipantMaterialsController } from './participant/materials.controller.js';
import { HostProgrammeController } from './host-partner/programme.controller.js';
import { NominationScreeningController } from './domestic-office/nomination-screening.controller.js';
import { OfficeScreeningController } from './domestic-office/office-screening.controller.js';
import { RunScreeningController } from './domestic-office/run-screening.controller.js';
import { DomesticWaitingController } from './domestic-office/waiting.controller.js';
import { HeadquartersWaitingController } from './headquarters/waiting.controller.js';
import { OpinionsController } from './host-partner/opinions.controller.js';
import { OverseasWaitingController } from './overseas-office/waiting.controller.js';
import { DomesticEarlierParticipationController } from './domestic-office/earlier-participation.controller.js';
import { ScreeningController } from './domestic-office/nominations.controller.js';
import { ReserveListController } from './domestic-office/reserve-list.controller.js';
import { SelectionController } from './domestic-office/selection.controller.js';
import { SelectionListsController } from './domestic-office/selection-lists.controller.js';
import { HeadquartersCourseRunsController } from './headquarters/course-runs.controller.js';
import { CoursesController } from './headquarters/courses.controller.js';
import { DuplicatesController } from './headquarters/duplicates.controller.js';
import { PeopleController } from './headquarters/people.controller.js';
import { HostPartnersController } from './headquarters/host-partners.controller.js';
import { AllotmentProposalsController } from './headquarters/allotment-proposals.controller.js';
import { DecisionsController } from './headquarters/decisions.controller.js';
import { HeadquartersCalendarsController } from './headquarters/programme-calendars.controller.js';
import { HeadquartersRequestSurveysController } from './headquarters/request-surveys.controller.js';
import { RollOverController } from './headquarters/roll-over.controller.js';
import { SlotTransfersController } from './headquarters/slot-transfers.controller.js';
import { OverseasAllotmentsController } from './overseas-office/allotments.controller.js';
import { OverseasRequestSurveysController } from './overseas-office/request-surveys.controller.js';
import { ProgrammeCalendarsController } from './reference/programme-calendars.controller.js';
import { InformationDesk } from './general-information/information-desk.js';
import { HeadquartersInformationController } from './headquarters/information.controller.js';
import { HealthController } from './health/health.controller.js';
import { AudienceCheck } from './http/audience.check.js';
import { AudienceGuard } from './http/audience.guard.js';
import { bodyPipe } from './http/body.pipe.js';
import { EventStreams } from './http/event-stream.js';
import { ProblemFilter } from './http/problem.filter.js';
import { SessionCookie } from './http/session-cookie.js';
import { AnnualCountsController } from './open-data/annual-counts.controller.js';
import { WorkingDossiersController } from './overseas-office/dossiers.controller.js';
import { OverseasCourseRunsController } from './overseas-office/course-runs.controller.js';
import { ImportsController } from './overseas-office/imports.controller.js';
import { NominationTemplateController } from './overseas-office/nomination-template.controller.js';
import { OverseasInformationController } from './overseas-office/information.controller.js';
import { OverseasEarlierParticipationController } from './overseas-office/earlier-participation.controller.js';
import { OverseasNominationsController } from './overseas-office/nominations.controller.js';
import { SuccessionController } from './overseas-office/succession.controller.js';
import { FrontController } from './participant/front.controller.js';
import { NomineeDossierController } from './participant/dossier.controller.js';
import { NomineeSections } from './participant/nominee-sections.js';
import { NomineeVisits } from './participant/nominee-visit.js';
import { StatusController } from './participant/status.controller.js';
import { CoursePagesController } from './public-catalogue/course-pages.controller.js';
import { CatalogueController } from './public-catalogue/courses.controller.js';
import { ParticipantProgrammeController } from './participant/programme.controller.js';
import { StatusReader } from './participant/status-reader.js';
import { PlanProposalsController } from './planning/plan-proposals.controller.js';
import { PlanReasonsController } from './planning/plan-reasons.controller.js';
import { ProposalStreams } from './planning/proposal-streams.js';
import { CourseRunSheet } from './reference/course-run-sheet.js';
import { DossierFormController } from './reference/dossier-form.controller.js';
import { ReferenceController } from './reference/reference.controller.js';
import { SessionsController } from './sign-in/sessions.controller.js';
import { BoardController } from './board/board.controller.js';
import { BoardStreams } from './board/board-streams.js';
import { PlanDocumentsController } from './plan-documents/plan-documents.controller.js';
import { PlanReleasesController } from './plan-releases/plan-releases.controller.js';
import { CalendarFeedsController } from './calendar-feeds/calendar-feeds.controller.js';
import { CalendarFilesController } from './calendar-feeds/calendar-files.controller.js';
import { JudgementsController } from './plans/judgements.controller.js';
import { PlanChangesController } from './plans/plan-changes.controller.js';
import { PlanningRulesController } from './plans/planning-rules.controller.js';
import { PlansController } from './plans/plans.controller.js';
import { UploadsController } from './uploads/uploads.controller.js';
import { OpenCallsController } from './host-partner/open-calls.controller.js';
import { PlanningWeightsController } from './run-demands/planning-weights.controller.js';
import { RunDemandsController } from './run-demands/run-demands.controller.js';
import { CompetitionProposalsController } from './young-leaders/competition-proposals.controller.js';
import { CompetitionsController } from './young-leaders/competitions.controller.js';

@Module({
  imports: [
    PlatformModule,
    DatabaseModule,
    IdentityModule,
    CatalogueModule,
    AllocationModule,
    ApplicationsModule,
    TrainingModule,
    NotificationsModule,
    StatisticsModule,
    JicaNetModule,
  ],
  controllers: [
    ...[FrontController, StatusController, HealthController, SessionsController],
    ...[AnnualCountsController, ReferenceController],
    ...[UploadsController],
    ...[OverseasAttachmentsController, DomesticAttachmentsController],
    ...[DeadlineExtensionsController, SubmissionBatchesController, ReceiptsController],
    ...[CoursesController, HeadquartersCourseRunsController, HostPartnersController],
    ...[DomesticCourseRunsController, ScreeningController, EnrolmentsController],
    ...[CapacitiesController, InterpreterPoolsController, HolidaysController],
    ...[DomesticOfficesController, OwnRecordController, EvaluationsController],
    ...[SelectionController, SelectionListsController, BoardPacksController],
    ...[ReserveListController, SuccessionController],
    ...[OverseasCourseRunsController, OverseasNominationsController],
    ...[WorkingDossiersController, SubmittedDossiersController, SealedAnswersController],
    ...[NomineeDossierController, DossierFormController, AuditedDossiersController],
    ...[NominationTemplateController, ImportsController],
    ...[
      ProgrammeCalendarsController,
      HeadquartersCalendarsController,
      RollOverController,
      DecisionsController,
    ],
    ...[HeadquartersRequestSurveysController, OverseasRequestSurveysController],
    ...[AllotmentProposalsController, SlotTransfersController, OverseasAllotmentsController],
    ...[CatalogueController, CoursePagesController],
    ...[HeadquartersInformationController, DomesticInformationController, OverseasInformationController],
    ...[PeopleController, DuplicatesController],
    ...[OverseasEarlierParticipationController, DomesticEarlierParticipationController],
    ...[AccountsController, DeliveriesController, RecordsController],
    ...[MaterialsController, MaterialFilesController, MaterialUsesController, PublishedVisitsController],
    ...[HeadquartersProgrammeController],
    ...[OpenMaterialsController, LibraryController, ParticipantMaterialsController],
    ...[
      ProgrammeController,
      ProgrammeSessionsController,
      HostProgrammeController,
      ParticipantProgrammeController,
    ],
    ...[RunScreeningController, NominationScreeningController, OfficeScreeningController],
    ...[DomesticWaitingController, OverseasWaitingController, HeadquartersWaitingController],
    ...[PlansController, PlanChangesController, JudgementsController, PlanningRulesController],
    OpinionsController,
    ...[RunDemandsController, PlanningWeightsController],
    ...[CompetitionsController, CompetitionProposalsController, OpenCallsController],
    ...[CalendarFeedsController, CalendarFilesController],
    ...[BoardController, PlanReleasesController, PlanDocumentsController],
    ...[PlanProposalsController, PlanReasonsController],
  ],
  providers: [
    SessionCookie,
    AudienceCheck,
    CourseRunSheet,
    ...[NomineeSections, NomineeVisits],
    InformationDesk,
    StatusReader,
    VisitNotes,
    EventStreams,
    BoardStreams,
    ProposalStreams,
    { provide: APP_GUARD, useClass: AudienceGuard },
    { provide: APP_PIPE, useFactory: bodyPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class ApiModule {}

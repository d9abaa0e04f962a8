import { Module } from '@nestjs/common';
import { CatalogueModule } from '#catalogue';
import { DossierHandover } from './dossier/dossier-handover.service.js';
import { DossierMoves } from './dossier/dossier-moves.service.js';
import { DossierParts } from './dossier/dossier-parts.service.js';
import { DossierQueries } from './dossier/dossier.queries.js';
import { DossiersService } from './dossier/dossiers.service.js';
import { InvitationRecords } from './dossier/invitation-records.service.js';
import { NomineeInvitations } from './dossier/nominee-invitations.service.js';
import { NomineeLinks } from './dossier/nominee-links.service.js';
import { NomineePages } from './dossier/nominee-pages.queries.js';
import { SealedReadingsQueries } from './dossier/sealed-readings.queries.js';
import { SealedReadings } from './dossier/sealed-readings.service.js';
import { EligibilityQueries } from './eligibility/eligibility.queries.js';
import { EligibilityService } from './eligibility/eligibility.service.js';
import { AcknowledgementsService } from './screening/acknowledgements.service.js';
import { AssignmentsService } from './screening/assignments.service.js';
import { ConflictsService } from './screening/conflicts.service.js';
import { OpinionsQueries } from './screening/opinions.queries.js';
import { OpinionsService } from './screening/opinions.service.js';
import { ScoresService } from './screening/scores.service.js';
import { ScreeningQueries } from './screening/screening.queries.js';
import { ScreeningLetterFactsQueries } from './screening/screening-letter-facts.queries.js';
import { ScreeningSheetQueries } from './screening/screening-sheet.queries.js';
import { WaitingQueries } from './screening/waiting.queries.js';
import { Drafts } from './drafts.service.js';
import { ErrorsFiles } from './import/errors-files.service.js';
import { ImportChecks } from './import/import-checks.service.js';
import { ImportClaims } from './import/import-claims.service.js';
import { ImportConfirmations } from './import/import-confirmations.service.js';
import { ImportEndings } from './import/import-endings.service.js';
import { ImportIntake } from './import/import-intake.service.js';
import { ImportRecords } from './import/import-records.service.js';
import { ImportsQueries } from './import/imports.queries.js';
import { NominationTemplates } from './import/nomination-templates.service.js';
import { AttachmentIntake } from './attachments/attachment-intake.service.js';
import { AttachmentsQueries } from './attachments/attachments.queries.js';
import { AttachmentsService } from './attachments/attachments.service.js';
import { DeadlineExtensionsQueries } from './deadlines/deadline-extensions.queries.js';
import { DeadlineExtensionsService } from './deadlines/deadline-extensions.service.js';
import { DeadlinesService } from './deadlines/deadlines.service.js';
import { LetterFactsQueries } from './letter-facts.queries.js';
import { NominationHolds } from './nomination-holds.js';
import { NominationMoves } from './nomination-moves.service.js';
import { NominationRecords } from './nomination-records.service.js';
import { NominationSteps } from './nomination-steps.service.js';
import { NominationsQueries } from './nominations.queries.js';
import { NominationsService } from './nominations.service.js';
import { ResultsService } from './results.service.js';
import { BoardPackMaker, BoardPapers } from './selection/board-pack/board-pack-maker.js';
import { BoardPackRecords, BoardPacks } from './selection/board-pack/board-packs.service.js';
import { OffersQueries } from './selection/offers.queries.js';
import { OffersService } from './selection/offers.service.js';
import { RankedNomineesQueries } from './selection/ranked-nominees.queries.js';
import { ReserveList } from './selection/reserve-list.service.js';
import { SelectionApproval } from './selection/selection-approval.service.js';
import { SelectionDecisions } from './selection/selection-decisions.service.js';
import { SelectionListsQueries } from './selection/selection-lists.queries.js';
import { SelectionProposals } from './selection/selection-proposals.service.js';
import { SelectionRecords } from './selection/selection-records.service.js';
import { SelectionSettings } from './selection/selection-settings.service.js';
import { Succession, SuccessionParts } from './selection/succession.service.js';
import { SuccessionQueries } from './selection/succession.queries.js';
import { DuplicateDecisions } from './people/duplicate-decisions.service.js';
import { DuplicatesQueries } from './people/duplicates.queries.js';
import { DuplicatesService } from './people/duplicates.service.js';
import { Passports } from './people/passports.service.js';
import { PeopleQueries } from './people/people.queries.js';
import { PersonMerges } from './people/person-merges.service.js';
import { PersonNames } from './people/person-names.service.js';
import { ReceiptsService } from './submission-batches/receipts.service.js';
import { SubmissionBatchesQueries } from './submission-batches/submission-batches.queries.js';
import { SubmissionBatchesService } from './submission-batches/submission-batches.service.js';
import { StatusQueries } from './status.queries.js';

const parts = [
  Drafts,
  ...[ImportIntake, ImportChecks, ImportClaims, ImportConfirmations, ImportEndings, ImportRecords],
  ...[ImportsQueries, ErrorsFiles, NominationTemplates],
  NominationsService,
  NominationMoves,
  NominationSteps,
  NominationHolds,
  ReserveList,
  RankedNomineesQueries,
  SelectionRecords,
  SelectionProposals,
  SelectionDecisions,
  SelectionApproval,
  SelectionListsQueries,
  SelectionSettings,
  OffersService,
  OffersQueries,
  Succession,
  SuccessionParts,
  SuccessionQueries,
  BoardPacks,
  BoardPackMaker,
  BoardPapers,
  BoardPackRecords,
  NominationRecords,
  NominationsQueries,
  ResultsService,
  DeadlinesService,
  StatusQueries,
  LetterFactsQueries,
  ...[DossierParts, DossierMoves, DossiersService, DossierQueries, DossierHandover],
  ...[InvitationRecords, NomineeInvitations, NomineeLinks, NomineePages],
  ...[SealedReadings, SealedReadingsQueries],
  ...[EligibilityQueries, EligibilityService],
  ...[AcknowledgementsService, AssignmentsService, ConflictsService, ScoresService],
  ...[OpinionsService, OpinionsQueries, ScreeningLetterFactsQueries],
  ...[ScreeningQueries, ScreeningSheetQueries, WaitingQueries],
  PeopleQueries,
  PersonNames,
  Passports,
  PersonMerges,
  DuplicatesService,
  DuplicatesQueries,
  DuplicateDecisions,
  AttachmentIntake,
  AttachmentsService,
  AttachmentsQueries,
  DeadlineExtensionsService,
  DeadlineExtensionsQueries,
  SubmissionBatchesService,
  SubmissionBatchesQueries,
  ReceiptsService,
];

/** Nominations: people proposed for runs, screened, decided, released. */
@Module({ imports: [CatalogueModule], providers: parts, exports: parts })
export class ApplicationsModule {}

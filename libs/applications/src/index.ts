export { ApplicationsModule } from './applications.module.js';
export { type HistoryReport, HistoryImport } from './history/history-import.service.js';
export { Attachment, ATTACHMENT_KINDS, type AttachmentKind } from './attachments/attachment.entity.js';
export { type AttachmentRow, AttachmentsQueries } from './attachments/attachments.queries.js';
export { AttachmentsService } from './attachments/attachments.service.js';
export { DEADLINE_EXTENDED } from './deadlines/deadlines.events.js';
export { DeadlineExtension } from './deadlines/deadline-extension.entity.js';
export {
  DeadlineExtensionsQueries,
  type ExtensionPreview,
  type ExtensionRow,
} from './deadlines/deadline-extensions.queries.js';
export { DeadlineExtensionsService } from './deadlines/deadline-extensions.service.js';
export { DeadlinesService } from './deadlines/deadlines.service.js';
export { LetterFactsQueries, type NominationLetterFacts } from './letter-facts.queries.js';
export { lifecyclePage } from './lifecycle-page.js';
export { Nomination } from './nomination.entity.js';
export {
  LIFECYCLE,
  type Move,
  type Mover,
  movesOpenTo,
  NOMINATION_MOVES,
  type NominationMove,
  publicState,
  stateSeenBy,
  statesWhere,
} from './nomination.lifecycle.js';
export { NOMINATION_STATES, type NominationState, STATES } from './nomination-states.js';
export { type Hold, NominationHolds } from './nomination-holds.js';
export { NominationRecords } from './nomination-records.service.js';
export { NominationMoves, type MoveRequest } from './nomination-moves.service.js';
export { type NominationScope, scopeOf } from './nomination-scope.js';
export { NominationStep } from './nomination-step.entity.js';
export {
  NOMINATION_SORTS,
  type NominationDetail,
  type NominationRow,
  NominationsQueries,
} from './nominations.queries.js';
export type { NomineeFacts } from './drafts.service.js';
export { type NominationReceipt, NominationsService } from './nominations.service.js';
export { Person, type Sex } from './person.entity.js';
export { type PassportName, nameKeyOf } from './people/comparable-name.js';
export { LIKELY, LIKENESS_REASONS, type LikenessReason } from './people/likeness.js';
export { PAST_OUTCOMES, type PastOutcome, PastParticipation } from './people/past-participation.entity.js';
export { SET_ASIDE } from './people/once-a-run.js';
export { Passports } from './people/passports.service.js';
export { type Candidate, PeopleQueries, type PersonRecord } from './people/people.queries.js';
export {
  DUPLICATE_DECISIONS,
  DuplicateCandidate,
  type DuplicateDecision,
} from './people/duplicate-candidate.entity.js';
export {
  DUPLICATE_SORTS,
  DuplicatesQueries,
  MERGE_SORTS,
  type MergeRow,
  type OpenDuplicate,
} from './people/duplicates.queries.js';
export { DuplicateDecisions } from './people/duplicate-decisions.service.js';
export { DuplicatesService } from './people/duplicates.service.js';
export { PersonMerge } from './people/person-merge.entity.js';
export { type MergeReceipt, PersonMerges } from './people/person-merges.service.js';
export { PersonNames } from './people/person-names.service.js';
export type { HistoryStep } from './public-history.js';
export { referenceNumber } from './reference-number.js';
export { ResultsService } from './results.service.js';
export { ReceiptsService } from './submission-batches/receipts.service.js';
export { SubmissionBatch, SubmissionBatchItem } from './submission-batches/submission-batch.entity.js';
export { BATCH_SUBMITTED } from './submission-batches/submission-batches.events.js';
export {
  BATCH_SORTS,
  type BatchDetail,
  type BatchRow,
  SubmissionBatchesQueries,
} from './submission-batches/submission-batches.queries.js';
export {
  type BatchedNomination,
  type BatchReceipt,
  SubmissionBatchesService,
} from './submission-batches/submission-batches.service.js';
export { type NominationStatus, StatusQueries } from './status.queries.js';
export { NOMINEE_HANDED_OVER, NOMINEE_INVITED } from './applications.events.js';
export {
  type Answer,
  type Answers,
  type AskedItem,
  type DossierDifference,
  DossierHandover,
  DossierPart,
  DossierQueries,
  DossiersService,
  DossierVersion,
  type Form,
  FIELD_KINDS,
  FORM_PARTS,
  type FormField,
  formOf,
  type FormPartName,
  type FormSection,
  formsPage,
  InformationRequest,
  INVITATION_STATES,
  inWords,
  LANGUAGE_GRADES,
  type NomineeAtWork,
  NomineeInvitation,
  NomineeInvitations,
  NomineeLink,
  NomineeLinks,
  type NomineePage,
  NomineePages,
  NomineeSession,
  type PartReceipt,
  progressOfSection,
  type RequestedItem,
  SEALED_COLUMNS,
  SEALED_SUBJECTS,
  type SealedAnswer,
  SealedReading,
  type SealedReadingRow,
  SealedReadings,
  SealedReadingsQueries,
  type SealedSubject,
  type SubmittedDossier,
  type WorkingDossier,
} from './dossier/index.js';
export { ImportChecks } from './import/import-checks.service.js';
export { IMPORTS_CONSUMER } from './import/import-claims.service.js';
export { ImportConfirmations } from './import/import-confirmations.service.js';
export { CLEARING_CONSUMER, ImportEndings } from './import/import-endings.service.js';
export { ImportIntake, type ImportReceipt, type NewImport } from './import/import-intake.service.js';
export {
  IMPORT_SORTS,
  type ImportRow,
  type ImportRowResult,
  ImportsQueries,
} from './import/imports.queries.js';
export { IMPORT_ENDED, IMPORT_STARTED } from './import/imports.events.js';
export { IMPORT_STATES, type ImportState, NominationImport } from './import/nomination-import.entity.js';
export { NominationImportRow, ROW_OUTCOMES, type RowOutcome } from './import/nomination-import-row.entity.js';
export { NominationOrigin } from './import/nomination-origin.entity.js';
export {
  NominationTemplates,
  TEMPLATE_FORMATS,
  type TemplateFormat,
} from './import/nomination-templates.service.js';
export { type RowRemark } from './import/nominee-rules.js';
export { NOMINEE_LANGUAGES } from './import/nomination-sheet.js';
export { TEXT_ENCODINGS, type TextEncoding } from './import/text-encoding.js';
export { BoardPack } from './selection/board-pack/board-pack.entity.js';
export { PlaceOffer } from './selection/place-offer.entity.js';
export { SelectionSetting } from './selection/selection-setting.entity.js';
export { SelectionApproval } from './selection/selection-approval.service.js';
export { type LineDecision, SelectionDecisions } from './selection/selection-decisions.service.js';
export { SelectionLine } from './selection/selection-line.entity.js';
export { LIST_STATES, type ListState, SelectionList } from './selection/selection-list.entity.js';
export { SelectionProposals } from './selection/selection-proposals.service.js';
export type { SelectionReceipt } from './selection/selection-records.service.js';
export { type Proposal, PROPOSALS } from './selection/reserve-reasons.js';
export { type OfferRow, OffersQueries } from './selection/offers.queries.js';
export { OffersService } from './selection/offers.service.js';
export {
  type SelectionLineRow,
  type SelectionListDetail,
  type SelectionListRow,
  SelectionListsQueries,
} from './selection/selection-lists.queries.js';
export { type SettingReceipt, SelectionSettings } from './selection/selection-settings.service.js';
export {
  type LinkedNomination,
  type SuccessionOf,
  SuccessionQueries,
} from './selection/succession.queries.js';
export { Succession, type SuccessionReceipt } from './selection/succession.service.js';
export type { SettingFacts } from './selection/selection-setting.entity.js';
export type { Follows } from './nomination.entity.js';
export { BOARD_PACK_ASKED, PLACE_FREEING_EVENTS } from './applications.events.js';
export { BoardPackMaker } from './selection/board-pack/board-pack-maker.js';
export { type BoardPackRow, BoardPacks } from './selection/board-pack/board-packs.service.js';
export { ReleasedRoom } from './selection/released-room.entity.js';
export { isOpenOutside } from './letter-facts.queries.js';
export { EligibilityJudgement } from './eligibility/eligibility-judgement.entity.js';
export { EligibilityService, type JudgementFacts } from './eligibility/eligibility.service.js';
export type { Outcome } from './eligibility/evaluate.js';
export {
  type EligibilityLine,
  type EligibilitySummary,
  type Verdict,
  VERDICTS,
} from './eligibility/standing.js';
export { AcknowledgementsService } from './screening/acknowledgements.service.js';
export { AssignmentsService } from './screening/assignments.service.js';
export { ConflictOfInterest } from './screening/conflict-of-interest.entity.js';
export { ConflictsService } from './screening/conflicts.service.js';
export { HostOpinion, type Opinion, OpinionRequest, OPINIONS } from './screening/host-opinion.entity.js';
export {
  type HostedRun,
  OPINION_SORTS,
  type OpinionDetail,
  OpinionsQueries,
  type OpinionRow,
  type SharedCriterion,
} from './screening/opinions.queries.js';
export { type OpinionQuestion, OpinionsService } from './screening/opinions.service.js';
export type { ScoringCriterion } from './screening/scale.js';
export { type ScoreFacts, ScoresService } from './screening/scores.service.js';
export { ScoringScale, ScreeningScore } from './screening/scoring.entity.js';
export { Acknowledgement, ScreeningFile } from './screening/screening-file.entity.js';
export {
  type OfficerRow,
  type Scale,
  SCREENING_SORTS,
  ScreeningQueries,
  type ScreeningRow,
} from './screening/screening.queries.js';
export {
  type ScreeningSheet,
  ScreeningSheetQueries,
  type SheetConflict,
  type SheetOpinion,
  type SheetScore,
} from './screening/screening-sheet.queries.js';
export { type Wait, WAIT_HOLDERS, type WaitHolder } from './screening/wait.js';
export { type HolderRow, WaitingQueries } from './screening/waiting.queries.js';
export { ScreeningLetterFactsQueries } from './screening/screening-letter-facts.queries.js';
export { heldAnswers } from './dossier/held-answers.js';
export { missingIn } from './dossier/completeness.js';
export { readItems } from './dossier/information-request.js';
export { naturalKey } from './import/natural-key.js';
export { batchSubmitted } from './submission-batches/submission-batches.events.js';
export { totalOf } from './screening/scale.js';
export { EligibilityQueries } from './eligibility/eligibility.queries.js';
export { RankedNomineesQueries } from './selection/ranked-nominees.queries.js';
export { SelectionRecords } from './selection/selection-records.service.js';

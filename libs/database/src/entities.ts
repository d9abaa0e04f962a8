import { PlanProposal, PlanProposalPoint, PlanProposalProgress } from '#allocation';
import { PlanChange, PlanningRuleLevels, PlanStep, PlanVersion } from '#allocation';
import { Hosting, DomesticOffice, DomesticOfficeName, HostPartner, PrefectureAssignment } from '#allocation';
import { CalendarFeed, DisplacedHost, PlanDocument, PlanRelease, PlanReleaseLine } from '#allocation';
import { CapacityChange, OfficeCapacity, OfficeClosure, OfficeInterpreters } from '#allocation';
import { InterpreterPool, InterpreterPoolChange, LocalHoliday } from '#allocation';
import {
  HostingEvaluation,
  HostPartnerAgreement,
  HostPartnerBlackout,
  HostPartnerContact,
} from '#allocation';
import { HostPartnerLanguage, HostPartnerModule, HostPartnerTheme } from '#allocation';
import { AcceptableHostPartner, PlanningWeightsOfYear, RunDemand } from '#allocation';
import { CompetitionProposal, CompetitionScore, ProposalCompetition } from '#allocation';
import { Attachment, DeadlineExtension, SubmissionBatch, SubmissionBatchItem } from '#applications';
import { Nomination, NominationStep, Person } from '#applications';
import { DossierPart, DossierVersion, InformationRequest, SealedReading } from '#applications';
import { NomineeInvitation, NomineeLink, NomineeSession } from '#applications';
import { NominationImport, NominationImportRow, NominationOrigin } from '#applications';
import { DuplicateCandidate, PastParticipation, PersonMerge } from '#applications';
import {
  BoardPack,
  PlaceOffer,
  ReleasedRoom,
  SelectionLine,
  SelectionList,
  SelectionSetting,
  Acknowledgement,
  ConflictOfInterest,
  EligibilityJudgement,
  HostOpinion,
  OpinionRequest,
  ScoringScale,
  ScreeningFile,
  ScreeningScore,
} from '#applications';
import {
  Allotment,
  CatalogueEntry,
  CatalogueTerm,
  Channel,
  Country,
  CountryRegion,
  Course,
  CourseRun,
  Criterion,
  GeneralInformation,
  InformationVersion,
  OverseasOffice,
  Phase,
} from '#catalogue';
import { AllotmentProposal, AllotmentRelease, CalendarMilestone, CalendarReminder } from '#catalogue';
import { Decision, NoteVerbale, ProgrammeCalendar, ProposedAllotment, RelatedScheme } from '#catalogue';
import { SlotTransfer, SurveyRequest, SurveyReturn, SurveyStep } from '#catalogue';
import { Account, RoleGrant, Session } from '#identity';
import { Delivery, StatusLink, StatusRequest, StatusSession } from '#notifications';
import {
  AuditEntry,
  ConsumedEvent,
  IdempotentReply,
  KeptFile,
  LimitWindow,
  OutboxEvent,
  Upload,
} from '#platform';
import { AnnualCount, OpeningBalance, PublishedFigure, StaleCell } from '#statistics';
import { Enrolment, EnrolmentStep } from '#training';
import {
  AnnualVisitCount,
  Material,
  MaterialFile,
  MaterialUse,
  MaterialVisit,
  StaleVisitCount,
  VisitDay,
  VisitOpeningBalance,
  VisitSalt,
} from '#jica-net';
import { Programme, ProgrammeFeed, ProgrammeRelease, ProgrammeSession, ReleasedSession } from '#training';

export const ENTITIES = [
  ...[RunDemand, AcceptableHostPartner, PlanningWeightsOfYear],
  ...[ProposalCompetition, CompetitionProposal, CompetitionScore],
  ...[AuditEntry, ConsumedEvent, IdempotentReply, LimitWindow, OutboxEvent],
  ...[KeptFile, Upload],
  ...[Account, RoleGrant, Session],
  ...[Country, CountryRegion, Channel, OverseasOffice, Course, CourseRun, Phase, Criterion, Allotment],
  ...[ProgrammeCalendar, CalendarMilestone, CalendarReminder, SurveyReturn, SurveyRequest, SurveyStep],
  ...[Decision, NoteVerbale, RelatedScheme],
  ...[AllotmentProposal, ProposedAllotment, AllotmentRelease, SlotTransfer],
  ...[GeneralInformation, InformationVersion],
  ...[CatalogueEntry, CatalogueTerm],
  ...[DomesticOffice, DomesticOfficeName, PrefectureAssignment, HostPartner, Hosting],
  ...[PlanProposal, PlanProposalProgress, PlanProposalPoint],
  ...[PlanVersion, PlanChange, PlanStep, PlanningRuleLevels],
  ...[OfficeCapacity, CapacityChange, OfficeClosure, OfficeInterpreters],
  ...[InterpreterPool, InterpreterPoolChange, LocalHoliday],
  ...[HostPartnerContact, HostPartnerTheme, HostPartnerLanguage, HostPartnerModule],
  ...[HostPartnerAgreement, HostPartnerBlackout, HostingEvaluation],
  ...[Person, Nomination, NominationStep],
  ...[DossierPart, DossierVersion, InformationRequest, SealedReading],
  ...[NomineeInvitation, NomineeLink, NomineeSession],
  ...[NominationImport, NominationImportRow, NominationOrigin],
  ...[BoardPack, PlaceOffer, ReleasedRoom, SelectionLine, SelectionList, SelectionSetting],
  ...[Acknowledgement, ScreeningFile, EligibilityJudgement, ConflictOfInterest],
  ...[ScoringScale, ScreeningScore, OpinionRequest, HostOpinion],
  ...[PastParticipation, PersonMerge, DuplicateCandidate],
  ...[Attachment, DeadlineExtension, SubmissionBatch, SubmissionBatchItem],
  ...[Enrolment, EnrolmentStep],
  ...[Delivery, StatusRequest, StatusLink, StatusSession],
  ...[AnnualCount, StaleCell, OpeningBalance, PublishedFigure],
  ...[Programme, ProgrammeSession, ProgrammeRelease, ReleasedSession, ProgrammeFeed],
  ...[Material, MaterialFile, MaterialUse],
  ...[MaterialVisit, VisitSalt, VisitDay, AnnualVisitCount, StaleVisitCount, VisitOpeningBalance],
  ...[CalendarFeed, PlanDocument, PlanRelease, PlanReleaseLine],
  DisplacedHost,
];

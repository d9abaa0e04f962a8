export type { Agreement } from './agreement.js';
export {
  HostPartnerAgreement,
  HostPartnerBlackout,
  HostPartnerContact,
  HostPartnerLanguage,
  HostPartnerModule,
  HostPartnerTheme,
} from './host-partner-facts.entity.js';
export type { Blackout, Contact, HostPartnerFacts, OwnFacts, PartnerModule } from './host-partner-facts.js';
export { HOST_PARTNER_KINDS, Hosting, HostPartner, type HostPartnerKind } from './host-partner.entity.js';
export {
  type HostPartnerDetail,
  type HostPartnerInList,
  HostPartnersQueries,
  type PastHosting,
} from './host-partners.queries.js';
export { type HostPartnerReceipt, HostPartnersService } from './host-partners.service.js';
export { BEST_SCORE, HostingEvaluation } from './hosting-evaluation.entity.js';
export {
  type EvaluationFacts,
  type EvaluationReceipt,
  type EvaluationRow,
  HostingEvaluationsService,
} from './hosting-evaluations.service.js';
export { type DomesticOfficeRow, HostingQueries, type HostPartnerRow } from './hosting.queries.js';
export { HostingService } from './hosting.service.js';
export type { PartnerWish, RankedPartner, Reason, ReasonKind } from './partner-ranking.js';
export { type FoundPartners, type PartnerQuestion, PartnerSearchQueries } from './partner-search.queries.js';
export { type PartnerYear } from './partner-year.js';

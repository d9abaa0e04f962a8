export { AllocationModule } from './allocation.module.js';
export { DomesticOffice, DomesticOfficeName, PrefectureAssignment } from './domestic-office.entity.js';
export { GrantScopes } from './grant-scopes.queries.js';
export { HOST_PARTNER_KINDS, Hosting, HostPartner, type HostPartnerKind } from './host-partner.entity.js';
export { type DomesticOfficeRow, HostingQueries, type HostPartnerRow } from './hosting.queries.js';
export { HostingService } from './hosting.service.js';
export { firstPlanningDay, mondayOf, planningWeekOf, planningWeeks } from './planning-week.js';

export { DomesticOffice, DomesticOfficeName, PrefectureAssignment } from './domestic-office.entity.js';
export {
  DomesticOfficesQueries,
  type OfficeHistory,
  type OfficeName,
  type OfficePrefecture,
} from './domestic-offices.queries.js';
export { DomesticOfficesService, type MovedPrefecture, type NewName } from './domestic-offices.service.js';
export { IN_FORCE } from './in-force.js';

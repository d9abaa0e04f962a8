export { JicaNetModule } from './jica-net.module.js';
export { isExternalAddress } from './materials/external-address.js';
export type {
  MaterialDetail,
  MaterialFileRow,
  MaterialFilter,
  MaterialRow,
} from './materials/material-facts.js';
export { type AddedFile, MaterialFilesService } from './materials/material-files.service.js';
export type { MaterialReceipt } from './materials/material-records.service.js';
export { MaterialUsesService } from './materials/material-uses.service.js';
export {
  Material,
  MATERIAL_ACCESS,
  MATERIAL_KINDS,
  MATERIAL_STATES,
  type MaterialAccess,
  MaterialFile,
  type MaterialKind,
  type MaterialState,
  MaterialUse,
} from './materials/material.entity.js';
export {
  MATERIAL_SORTS,
  MaterialsQueries,
  type MaterialUseRow,
  type RegisteredMaterial,
  type RegisteredMaterialDetail,
} from './materials/materials.queries.js';
export { type MaterialFacts, MaterialsService } from './materials/materials.service.js';
export {
  PUBLIC_MATERIAL_SORTS,
  PublicMaterialsQueries,
  type ServedFile,
  type UsedMaterial,
} from './materials/public-materials.queries.js';
export {
  type AnnualVisits,
  AnnualVisitsQueries,
  type OpeningBalanceRow,
} from './visits/annual-visits.queries.js';
export { OpeningBalancesService, type PublishedVisits } from './visits/opening-balances.service.js';
export { VisitCountsService } from './visits/visit-counts.service.js';
export { type VisitDrift, VisitRecount } from './visits/visit-recount.queries.js';
export {
  AnnualVisitCount,
  MaterialVisit,
  StaleVisitCount,
  VisitDay,
  VisitOpeningBalance,
  VisitSalt,
} from './visits/visit.entity.js';
export { type Visitor, VisitsService } from './visits/visits.service.js';

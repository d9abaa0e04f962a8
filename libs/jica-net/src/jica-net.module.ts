import { Module } from '@nestjs/common';
import { MaterialFilesService } from './materials/material-files.service.js';
import { MaterialIntake } from './materials/material-intake.service.js';
import { MaterialRecords } from './materials/material-records.service.js';
import { MaterialUsesService } from './materials/material-uses.service.js';
import { MaterialsQueries } from './materials/materials.queries.js';
import { MaterialsService } from './materials/materials.service.js';
import { PublicMaterialsQueries } from './materials/public-materials.queries.js';
import { AnnualVisitsQueries } from './visits/annual-visits.queries.js';
import { OpeningBalancesService } from './visits/opening-balances.service.js';
import { VisitCountsService } from './visits/visit-counts.service.js';
import { VisitRecount } from './visits/visit-recount.queries.js';
import { VisitsService } from './visits/visits.service.js';

const parts = [
  ...[MaterialRecords, MaterialIntake, MaterialsService, MaterialFilesService, MaterialUsesService],
  ...[MaterialsQueries, PublicMaterialsQueries],
  ...[VisitsService, VisitCountsService, VisitRecount, AnnualVisitsQueries, OpeningBalancesService],
];

/** The JICA-Net Library: learning materials, where they are used, and how often they are visited. */
@Module({ providers: parts, exports: parts })
export class JicaNetModule {}

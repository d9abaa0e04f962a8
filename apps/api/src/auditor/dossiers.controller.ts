import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DossierQueries, SealedReadingsQueries } from '#applications';
import type { Page } from '#platform';
import { VersionDto } from '../dossier/dossier.dto.js';
import { SubmittedDossierView } from '../dossier/dossier.view.js';
import { For } from '../http/audience.js';
import { PageOf } from '../http/page.dto.js';
import { PathId } from '../http/request.js';
import { SealedReadingListDto, SealedReadingView } from './sealed-readings.dto.js';

/** The auditor reads dossiers without what is sealed, and who read what is. */
@ApiTags('auditor')
@Controller('api/auditor')
@For('AUDITOR')
export class AuditedDossiersController {
  constructor(
    private readonly dossiers: DossierQueries,
    private readonly readings: SealedReadingsQueries,
  ) {}

  @Get('nominations/:id/dossier')
  @ApiOperation({ summary: 'The dossier as it was handed in; sealed answers are shown as filled in only' })
  @ApiOkResponse({ type: SubmittedDossierView })
  one(@PathId() id: string, @Query() { number }: VersionDto): Promise<SubmittedDossierView> {
    return this.dossiers.submitted({ kind: 'AUDITOR' }, id, number);
  }

  @Get('sealed-readings')
  @ApiOperation({ summary: 'Who read sealed answers, and why, newest first' })
  @PageOf(SealedReadingView)
  list(@Query() { limit, after, ...filter }: SealedReadingListDto): Promise<Page<SealedReadingView>> {
    return this.readings.list(filter, { limit, after });
  }
}

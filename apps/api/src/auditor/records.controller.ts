import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type NominationScope, NominationsQueries } from '#applications';
import { AuditQueries, type Page } from '#platform';
import { For } from '../http/audience.js';
import { PageOf } from '../http/page.dto.js';
import { PathId } from '../http/request.js';
import { NominationListDto } from '../nominations/nominations.dto.js';
import {
  NominationRowView,
  nominationRowView,
  NominationView,
  nominationView,
  StepView,
} from '../nominations/nominations.view.js';
import { AuditEntryView, AuditListDto } from './audit-entries.dto.js';

const ALL: NominationScope = { kind: 'AUDITOR' };

/** The auditor reads everything and changes nothing. */
@ApiTags('auditor')
@Controller('api/auditor')
@For('AUDITOR')
export class RecordsController {
  constructor(
    private readonly nominations: NominationsQueries,
    private readonly audit: AuditQueries,
  ) {}

  @Get('nominations')
  @ApiOperation({ summary: 'Nominations of all offices, as the domestic offices see them' })
  @PageOf(NominationRowView)
  async list(
    @Query() { limit, after, sort, ...filter }: NominationListDto,
  ): Promise<Page<NominationRowView>> {
    const page = await this.nominations.list(ALL, filter, { limit, after, sort });
    return { ...page, rows: page.rows.map((row) => nominationRowView(row, 'AUDITOR')) };
  }

  @Get('nominations/:id')
  @ApiOperation({ summary: 'One nomination' })
  @ApiOkResponse({ type: NominationView })
  async one(@PathId() id: string): Promise<NominationView> {
    return nominationView(await this.nominations.one(ALL, id), 'AUDITOR');
  }

  @Get('nominations/:id/history')
  @ApiOperation({ summary: 'Every step of a nomination, unreleased decisions included' })
  @ApiOkResponse({ type: [StepView] })
  history(@PathId() id: string): Promise<StepView[]> {
    return this.nominations.history(ALL, id);
  }

  @Get('audit-entries')
  @ApiOperation({ summary: 'Who did what to which thing, newest first' })
  @PageOf(AuditEntryView)
  entries(@Query() { limit, after, ...filter }: AuditListDto): Promise<Page<AuditEntryView>> {
    return this.audit.list(filter, { limit, after });
  }
}

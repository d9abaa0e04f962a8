import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RollOverQueries, RollOverService } from '#catalogue';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader } from '../http/documented-headers.js';
import { Me, PathId, Repeatable } from '../http/request.js';
import { CourseRunReceiptView } from './course-runs.view.js';
import {
  FiscalYearDto,
  FiscalYearQueryDto,
  RollOverPreviewView,
  RollOverReportView,
} from './roll-over.dto.js';

@ApiTags('headquarters')
@Controller('api/headquarters')
@For('HEADQUARTERS')
export class RollOverController {
  constructor(
    private readonly rollOvers: RollOverService,
    private readonly queries: RollOverQueries,
  ) {}

  @Get('courses/:id/roll-over')
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({ summary: 'What a roll-over would copy, what it would lack, and what stands in its way' })
  @ApiOkResponse({ type: RollOverPreviewView })
  preview(@PathId() id: string, @Query() { fiscalYear }: FiscalYearQueryDto): Promise<RollOverPreviewView> {
    return this.queries.preview(id, fiscalYear);
  }

  @Post('courses/:id/roll-over')
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Draft the next run of a course from its last one' })
  @ApiCreatedResponse({ type: CourseRunReceiptView })
  rollOver(
    @PathId() id: string,
    @Body() { fiscalYear }: FiscalYearDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<CourseRunReceiptView> {
    return this.rollOvers.rollOver(id, fiscalYear, actor, request);
  }

  @Post('roll-overs')
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Draft the runs of a whole fiscal year; done again, it skips what is there' })
  @ApiCreatedResponse({ type: RollOverReportView })
  rollOverYear(
    @Body() { fiscalYear }: FiscalYearDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<RollOverReportView> {
    return this.rollOvers.rollOverYear(fiscalYear, actor, request);
  }
}

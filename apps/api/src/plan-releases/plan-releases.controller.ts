import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PlanReleasesQueries } from '#allocation';
import type { Actor } from '#identity';
import { PlanReleaseRehearsal } from '#notifications';
import type { RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { IfMatch, Me, PathId, Repeatable } from '../http/request.js';
import { FiscalYearDto } from '../plans/plans.dto.js';
import { PlanReleaseDto, ReleasePreviewDto, wanted } from './plan-releases.dto.js';
import {
  PlanReleaseDetailView,
  PlanReleaseListView,
  PlanReleaseReceiptView,
  releasePreviewView,
  ReleasePreviewView,
} from './plan-releases.view.js';

/** A plan comes into force: only headquarters releases, and only what it has seen. */
@ApiTags('plans')
@Controller('api')
@For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
export class PlanReleasesController {
  constructor(
    private readonly rehearsal: PlanReleaseRehearsal,
    private readonly queries: PlanReleasesQueries,
  ) {}

  @Get('plans/:id/release-preview')
  @For('HEADQUARTERS')
  @ApiOperation({
    summary: 'What a release of this draft would change, what stands against it, and who is told what',
  })
  @ApiOkResponse({ type: ReleasePreviewView })
  preview(@PathId() id: string, @Query() dto: ReleasePreviewDto): Promise<ReleasePreviewView> {
    return this.rehearsal.of(id, wanted(dto)).then(releasePreviewView);
  }

  @Post('plans/:id/release')
  @For('HEADQUARTERS')
  @IfMatchHeader()
  @IdempotencyHeader()
  @ApiOperation({
    summary: 'Release a draft as it was previewed: the course runs are given office, host partner and dates',
  })
  @ApiCreatedResponse({ type: PlanReleaseReceiptView })
  release(
    @PathId() id: string,
    @Body() { asRehearsed, ...dto }: PlanReleaseDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @Repeatable() request: RepeatableRequest,
  ): Promise<PlanReleaseReceiptView> {
    return this.rehearsal.release(id, { ...wanted(dto), asRehearsed, ifVersion }, actor, request);
  }

  @Get('plan-releases')
  @ApiOperation({ summary: 'The releases of a fiscal year, the latest first' })
  @ApiOkResponse({ type: PlanReleaseListView })
  async list(@Query() { fiscalYear }: FiscalYearDto): Promise<PlanReleaseListView> {
    return { rows: await this.queries.list(fiscalYear) };
  }

  @Get('plan-releases/:id')
  @ApiOperation({ summary: 'A release with its changelog, run by run' })
  @ApiOkResponse({ type: PlanReleaseDetailView })
  one(@PathId() id: string): Promise<PlanReleaseDetailView> {
    return this.queries.one(id);
  }
}

import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PlanQueries, Plans } from '#allocation';
import type { Actor } from '#identity';
import type { Page, RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { PageOf } from '../http/page.dto.js';
import { IfMatch, Me, PathId, Repeatable } from '../http/request.js';
import { NewPlanDto, PlanAtDto, PlanListDto, PlanNameDto } from './plans.dto.js';
import { PlanDetailView, planDetailView, PlanReceiptView, PlanView } from './plans.view.js';

/** Versions of the plan of a fiscal year. Every domestic office reads all of it; released are they by headquarters alone. */
@ApiTags('plans')
@Controller('api/plans')
export class PlansController {
  constructor(
    private readonly plans: Plans,
    private readonly queries: PlanQueries,
  ) {}

  @Get()
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
  @ApiOperation({ summary: 'Versions of a fiscal year' })
  @PageOf(PlanView)
  list(@Query() { limit, after, sort, ...filter }: PlanListDto): Promise<Page<PlanView>> {
    return this.queries.list(filter, { limit, after, sort });
  }

  @Post()
  @For('HEADQUARTERS')
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Begin a draft with nothing placed' })
  @ApiCreatedResponse({ type: PlanReceiptView })
  begin(
    @Body() { fiscalYear, name }: NewPlanDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<PlanReceiptView> {
    return this.plans.begin(fiscalYear, name, actor, request);
  }

  @Get(':id')
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
  @ApiOperation({
    summary: 'One version: where every run lies, pins, overrides and the scenario; now, or as it was',
  })
  @ApiOkResponse({ type: PlanDetailView })
  async one(@PathId() id: string, @Query() { at }: PlanAtDto): Promise<PlanDetailView> {
    const state = await this.queries.state(id, at);
    return planDetailView(state, await this.queries.namesIn(state));
  }

  @Post(':id/fork')
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE')
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Fork a version: a draft that says the same and goes its own way' })
  @ApiCreatedResponse({ type: PlanReceiptView })
  fork(
    @PathId() id: string,
    @Body() { name }: PlanNameDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<PlanReceiptView> {
    return this.plans.fork(id, name, actor, request);
  }

  @Patch(':id')
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Name a draft anew' })
  @ApiOkResponse({ type: PlanReceiptView })
  rename(
    @PathId() id: string,
    @Body() { name }: PlanNameDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<PlanReceiptView> {
    return this.plans.rename(id, name, actor, version);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Give a draft up: it stays readable, and may be forked' })
  @ApiOkResponse({ type: PlanReceiptView })
  discard(@PathId() id: string, @Me() actor: Actor, @IfMatch() version: number): Promise<PlanReceiptView> {
    return this.plans.discard(id, actor, version);
  }
}

import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PlanningYears, RunDemandsQueries, RunDemandsService } from '#allocation';
import type { Actor } from '#identity';
import type { Page } from '#platform';
import { For } from '../http/audience.js';
import { IfMatchHeader } from '../http/documented-headers.js';
import { PageOf } from '../http/page.dto.js';
import { IfMatch, Me, PathId } from '../http/request.js';
import { DemandStatementDto, PlannedYearDto, RunDemandListDto } from './run-demands.dto.js';
import { PlanningYearView, planningYearView } from './planning-year.view.js';
import { DemandReceiptView, RunDemandView, runDemandView } from './run-demands.view.js';

/** What the course runs of a year need: all who plan read it, headquarters states of all, a domestic office of its own. */
@ApiTags('run demands')
@Controller('api/run-demands')
@For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
export class RunDemandsController {
  constructor(
    private readonly demands: RunDemandsService,
    private readonly queries: RunDemandsQueries,
    private readonly years: PlanningYears,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The runs of a fiscal year with what is stated of them and how they are planned' })
  @PageOf(RunDemandView)
  async list(@Query() { fiscalYear, limit, after }: RunDemandListDto): Promise<Page<RunDemandView>> {
    const { rows, next } = await this.queries.list(fiscalYear, { limit, after });
    return { rows: rows.map(runDemandView), next };
  }

  @Get('year')
  @ApiOperation({
    summary: 'What plans of a fiscal year are made from, with the runs that it cannot place and why',
  })
  @ApiOkResponse({ type: PlanningYearView })
  async year(@Query() { fiscalYear }: PlannedYearDto): Promise<PlanningYearView> {
    return planningYearView(await this.years.of(fiscalYear));
  }

  @Get('missing-facts')
  @ApiOperation({ summary: 'All runs of a fiscal year for which something is missing' })
  @ApiOkResponse({ type: [RunDemandView] })
  async incomplete(@Query() { fiscalYear }: PlannedYearDto): Promise<RunDemandView[]> {
    return (await this.queries.incomplete(fiscalYear)).map(runDemandView);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One course run, by its id' })
  @ApiOkResponse({ type: RunDemandView })
  async one(@PathId() id: string): Promise<RunDemandView> {
    return runDemandView(await this.queries.one(id));
  }

  @Put(':id')
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE')
  @IfMatchHeader()
  @ApiOperation({
    summary: 'State what differs from the course run itself; it replaces what was stated before',
  })
  @ApiOkResponse({ type: DemandReceiptView })
  state(
    @PathId() id: string,
    @Body() statement: DemandStatementDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<DemandReceiptView> {
    return this.demands.state(id, statement, actor, version);
  }
}

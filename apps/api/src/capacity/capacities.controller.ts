import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CapacitiesQueries, CarryOverService, OfficeCapacitiesService } from '#allocation';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { IfMatch, Me, PathId, Repeatable } from '../http/request.js';
import { CapacityDto, CapacityYearDto, CarryOverDto, NewCapacityDto } from './capacity.dto.js';
import { CapacityReceiptView, CapacityView, CarriedOverView } from './capacity.view.js';
import { YearCapacityView } from './year-capacity.view.js';

/** What domestic offices can host: headquarters sets all of it, an office its own; everybody who plans sees all. */
@ApiTags('capacity')
@Controller('api/capacities')
@For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
export class CapacitiesController {
  constructor(
    private readonly capacities: OfficeCapacitiesService,
    private readonly carrying: CarryOverService,
    private readonly queries: CapacitiesQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The figures of all offices for a fiscal year, as they were entered' })
  @ApiOkResponse({ type: [CapacityView] })
  list(@Query() { fiscalYear }: CapacityYearDto): Promise<CapacityView[]> {
    return this.queries.list(fiscalYear);
  }

  @Get('weeks')
  @ApiOperation({ summary: 'Everything that plans of a fiscal year are made within, week by week' })
  @ApiOkResponse({ type: YearCapacityView })
  weeks(@Query() { fiscalYear }: CapacityYearDto): Promise<YearCapacityView> {
    return this.queries.weeks(fiscalYear);
  }

  @Post()
  @For('HEADQUARTERS')
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Enter the first figures of an office for a fiscal year' })
  @ApiCreatedResponse({ type: CapacityReceiptView })
  set(
    @Body() { fiscalYear, domesticOfficeCode, ...facts }: NewCapacityDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<CapacityReceiptView> {
    return this.capacities.set({ fiscalYear, domesticOfficeCode }, facts, actor, request);
  }

  @Post('carry-over')
  @HttpCode(200)
  @For('HEADQUARTERS')
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Begin a fiscal year with the figures and national pools of the last one' })
  @ApiOkResponse({ type: CarriedOverView })
  carryOver(
    @Body() { fiscalYear }: CarryOverDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<CarriedOverView> {
    return this.carrying.carryOver(fiscalYear, actor, request);
  }

  @Get(':id')
  @ApiOperation({ summary: 'The figures of one office for one year' })
  @ApiOkResponse({ type: CapacityView })
  one(@PathId() id: string): Promise<CapacityView> {
    return this.queries.one(id);
  }

  @Put(':id')
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Set the figures, changes and closures anew; a domestic office those of its own' })
  @ApiOkResponse({ type: CapacityReceiptView })
  amend(
    @PathId() id: string,
    @Body() facts: CapacityDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<CapacityReceiptView> {
    return this.capacities.amend(id, facts, actor, version);
  }
}

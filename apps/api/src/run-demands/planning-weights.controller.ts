import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { WeightsService } from '#allocation';
import type { Actor } from '#identity';
import { For } from '../http/audience.js';
import { IfMatchHeader } from '../http/documented-headers.js';
import { IfMatch, Me } from '../http/request.js';
import { PlanningWeightsDto, PlanningWeightsView } from './planning-weights.dto.js';
import { PlannedYearDto } from './run-demands.dto.js';

@ApiTags('run demands')
@Controller('api/planning-weights')
@For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
export class PlanningWeightsController {
  constructor(private readonly weights: WeightsService) {}

  @Get()
  @ApiOperation({ summary: 'What plans of a fiscal year cost, and how far their choices reach' })
  @ApiOkResponse({ type: PlanningWeightsView })
  of(@Query() { fiscalYear }: PlannedYearDto): Promise<PlanningWeightsView> {
    return this.weights.of(fiscalYear);
  }

  @Put()
  @For('HEADQUARTERS')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Set the weights of a fiscal year; what its plans cost is counted anew' })
  @ApiOkResponse({ type: PlanningWeightsView })
  set(
    @Query() { fiscalYear }: PlannedYearDto,
    @Body() weights: PlanningWeightsDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<PlanningWeightsView> {
    return this.weights.set(fiscalYear, weights, actor, version);
  }
}

import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RULE_NAMES, RuleLevelsService } from '#allocation';
import type { Actor } from '#identity';
import { For } from '../http/audience.js';
import { IfMatchHeader } from '../http/documented-headers.js';
import { IfMatch, Me } from '../http/request.js';
import { PlanningRulesView, planningRulesView, RuleLevelsDto } from './planning-rules.dto.js';
import { FiscalYearDto } from './plans.dto.js';

/** What it means in a fiscal year to break a rule of allocation. */
@ApiTags('plans')
@Controller('api/planning-rules')
export class PlanningRulesController {
  constructor(private readonly rules: RuleLevelsService) {}

  @Get()
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
  @ApiOperation({ summary: 'The rules of a fiscal year: which block a move, which a release, which warn' })
  @ApiOkResponse({ type: PlanningRulesView })
  async of(@Query() { fiscalYear }: FiscalYearDto): Promise<PlanningRulesView> {
    return planningRulesView(await this.rules.of(fiscalYear), RULE_NAMES);
  }

  @Put()
  @For('HEADQUARTERS')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Set the level of rules for a fiscal year' })
  @ApiOkResponse({ type: PlanningRulesView })
  async set(
    @Query() { fiscalYear }: FiscalYearDto,
    @Body() { levels }: RuleLevelsDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<PlanningRulesView> {
    return planningRulesView(await this.rules.set(fiscalYear, levels, actor, version), RULE_NAMES);
  }
}

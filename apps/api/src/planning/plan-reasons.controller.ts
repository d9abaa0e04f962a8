import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PlanReasonsQueries } from '#allocation';
import { For } from '../http/audience.js';
import { PathId } from '../http/request.js';
import { PlanReasonsView, ReasonsDto } from './plan-proposals.dto.js';

@ApiTags('planning')
@Controller('api/plans')
export class PlanReasonsController {
  constructor(private readonly reasons: PlanReasonsQueries) {}

  @Get(':id/reasons')
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
  @ApiOperation({
    summary: 'Why each run lies where it lies or is unplaced, and which pins cannot hold together',
  })
  @ApiOkResponse({ type: PlanReasonsView })
  of(@PathId() id: string, @Query() { runId }: ReasonsDto): Promise<PlanReasonsView> {
    return this.reasons.of(id, runId);
  }
}

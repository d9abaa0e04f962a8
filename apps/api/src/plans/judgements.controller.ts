import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PlanJudgements } from '#allocation';
import { For } from '../http/audience.js';
import { PathId } from '../http/request.js';
import {
  planComparisonView,
  PlanComparisonView,
  PlanFaultsView,
  runVerdictsView,
  RunVerdictsView,
} from './judgements.view.js';
import { ComparisonDto, PlacementVerdictDto, RunVerdictsDto } from './plans.dto.js';

/** What the rules say of a version and of moves in it. Nothing is changed here. */
@ApiTags('plans')
@Controller('api/plans/:id')
@For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
export class JudgementsController {
  constructor(private readonly judgements: PlanJudgements) {}

  @Get('verdicts')
  @ApiOperation({
    summary: 'Every placement of a run judged: green, amber with its cost by name, red with rule and runs',
  })
  @ApiOkResponse({ type: RunVerdictsView })
  ofRun(@PathId() id: string, @Query() { runId, hostPartnerId }: RunVerdictsDto): Promise<RunVerdictsView> {
    return this.judgements.ofRun(id, runId, hostPartnerId).then(runVerdictsView);
  }

  @Get('verdict')
  @ApiOperation({ summary: 'One placement of a run judged, also one that the filters rule out' })
  @ApiOkResponse({ type: RunVerdictsView })
  ofPlacement(
    @PathId() id: string,
    @Query() { runId, office, hostPartnerId, week }: PlacementVerdictDto,
  ): Promise<RunVerdictsView> {
    return this.judgements.ofPlacement(id, runId, [office, hostPartnerId, week]).then(runVerdictsView);
  }

  @Get('faults')
  @ApiOperation({
    summary: 'Everything that blocks the release of a version, and everything that it warns of',
  })
  @ApiOkResponse({ type: PlanFaultsView })
  faults(@PathId() id: string): Promise<PlanFaultsView> {
    return this.judgements.faults(id);
  }

  @Get('comparison')
  @ApiOperation({
    summary: 'Two versions side by side: the cost term by term, the runs that differ with both places',
  })
  @ApiOkResponse({ type: PlanComparisonView })
  comparison(@PathId() id: string, @Query() { with: other }: ComparisonDto): Promise<PlanComparisonView> {
    return this.judgements.comparison(id, other).then(planComparisonView);
  }
}

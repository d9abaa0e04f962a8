import { Body, Controller, Get, HttpCode, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PlanProposalDrafts, PlanProposalsQueries, PlanProposalsService } from '#allocation';
import type { Actor } from '#identity';
import type { Page, RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader } from '../http/documented-headers.js';
import { EventStreamAnswer } from '../http/event-stream.js';
import { PageOf } from '../http/page.dto.js';
import { type KccpRequest, Me, PathId, Repeatable } from '../http/request.js';
import {
  AskedProposalDto,
  ProposalDetailView,
  ProposalReceipt,
  ProposalsDto,
  ProposalView,
  TakenPointDto,
} from './plan-proposals.dto.js';
import { ProposalStreams } from './proposal-streams.js';

/** What headquarters and the domestic offices ask of the planner; each of them sees all of it. */
@ApiTags('planning')
@Controller('api/plan-proposals')
@For('HEADQUARTERS', 'DOMESTIC_OFFICE')
export class PlanProposalsController {
  constructor(
    private readonly proposals: PlanProposalsService,
    private readonly queries: PlanProposalsQueries,
    private readonly drafts: PlanProposalDrafts,
    private readonly streams: ProposalStreams,
  ) {}

  @Get()
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
  @ApiOperation({ summary: 'The proposals of a fiscal year, the latest first' })
  @PageOf(ProposalView)
  list(@Query() { fiscalYear, limit, after }: ProposalsDto): Promise<Page<ProposalView>> {
    return this.queries.ofYear(fiscalYear, limit, after);
  }

  @Post()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Ask the planner for a whole year, or for a plan to be mended' })
  @ApiCreatedResponse({ type: ProposalReceipt })
  ask(
    @Body() dto: AskedProposalDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<ProposalReceipt> {
    return this.proposals.ask(dto, actor, request);
  }

  @Get(':id')
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
  @ApiOperation({ summary: 'How far a proposal is, and what came of it' })
  @ApiOkResponse({ type: ProposalDetailView })
  one(@PathId() id: string): Promise<ProposalDetailView> {
    return this.queries.one(id);
  }

  @Get(':id/progress')
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
  @EventStreamAnswer(
    'Follow a proposal: `progress` (cost, bound, gap, unplaced, elapsed), `proposal` when it changes, `end` with its result',
  )
  @ApiNoContentResponse({ description: 'The listener has had the end: do not come back.' })
  progress(
    @PathId() id: string,
    @Req() request: KccpRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return this.streams.follow(id, request, reply);
  }

  @Post(':id/stop')
  @HttpCode(202)
  @ApiOperation({ summary: 'Stop it; the best plan so far becomes the draft' })
  @ApiAcceptedResponse({ type: ProposalReceipt })
  stop(@PathId() id: string, @Me() actor: Actor): Promise<ProposalReceipt> {
    return this.proposals.stop(id, actor);
  }

  @Post(':id/try-again')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Try a proposal again that was interrupted, has failed or was stopped without a plan',
  })
  @ApiAcceptedResponse({ type: ProposalReceipt })
  tryAgain(@PathId() id: string, @Me() actor: Actor): Promise<ProposalReceipt> {
    return this.proposals.tryAgain(id, actor);
  }

  @Post(':id/drafts')
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Pick one offer of a re-planning: it becomes a draft' })
  @ApiCreatedResponse({ type: ProposalReceipt, description: 'The id of the draft.' })
  take(
    @PathId() id: string,
    @Body() { point }: TakenPointDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<ProposalReceipt> {
    return this.drafts.take(id, point, actor, request);
  }
}

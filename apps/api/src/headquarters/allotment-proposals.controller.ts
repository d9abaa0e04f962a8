import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AllotmentProposalsQueries,
  AllotmentProposalsService,
  AllotmentReleasesQueries,
  AllotmentReleasesService,
  YearlyProposalsService,
} from '#catalogue';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { IfMatch, Me, PathId, Repeatable } from '../http/request.js';
import {
  DecidedAllotmentsDto,
  ProposalDetailView,
  ProposalView,
  ReleaseReceiptView,
  WaitingView,
  YearlyProposalsView,
} from './allotment-proposals.dto.js';
import { ReceiptView } from './courses.dto.js';

@ApiTags('headquarters')
@Controller('api/headquarters')
@For('HEADQUARTERS')
export class AllotmentProposalsController {
  constructor(
    private readonly proposals: AllotmentProposalsService,
    private readonly yearly: YearlyProposalsService,
    private readonly queries: AllotmentProposalsQueries,
    private readonly releases: AllotmentReleasesService,
    private readonly released: AllotmentReleasesQueries,
  ) {}

  @Get('course-runs/:id/allotment-proposals')
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({ summary: 'The proposals made for a run, the latest first' })
  @ApiOkResponse({ type: [ProposalView] })
  ofRun(@PathId() id: string): Promise<ProposalView[]> {
    return this.queries.ofRun(id);
  }

  @Post('course-runs/:id/allotment-proposals')
  @IdempotencyHeader()
  @ApiOperation({
    summary: 'Propose how the seats of a run are shared among the countries that asked for them',
  })
  @ApiCreatedResponse({ type: ReceiptView })
  propose(
    @PathId() id: string,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<ReceiptView> {
    return this.proposals.propose(id, actor, request);
  }

  @Get('allotment-proposals/:id')
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({ summary: 'One proposal, country by country, with what was decided' })
  @ApiOkResponse({ type: ProposalDetailView })
  one(@PathId() id: string): Promise<ProposalDetailView> {
    return this.queries.one(id);
  }

  @Put('allotment-proposals/:id/decision')
  @IfMatchHeader()
  @ApiOperation({
    summary:
      'Decide on the slots; whoever deviates from the proposal says why. Unseen outside until released',
  })
  @ApiOkResponse({ type: ReceiptView })
  decide(
    @PathId() id: string,
    @Body() dto: DecidedAllotmentsDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<ReceiptView> {
    return this.proposals.decide(id, dto, actor, version);
  }

  @Post('programme-calendars/:id/allotment-proposals')
  @IdempotencyHeader()
  @ApiOperation({
    summary: 'Propose for all runs of a year that have no proposal yet, with a report run by run',
  })
  @ApiCreatedResponse({ type: YearlyProposalsView })
  proposeYear(
    @PathId() id: string,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<YearlyProposalsView> {
    return this.yearly.proposeYear(id, actor, request);
  }

  @Get('programme-calendars/:id/allotment-releases/waiting')
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({ summary: 'Who would be told of how many slots by a release now' })
  @ApiOkResponse({ type: [WaitingView] })
  waiting(@PathId() id: string): Promise<WaitingView[]> {
    return this.released.waiting(id);
  }

  @Post('programme-calendars/:id/allotment-releases')
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Release all decided allotments of a year: each overseas office gets one letter' })
  @ApiCreatedResponse({ type: ReleaseReceiptView })
  release(
    @PathId() id: string,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<ReleaseReceiptView> {
    return this.releases.release(id, actor, request);
  }
}

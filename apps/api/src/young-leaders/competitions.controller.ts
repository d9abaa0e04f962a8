import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompetitionProposalsService, CompetitionsQueries, CompetitionsService } from '#allocation';
import type { Actor } from '#identity';
import type { Page, RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { PageOf } from '../http/page.dto.js';
import { IfMatch, Me, PathId, Repeatable } from '../http/request.js';
import { ReasonDto } from '../nominations/nominations.dto.js';
import {
  CallDto,
  ChoiceDto,
  CompetitionListDto,
  EnteredProposalDto,
  NewCompetitionDto,
} from './competitions.dto.js';
import { CompetitionDetailView, CompetitionReceiptView, CompetitionView } from './competitions.view.js';

/** Young Leaders by proposal competition: a domestic office holds those of its own runs, headquarters any. */
@ApiTags('proposal competitions')
@Controller('api/proposal-competitions')
@For('HEADQUARTERS', 'DOMESTIC_OFFICE')
export class CompetitionsController {
  constructor(
    private readonly competitions: CompetitionsService,
    private readonly proposals: CompetitionProposalsService,
    private readonly queries: CompetitionsQueries,
  ) {}

  @Get()
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
  @ApiOperation({ summary: 'The competitions of a fiscal year; to a domestic office those of its runs' })
  @PageOf(CompetitionView)
  list(
    @Query() { fiscalYear, ...page }: CompetitionListDto,
    @Me() actor: Actor,
  ): Promise<Page<CompetitionView>> {
    return this.queries.list(actor, fiscalYear, page);
  }

  @Post()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Call for proposals to host a Young Leaders run' })
  @ApiCreatedResponse({ type: CompetitionReceiptView })
  call(
    @Body() { courseRunId, ...call }: NewCompetitionDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<CompetitionReceiptView> {
    return this.competitions.call(courseRunId, call, actor, request);
  }

  @Get(':id')
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
  @ApiOperation({ summary: 'One competition with its proposals and their scores' })
  @ApiOkResponse({ type: CompetitionDetailView })
  one(@PathId() id: string, @Me() actor: Actor): Promise<CompetitionDetailView> {
    return this.queries.one(actor, id);
  }

  @Put(':id')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Amend the call, as long as nothing is scored' })
  @ApiOkResponse({ type: CompetitionReceiptView })
  amend(
    @PathId() id: string,
    @Body() call: CallDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<CompetitionReceiptView> {
    return this.competitions.amend(id, call, actor, version);
  }

  @Post(':id/proposals')
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Enter the proposal of a host partner that sent it otherwise' })
  @ApiCreatedResponse({ type: CompetitionReceiptView })
  enter(
    @PathId() id: string,
    @Body() { hostPartnerId, ...facts }: EnteredProposalDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<CompetitionReceiptView> {
    return this.proposals.enter(id, hostPartnerId, facts, actor, request);
  }

  @Post(':id/choose')
  @HttpCode(200)
  @IfMatchHeader()
  @ApiOperation({ summary: 'Choose a proposal with the reason: its host partner is fixed for the run' })
  @ApiOkResponse({ type: CompetitionReceiptView })
  choose(
    @PathId() id: string,
    @Body() choice: ChoiceDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<CompetitionReceiptView> {
    return this.competitions.choose(id, choice, actor, version);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @IfMatchHeader()
  @ApiOperation({ summary: 'Take the choice back, with the reason' })
  @ApiOkResponse({ type: CompetitionReceiptView })
  reopen(
    @PathId() id: string,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<CompetitionReceiptView> {
    return this.competitions.reopen(id, reason, actor, version);
  }
}

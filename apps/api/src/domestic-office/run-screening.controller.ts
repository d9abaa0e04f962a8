import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AcknowledgementsService,
  ConflictsService,
  OpinionsService,
  ScoresService,
  ScreeningQueries,
} from '#applications';
import type { Actor } from '#identity';
import type { Page, RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { PageOf } from '../http/page.dto.js';
import { IfMatch, MaybeRepeatable, Me, PathId, Repeatable } from '../http/request.js';
import {
  AcknowledgementDto,
  ConflictDto,
  OpinionQuestionDto,
  ScaleDto,
  ScreeningListDto,
} from './screening.dto.js';
import {
  AcknowledgedView,
  AskedView,
  CreatedView,
  ScaleReceiptView,
  ScaleView,
  ScreeningRowView,
} from './screening.view.js';

@ApiTags('domestic office')
@Controller('api/domestic-office/course-runs/:id')
@For('DOMESTIC_OFFICE')
export class RunScreeningController {
  constructor(
    private readonly queries: ScreeningQueries,
    private readonly scores: ScoresService,
    private readonly acknowledgements: AcknowledgementsService,
    private readonly opinions: OpinionsService,
    private readonly conflicts: ConflictsService,
  ) {}

  @Get('screening')
  @ApiOperation({
    summary: 'The nominations to a run side by side: eligibility, score, who has it, whose move it is',
  })
  @PageOf(ScreeningRowView)
  list(
    @PathId() id: string,
    @Query() { limit, after, sort, ...filter }: ScreeningListDto,
    @Me() actor: Actor,
  ): Promise<Page<ScreeningRowView>> {
    return this.queries.ofRun(id, actor, filter, { limit, after, sort });
  }

  @Get('scale')
  @ApiOperation({ summary: 'What is scored in this run, with weights and maxima' })
  @ApiOkResponse({ type: ScaleView })
  scale(@PathId() id: string, @Me() actor: Actor): Promise<ScaleView> {
    return this.queries.scale(id, actor);
  }

  @Put('scale')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Say what is scored in this run; not while there are scores on the scale before' })
  @ApiOkResponse({ type: ScaleReceiptView })
  setScale(
    @PathId() id: string,
    @Body() { criteria }: ScaleDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<ScaleReceiptView> {
    return this.scores.setScale(id, criteria, actor, version);
  }

  @Post('acknowledge')
  @HttpCode(200)
  @IdempotencyHeader(false)
  @ApiOperation({
    summary: 'Tell the overseas offices that their nominations have been received, with a letter to each',
  })
  @ApiOkResponse({ type: AcknowledgedView })
  acknowledge(
    @PathId() id: string,
    @Body() { nominationIds }: AcknowledgementDto,
    @Me() actor: Actor,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<AcknowledgedView> {
    return this.acknowledgements.acknowledge(id, nominationIds ?? null, actor, request);
  }

  @Post('opinions')
  @IdempotencyHeader()
  @ApiOperation({
    summary: 'Share nominations with a host partner of the run and ask for its opinion, with a letter',
  })
  @ApiCreatedResponse({ type: AskedView })
  ask(
    @PathId() id: string,
    @Body() question: OpinionQuestionDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<AskedView> {
    return this.opinions.ask(id, question, actor, request);
  }

  @Post('conflict-of-interest')
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Declare a conflict of interest with every nomination of the run' })
  @ApiCreatedResponse({ type: CreatedView })
  declare(
    @PathId() id: string,
    @Body() { reason }: ConflictDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<CreatedView> {
    return this.conflicts.declareForRun(id, reason, actor, request);
  }
}

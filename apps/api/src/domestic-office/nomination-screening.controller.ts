import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  AssignmentsService,
  ConflictsService,
  EligibilityService,
  scopeOf,
  ScoresService,
  ScreeningSheetQueries,
} from '#applications';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader } from '../http/documented-headers.js';
import { Me, PathId, Repeatable } from '../http/request.js';
import { AssignmentDto, ConflictDto, JudgementDto, ScoreDto } from './screening.dto.js';
import { AssignedView, CreatedView, JudgementReceiptView, ScoreReceiptView } from './screening.view.js';
import { ScreeningSheetView } from './screening-sheet.view.js';

@ApiTags('domestic office')
@Controller('api/domestic-office/nominations/:id')
@For('DOMESTIC_OFFICE')
export class NominationScreeningController {
  constructor(
    private readonly sheet: ScreeningSheetQueries,
    private readonly eligibility: EligibilityService,
    private readonly assignments: AssignmentsService,
    private readonly scores: ScoresService,
    private readonly conflicts: ConflictsService,
  ) {}

  @Get('screening')
  @ApiOperation({ summary: 'Each criterion with its evidence, scores, conflicts of interest, opinions' })
  @ApiOkResponse({ type: ScreeningSheetView })
  one(@PathId() id: string, @Me() actor: Actor): Promise<ScreeningSheetView> {
    return this.sheet.of(scopeOf(actor, 'DOMESTIC_OFFICE'), id);
  }

  @Post('judgements')
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Judge a criterion that the record cannot tell, or waive one that is not met' })
  @ApiCreatedResponse({ type: JudgementReceiptView })
  judge(
    @PathId() id: string,
    @Body() dto: JudgementDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<JudgementReceiptView> {
    return this.eligibility.judge(id, dto, actor, request);
  }

  @Put('assignee')
  @ApiOperation({ summary: 'Put an officer of the office in charge, or nobody' })
  @ApiOkResponse({ type: AssignedView })
  assign(@PathId() id: string, @Body() dto: AssignmentDto, @Me() actor: Actor): Promise<AssignedView> {
    return this.assignments.assign(id, dto, actor);
  }

  @Put('score')
  @ApiOperation({ summary: "Give your own score on the run's scale, or change it" })
  @ApiOkResponse({ type: ScoreReceiptView })
  score(@PathId() id: string, @Body() dto: ScoreDto, @Me() actor: Actor): Promise<ScoreReceiptView> {
    return this.scores.score(id, dto, actor);
  }

  @Delete('score')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take your own score back' })
  @ApiNoContentResponse()
  async takeBack(@PathId() id: string, @Me() actor: Actor): Promise<void> {
    await this.scores.takeBack(id, actor);
  }

  @Post('conflict-of-interest')
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Declare a conflict of interest: you no longer score or decide here' })
  @ApiCreatedResponse({ type: CreatedView })
  declare(
    @PathId() id: string,
    @Body() { reason }: ConflictDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<CreatedView> {
    return this.conflicts.declareForNomination(id, reason, actor, request);
  }
}

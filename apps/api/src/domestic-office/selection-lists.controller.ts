import { applyDecorators, Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SelectionApproval, SelectionDecisions, SelectionListsQueries } from '#applications';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { IfMatch, MaybeRepeatable, Me, PathId } from '../http/request.js';
import { ReasonDto } from '../nominations/nominations.dto.js';
import { DecisionsDto } from './selection.dto.js';
import { SelectionListDetailView, SelectionReceiptView } from './selection.view.js';

const AS = 'DOMESTIC_OFFICE';

const Act = (summary: string): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    IfMatchHeader(),
    ApiOperation({ summary }),
    ApiOkResponse({ type: SelectionReceiptView }),
  );

@ApiTags('domestic office')
@Controller('api/domestic-office/selection-lists')
@For(AS)
export class SelectionListsController {
  constructor(
    private readonly queries: SelectionListsQueries,
    private readonly decisions: SelectionDecisions,
    private readonly approval: SelectionApproval,
  ) {}

  @Get(':id')
  @ApiOperation({
    summary: 'One list, line by line in rank: what is proposed and why, what was decided and why',
  })
  @ApiOkResponse({ type: SelectionListDetailView })
  one(@PathId() id: string, @Me() actor: Actor): Promise<SelectionListDetailView> {
    return this.queries.one(id, actor.scopesOf(AS));
  }

  @Put(':id/decisions')
  @Act('Decide lines; what deviates from the proposal needs its reason')
  decide(
    @PathId() id: string,
    @Body() { decisions }: DecisionsDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<SelectionReceiptView> {
    return this.decisions.decide(id, decisions, actor, version);
  }

  @Post(':id/adopt')
  @Act('Follow the proposal wherever nothing is decided yet')
  adopt(@PathId() id: string, @Me() actor: Actor, @IfMatch() version: number): Promise<SelectionReceiptView> {
    return this.decisions.adopt(id, actor, version);
  }

  @Post(':id/hand-on')
  @Act('Hand the decided list on to a second person')
  handOn(
    @PathId() id: string,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<SelectionReceiptView> {
    return this.decisions.handOn(id, actor, version);
  }

  @Post(':id/send-back')
  @Act('Send a decided list back, with what to think over')
  sendBack(
    @PathId() id: string,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<SelectionReceiptView> {
    return this.decisions.sendBack(id, reason, actor, version);
  }

  @Post(':id/discard')
  @Act('Discard a list that is not approved')
  discard(
    @PathId() id: string,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<SelectionReceiptView> {
    return this.decisions.discard(id, reason, actor, version);
  }

  @Post(':id/approve')
  @IdempotencyHeader(false)
  @Act('Approve a list that somebody else has decided: all its moves are made, or none')
  approve(
    @PathId() id: string,
    @Me() actor: Actor,
    @IfMatch() version: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<SelectionReceiptView> {
    return this.approval.approve(id, actor, version, request);
  }
}

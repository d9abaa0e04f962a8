import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type MoveRequest, NominationMoves, NominationsQueries, scopeOf } from '#applications';
import type { Actor } from '#identity';
import type { Page, RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { PageOf } from '../http/page.dto.js';
import { IfMatch, MaybeRepeatable, Me, PathId } from '../http/request.js';
import { NominationListDto, RankDto, ReasonDto } from '../nominations/nominations.dto.js';
import {
  NominationReceiptView,
  NominationRowView,
  nominationRowView,
  NominationView,
  nominationView,
  StepView,
} from '../nominations/nominations.view.js';
import { MoveAnswer } from './move-answer.js';

const AS = 'DOMESTIC_OFFICE';

@ApiTags('domestic office')
@Controller('api/domestic-office/nominations')
@For(AS)
export class ScreeningController {
  constructor(
    private readonly moves: NominationMoves,
    private readonly queries: NominationsQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Nominations to the runs of your office' })
  @PageOf(NominationRowView)
  async list(
    @Query() { limit, after, sort, ...filter }: NominationListDto,
    @Me() actor: Actor,
  ): Promise<Page<NominationRowView>> {
    const page = await this.queries.list(scopeOf(actor, AS), filter, { limit, after, sort });
    return { ...page, rows: page.rows.map((row) => nominationRowView(row, AS)) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One nomination, with the moves that are open to you' })
  @ApiOkResponse({ type: NominationView })
  async one(@PathId() id: string, @Me() actor: Actor): Promise<NominationView> {
    return nominationView(await this.queries.one(scopeOf(actor, AS), id), AS);
  }

  @Get(':id/history')
  @ApiOperation({ summary: 'What has happened to it' })
  @ApiOkResponse({ type: [StepView] })
  history(@PathId() id: string, @Me() actor: Actor): Promise<StepView[]> {
    return this.queries.history(scopeOf(actor, AS), id);
  }

  @Post(':id/screen')
  @HttpCode(200)
  @MoveAnswer('Take it under screening')
  screen(
    @PathId() id: string,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<NominationReceiptView> {
    return this.make({ id, move: 'screen', ifVersion, request }, actor);
  }

  @Post(':id/return')
  @HttpCode(200)
  @MoveAnswer('Return it for correction, with what to correct')
  return(
    @PathId() id: string,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<NominationReceiptView> {
    return this.make({ id, move: 'return', ifVersion, reason, request }, actor);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @MoveAnswer("Accept it, within the country's slots and the capacity of the run")
  accept(
    @PathId() id: string,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<NominationReceiptView> {
    return this.make({ id, move: 'accept', ifVersion, request }, actor);
  }

  @Post(':id/reserve')
  @HttpCode(200)
  @MoveAnswer('Put it on the reserve list')
  reserve(
    @PathId() id: string,
    @Body() { rank }: RankDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<NominationReceiptView> {
    return this.make({ id, move: 'reserve', ifVersion, rank, request }, actor);
  }

  @Post(':id/promote')
  @HttpCode(200)
  @MoveAnswer('Promote it from the reserve list to a place that fell free')
  promote(
    @PathId() id: string,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<NominationReceiptView> {
    return this.make({ id, move: 'promote', ifVersion, request }, actor);
  }

  @Post(':id/not-accept')
  @HttpCode(200)
  @MoveAnswer('Do not accept it, with the reason')
  notAccept(
    @PathId() id: string,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<NominationReceiptView> {
    return this.make({ id, move: 'not-accept', ifVersion, reason, request }, actor);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @MoveAnswer('Reopen the decision; a place that was taken falls free')
  reopen(
    @PathId() id: string,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<NominationReceiptView> {
    return this.make({ id, move: 'reopen', ifVersion, reason, request }, actor);
  }

  @Post(':id/reinstate')
  @HttpCode(200)
  @MoveAnswer('Reinstate a nomination that was withdrawn, declined or cancelled')
  reinstate(
    @PathId() id: string,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<NominationReceiptView> {
    return this.make({ id, move: 'reinstate', ifVersion, reason, request }, actor);
  }

  private make(wanted: MoveRequest, actor: Actor): Promise<NominationReceiptView> {
    return this.moves.make(wanted, actor, AS);
  }
}

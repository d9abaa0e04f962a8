import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type NominationMove, NominationMoves, NominationsQueries, scopeOf } from '#applications';
import type { Actor } from '#identity';
import type { Page } from '#platform';
import { For } from '../http/audience.js';
import { PageOf } from '../http/page.dto.js';
import { Me, PathId, Wanted, type WantedMove } from '../http/request.js';
import { MaybeReasonDto, NominationListDto, RankDto, ReasonDto } from '../nominations/nominations.dto.js';
import {
  NominationReceiptView,
  NominationRowView,
  nominationRowView,
  NominationView,
  nominationView,
  StepView,
} from '../nominations/nominations.view.js';
import { MoveAnswer } from '../nominations/move-answer.js';

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
  @MoveAnswer('Take it under screening')
  screen(
    @Wanted('screen') wanted: WantedMove<NominationMove>,
    @Me() actor: Actor,
  ): Promise<NominationReceiptView> {
    return this.moves.make(wanted, actor, AS);
  }

  @Post(':id/return')
  @MoveAnswer('Return it for correction, with what to correct')
  return(
    @Wanted('return') wanted: WantedMove<NominationMove>,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
  ): Promise<NominationReceiptView> {
    return this.moves.make({ ...wanted, reason }, actor, AS);
  }

  @Post(':id/accept')
  @MoveAnswer("Accept it, within the country's slots and the capacity of the run")
  accept(
    @Wanted('accept') wanted: WantedMove<NominationMove>,
    @Me() actor: Actor,
  ): Promise<NominationReceiptView> {
    return this.moves.make(wanted, actor, AS);
  }

  @Post(':id/reserve')
  @MoveAnswer('Put it on the reserve list')
  reserve(
    @Wanted('reserve') wanted: WantedMove<NominationMove>,
    @Body() { rank }: RankDto,
    @Me() actor: Actor,
  ): Promise<NominationReceiptView> {
    return this.moves.make({ ...wanted, rank }, actor, AS);
  }

  @Post(':id/promote')
  @MoveAnswer('Promote it from the reserve list to a place that fell free; out of rank with the reason')
  promote(
    @Wanted('promote') wanted: WantedMove<NominationMove>,
    @Body() { reason }: MaybeReasonDto,
    @Me() actor: Actor,
  ): Promise<NominationReceiptView> {
    return this.moves.make({ ...wanted, reason }, actor, AS);
  }

  @Post(':id/not-accept')
  @MoveAnswer('Do not accept it, with the reason')
  notAccept(
    @Wanted('not-accept') wanted: WantedMove<NominationMove>,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
  ): Promise<NominationReceiptView> {
    return this.moves.make({ ...wanted, reason }, actor, AS);
  }

  @Post(':id/reopen')
  @MoveAnswer('Reopen the decision; a place that was taken falls free')
  reopen(
    @Wanted('reopen') wanted: WantedMove<NominationMove>,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
  ): Promise<NominationReceiptView> {
    return this.moves.make({ ...wanted, reason }, actor, AS);
  }

  @Post(':id/reinstate')
  @MoveAnswer('Reinstate a nomination that was withdrawn, declined or cancelled')
  reinstate(
    @Wanted('reinstate') wanted: WantedMove<NominationMove>,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
  ): Promise<NominationReceiptView> {
    return this.moves.make({ ...wanted, reason }, actor, AS);
  }
}

import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type NominationMove,
  NominationMoves,
  OffersQueries,
  scopeOf,
  Succession,
  SuccessionQueries,
} from '#applications';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { IfMatch, Me, PathId, Repeatable, Wanted, type WantedMove } from '../http/request.js';
import { MoveAnswer } from '../nominations/move-answer.js';
import { ReasonDto, SubstituteDto } from '../nominations/nominations.dto.js';
import { NominationReceiptView } from '../nominations/nominations.view.js';
import { OfferView, offerView, SuccessionReceiptView, SuccessionView } from '../nominations/offers.view.js';

const AS = 'OVERSEAS_OFFICE';

@ApiTags('overseas office')
@Controller('api/overseas-office/nominations')
@For(AS)
export class SuccessionController {
  constructor(
    private readonly moves: NominationMoves,
    private readonly succession: Succession,
    private readonly offers: OffersQueries,
    private readonly queries: SuccessionQueries,
  ) {}

  @Get(':id/offers')
  @ApiOperation({ summary: 'Offers of a place, newest first, with the day by which to answer' })
  @ApiOkResponse({ type: [OfferView] })
  async offersOf(@PathId() id: string, @Me() actor: Actor): Promise<OfferView[]> {
    return (await this.offers.ofNomination(scopeOf(actor, AS), id)).map(offerView);
  }

  @Get(':id/succession')
  @ApiOperation({ summary: 'The nomination whose history goes on in it, and those in which it goes on' })
  @ApiOkResponse({ type: SuccessionView })
  successionOf(@PathId() id: string, @Me() actor: Actor): Promise<SuccessionView> {
    return this.queries.of(scopeOf(actor, AS), id);
  }

  @Post(':id/confirm')
  @MoveAnswer('Confirm the offered place')
  confirm(
    @Wanted('confirm') wanted: WantedMove<NominationMove>,
    @Me() actor: Actor,
  ): Promise<NominationReceiptView> {
    return this.moves.make(wanted, actor, AS);
  }

  @Post(':id/turn-down')
  @MoveAnswer('Turn the offered place down, with the reason; it goes to the next on the reserve list')
  turnDown(
    @Wanted('turn-down') wanted: WantedMove<NominationMove>,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
  ): Promise<NominationReceiptView> {
    return this.moves.make({ ...wanted, reason }, actor, AS);
  }

  @Post(':id/substitute')
  @HttpCode(201)
  @IfMatchHeader()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Propose another person instead; a place that was taken is kept for that draft' })
  @ApiCreatedResponse({ type: SuccessionReceiptView })
  substitute(
    @PathId() id: string,
    @Body() { reason, ...nominee }: SubstituteDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @Repeatable() request: RepeatableRequest,
  ): Promise<SuccessionReceiptView> {
    return this.succession.substitute({ id, ifVersion, reason, request }, nominee, actor);
  }

  @Post(':id/defer')
  @HttpCode(201)
  @IfMatchHeader()
  @IdempotencyHeader()
  @ApiOperation({
    summary: 'Defer to the next run of the course, in which a draft is opened; it is decided anew',
  })
  @ApiCreatedResponse({ type: SuccessionReceiptView })
  defer(
    @PathId() id: string,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @Repeatable() request: RepeatableRequest,
  ): Promise<SuccessionReceiptView> {
    return this.succession.defer({ id, ifVersion, reason, request }, actor);
  }
}

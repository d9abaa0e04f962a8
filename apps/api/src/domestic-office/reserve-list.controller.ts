import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type NominationMove,
  NominationMoves,
  OffersQueries,
  scopeOf,
  SuccessionQueries,
} from '#applications';
import type { Actor } from '#identity';
import { For } from '../http/audience.js';
import { Me, PathId, Wanted, type WantedMove } from '../http/request.js';
import { MoveAnswer } from '../nominations/move-answer.js';
import { MaybeReasonDto, ReasonDto } from '../nominations/nominations.dto.js';
import { NominationReceiptView } from '../nominations/nominations.view.js';
import { OfferView, offerView, SuccessionView } from '../nominations/offers.view.js';

const AS = 'DOMESTIC_OFFICE';

@ApiTags('domestic office')
@Controller('api/domestic-office/nominations')
@For(AS)
export class ReserveListController {
  constructor(
    private readonly moves: NominationMoves,
    private readonly offers: OffersQueries,
    private readonly succession: SuccessionQueries,
  ) {}

  @Get(':id/offers')
  @ApiOperation({ summary: 'Offers of a place that it has had, newest first' })
  @ApiOkResponse({ type: [OfferView] })
  async offersOf(@PathId() id: string, @Me() actor: Actor): Promise<OfferView[]> {
    return (await this.offers.ofNomination(scopeOf(actor, AS), id)).map(offerView);
  }

  @Get(':id/succession')
  @ApiOperation({ summary: 'The nomination whose history goes on in it, and those in which it goes on' })
  @ApiOkResponse({ type: SuccessionView })
  successionOf(@PathId() id: string, @Me() actor: Actor): Promise<SuccessionView> {
    return this.succession.of(scopeOf(actor, AS), id);
  }

  @Post(':id/offer')
  @MoveAnswer('Offer a place that fell free; out of rank with the reason')
  offer(
    @Wanted('offer') wanted: WantedMove<NominationMove>,
    @Body() { reason }: MaybeReasonDto,
    @Me() actor: Actor,
  ): Promise<NominationReceiptView> {
    return this.moves.make({ ...wanted, reason }, actor, AS);
  }

  @Post(':id/take-back')
  @MoveAnswer('Take an offer back that is not answered yet, with the reason')
  takeBack(
    @Wanted('take-back') wanted: WantedMove<NominationMove>,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
  ): Promise<NominationReceiptView> {
    return this.moves.make({ ...wanted, reason }, actor, AS);
  }
}

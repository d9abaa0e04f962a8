import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompetitionProposalsService, OpenCallsQueries } from '#allocation';
import type { Actor } from '#identity';
import { For } from '../http/audience.js';
import { IfMatchHeader } from '../http/documented-headers.js';
import { IfMatch, Me, PathId } from '../http/request.js';
import { OwnCallDto, OwnProposalDto, OwnWithdrawalDto } from '../young-leaders/competitions.dto.js';
import { CompetitionReceiptView, OpenCallView } from '../young-leaders/competitions.view.js';

@ApiTags('host partner')
@Controller('api/host-partner/proposal-competitions')
@For('HOST_PARTNER')
export class OpenCallsController {
  constructor(
    private readonly proposals: CompetitionProposalsService,
    private readonly queries: OpenCallsQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Calls for proposals that are open, and those to which you have proposed' })
  @ApiOkResponse({ type: [OpenCallView] })
  list(@Me() actor: Actor): Promise<OpenCallView[]> {
    return this.queries.list(actor);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One call, with your own proposal' })
  @ApiOkResponse({ type: OpenCallView })
  one(
    @PathId() id: string,
    @Query() { hostPartnerId }: OwnCallDto,
    @Me() actor: Actor,
  ): Promise<OpenCallView> {
    return this.queries.one(actor, id, hostPartnerId);
  }

  @Put(':id/proposal')
  @IfMatchHeader()
  @ApiOperation({
    summary: 'Hand your proposal in, or change it, until the last day has ended; "0" for the first',
  })
  @ApiOkResponse({ type: CompetitionReceiptView })
  handIn(
    @PathId() id: string,
    @Body() { hostPartnerId, ...facts }: OwnProposalDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<CompetitionReceiptView> {
    return this.proposals.handIn({ competitionId: id, hostPartnerId }, facts, actor, version);
  }

  @Post(':id/proposal/withdraw')
  @HttpCode(200)
  @IfMatchHeader()
  @ApiOperation({ summary: 'Withdraw your proposal' })
  @ApiOkResponse({ type: CompetitionReceiptView })
  withdraw(
    @PathId() id: string,
    @Body() { reason, hostPartnerId }: OwnWithdrawalDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<CompetitionReceiptView> {
    return this.proposals.takeBack({ competitionId: id, hostPartnerId }, reason, actor, version);
  }
}

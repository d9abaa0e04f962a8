import { Body, Controller, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompetitionProposalsService } from '#allocation';
import type { Actor } from '#identity';
import { For } from '../http/audience.js';
import { IfMatchHeader } from '../http/documented-headers.js';
import { IfMatch, Me, PathId } from '../http/request.js';
import { ProposalDto, ScoreDto, WithdrawalDto } from './competitions.dto.js';
import { CompetitionReceiptView, ScoredView } from './competitions.view.js';

@ApiTags('proposal competitions')
@Controller('api/competition-proposals/:id')
@For('HEADQUARTERS', 'DOMESTIC_OFFICE')
export class CompetitionProposalsController {
  constructor(private readonly proposals: CompetitionProposalsService) {}

  @Put()
  @IfMatchHeader()
  @ApiOperation({ summary: 'Amend a proposal for its host partner, or put a withdrawn one forward again' })
  @ApiOkResponse({ type: CompetitionReceiptView })
  amend(
    @PathId() id: string,
    @Body() facts: ProposalDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<CompetitionReceiptView> {
    return this.proposals.amend(id, facts, actor, version);
  }

  @Post('withdraw')
  @HttpCode(200)
  @IfMatchHeader()
  @ApiOperation({ summary: 'Withdraw a proposal for its host partner' })
  @ApiOkResponse({ type: CompetitionReceiptView })
  withdraw(
    @PathId() id: string,
    @Body() { reason }: WithdrawalDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<CompetitionReceiptView> {
    return this.proposals.withdraw(id, reason, actor, version);
  }

  @Put('score')
  @ApiOperation({ summary: 'Give your score as an evaluator; it replaces the one you gave before' })
  @ApiOkResponse({ type: ScoredView })
  score(@PathId() id: string, @Body() score: ScoreDto, @Me() actor: Actor): Promise<ScoredView> {
    return this.proposals.score(id, score, actor);
  }
}

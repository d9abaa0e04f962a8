import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NominationMoves, NominationsQueries, NominationsService, scopeOf } from '#applications';
import type { Actor } from '#identity';
import type { Page, RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { PageOf } from '../http/page.dto.js';
import { IfMatch, MaybeRepeatable, Me, PathId, Repeatable } from '../http/request.js';
import {
  NominationDto,
  NominationListDto,
  NomineeChangesDto,
  ReasonDto,
} from '../nominations/nominations.dto.js';
import {
  NominationReceiptView,
  NominationRowView,
  nominationRowView,
  NominationView,
  nominationView,
  StepView,
} from '../nominations/nominations.view.js';

const AS = 'OVERSEAS_OFFICE';

@ApiTags('overseas office')
@Controller('api/overseas-office/nominations')
@For(AS)
export class OverseasNominationsController {
  constructor(
    private readonly nominations: NominationsService,
    private readonly moves: NominationMoves,
    private readonly queries: NominationsQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Nominations of the countries that your office serves' })
  @PageOf(NominationRowView)
  async list(
    @Query() { limit, after, sort, ...filter }: NominationListDto,
    @Me() actor: Actor,
  ): Promise<Page<NominationRowView>> {
    const page = await this.queries.list(scopeOf(actor, AS), filter, { limit, after, sort });
    return { ...page, rows: page.rows.map((row) => nominationRowView(row, AS)) };
  }

  @Post()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Open a draft; only the family name is needed at once' })
  @ApiCreatedResponse({ type: NominationReceiptView })
  draft(
    @Body() { courseRunId, countryCode, ...facts }: NominationDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<NominationReceiptView> {
    return this.nominations.draft(courseRunId, countryCode, facts, actor, request);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One nomination, with the moves that are open to you' })
  @ApiOkResponse({ type: NominationView })
  async one(@PathId() id: string, @Me() actor: Actor): Promise<NominationView> {
    return nominationView(await this.queries.one(scopeOf(actor, AS), id), AS);
  }

  @Get(':id/history')
  @ApiOperation({ summary: 'What has happened to it, as far as it is known outside the domestic office' })
  @ApiOkResponse({ type: [StepView] })
  history(@PathId() id: string, @Me() actor: Actor): Promise<StepView[]> {
    return this.queries.history(scopeOf(actor, AS), id);
  }

  @Patch(':id')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Change a draft or a returned nomination, field by field' })
  @ApiOkResponse({ type: NominationReceiptView })
  amend(
    @PathId() id: string,
    @Body() dto: NomineeChangesDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<NominationReceiptView> {
    return this.nominations.amend(id, dto, actor, version);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @IfMatchHeader()
  @IdempotencyHeader(false)
  @ApiOperation({ summary: 'Hand it in, or hand it in again after a correction' })
  @ApiOkResponse({ type: NominationReceiptView })
  submit(
    @PathId() id: string,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<NominationReceiptView> {
    return this.moves.make({ id, move: 'submit', ifVersion, request }, actor, AS);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @IfMatchHeader()
  @IdempotencyHeader(false)
  @ApiOperation({ summary: 'Set a draft aside; it can be taken up again' })
  @ApiOkResponse({ type: NominationReceiptView })
  discard(
    @PathId() id: string,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<NominationReceiptView> {
    return this.moves.make({ id, move: 'discard', ifVersion, request }, actor, AS);
  }

  @Post(':id/recover')
  @HttpCode(200)
  @IfMatchHeader()
  @IdempotencyHeader(false)
  @ApiOperation({ summary: 'Take a lapsed draft up again, while the deadline allows' })
  @ApiOkResponse({ type: NominationReceiptView })
  recover(
    @PathId() id: string,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<NominationReceiptView> {
    return this.moves.make({ id, move: 'recover', ifVersion, request }, actor, AS);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @IfMatchHeader()
  @IdempotencyHeader(false)
  @ApiOperation({ summary: 'Withdraw it, with the reason' })
  @ApiOkResponse({ type: NominationReceiptView })
  withdraw(
    @PathId() id: string,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<NominationReceiptView> {
    return this.moves.make({ id, move: 'withdraw', ifVersion, reason, request }, actor, AS);
  }

  @Post(':id/decline')
  @HttpCode(200)
  @IfMatchHeader()
  @IdempotencyHeader(false)
  @ApiOperation({ summary: 'The accepted person cannot come; the place falls free' })
  @ApiOkResponse({ type: NominationReceiptView })
  decline(
    @PathId() id: string,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<NominationReceiptView> {
    return this.moves.make({ id, move: 'decline', ifVersion, reason, request }, actor, AS);
  }
}

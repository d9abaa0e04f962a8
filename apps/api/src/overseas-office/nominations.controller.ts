import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type NominationMove,
  NominationMoves,
  NominationsQueries,
  NominationsService,
  scopeOf,
} from '#applications';
import type { Actor } from '#identity';
import type { Page, RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { PageOf } from '../http/page.dto.js';
import { IfMatch, Me, PathId, Repeatable, Wanted, type WantedMove } from '../http/request.js';
import { MoveAnswer } from '../nominations/move-answer.js';
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
  @MoveAnswer('Hand it in, or hand it in again after a correction')
  submit(
    @Wanted('submit') wanted: WantedMove<NominationMove>,
    @Me() actor: Actor,
  ): Promise<NominationReceiptView> {
    return this.moves.make(wanted, actor, AS);
  }

  @Post(':id/discard')
  @MoveAnswer('Set a draft aside; it can be taken up again')
  discard(
    @Wanted('discard') wanted: WantedMove<NominationMove>,
    @Me() actor: Actor,
  ): Promise<NominationReceiptView> {
    return this.moves.make(wanted, actor, AS);
  }

  @Post(':id/recover')
  @MoveAnswer('Take a lapsed draft up again, while the deadline allows')
  recover(
    @Wanted('recover') wanted: WantedMove<NominationMove>,
    @Me() actor: Actor,
  ): Promise<NominationReceiptView> {
    return this.moves.make(wanted, actor, AS);
  }

  @Post(':id/withdraw')
  @MoveAnswer('Withdraw it, with the reason')
  withdraw(
    @Wanted('withdraw') wanted: WantedMove<NominationMove>,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
  ): Promise<NominationReceiptView> {
    return this.moves.make({ ...wanted, reason }, actor, AS);
  }

  @Post(':id/decline')
  @MoveAnswer('The accepted person cannot come; the place falls free')
  decline(
    @Wanted('decline') wanted: WantedMove<NominationMove>,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
  ): Promise<NominationReceiptView> {
    return this.moves.make({ ...wanted, reason }, actor, AS);
  }
}

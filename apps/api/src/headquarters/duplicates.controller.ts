import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DuplicateDecisions, DuplicatesQueries, PersonMerges } from '#applications';
import type { Actor } from '#identity';
import type { Page, RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader } from '../http/documented-headers.js';
import { PageOf } from '../http/page.dto.js';
import { Me, PathId, Repeatable } from '../http/request.js';
import { ReasonDto } from '../nominations/nominations.dto.js';
import { DuplicateListDto, MergeListDto } from './people.dto.js';
import { DecidedView, DuplicateView, duplicateView, MergeReceiptView, MergeView } from './people.view.js';

@ApiTags('headquarters')
@Controller('api/headquarters')
@For('HEADQUARTERS')
export class DuplicatesController {
  constructor(
    private readonly queries: DuplicatesQueries,
    private readonly decisions: DuplicateDecisions,
    private readonly merges: PersonMerges,
  ) {}

  @Get('duplicates')
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({
    summary: 'Pairs of people that may be one, noted when one was nominated, until somebody decides',
  })
  @PageOf(DuplicateView)
  async list(@Query() { state, ...page }: DuplicateListDto): Promise<Page<DuplicateView>> {
    const { rows, next } = await this.queries.list(state, page);
    return { rows: rows.map(duplicateView), next };
  }

  @Post('duplicates/:id/keep-apart')
  @HttpCode(200)
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Decide that they are two people, with the reason' })
  @ApiOkResponse({ type: DecidedView })
  keepApart(
    @PathId() id: string,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<DecidedView> {
    return this.decisions.keepApart({ id, reason }, actor, request);
  }

  @Post('duplicates/:id/reopen')
  @HttpCode(200)
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Take a pair up again that was kept apart, with the reason' })
  @ApiOkResponse({ type: DecidedView })
  reopen(
    @PathId() id: string,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<DecidedView> {
    return this.decisions.reopen({ id, reason }, actor, request);
  }

  @Get('person-merges')
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({ summary: 'Decisions that two people are one, undone ones among them' })
  @PageOf(MergeView)
  decided(@Query() page: MergeListDto): Promise<Page<MergeView>> {
    return this.queries.merges(page);
  }

  @Post('person-merges/:id/undo')
  @HttpCode(200)
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Undo the decision, with the reason: everything is as if it had not been made' })
  @ApiOkResponse({ type: MergeReceiptView })
  undo(
    @PathId() id: string,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<MergeReceiptView> {
    return this.merges.undo(id, reason, actor, request);
  }
}

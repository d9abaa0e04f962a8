import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OpinionsQueries, OpinionsService } from '#applications';
import type { Actor } from '#identity';
import type { Page } from '#platform';
import { For } from '../http/audience.js';
import { IfMatchHeader } from '../http/documented-headers.js';
import { PageOf } from '../http/page.dto.js';
import { IfMatch, Me, PathId } from '../http/request.js';
import {
  HostedRunView,
  OpinionDto,
  OpinionListDto,
  OpinionReceiptView,
  OpinionRowView,
  OpinionView,
} from './opinions.dto.js';

const scopeOf = (actor: Actor) => ({ partnerIds: actor.scopesOf('HOST_PARTNER') });

@ApiTags('host partner')
@Controller('api/host-partner')
@For('HOST_PARTNER')
export class OpinionsController {
  constructor(
    private readonly opinions: OpinionsService,
    private readonly queries: OpinionsQueries,
  ) {}

  @Get('course-runs')
  @ApiOperation({ summary: 'The runs that you host' })
  @ApiOkResponse({ type: [HostedRunView] })
  runs(@Me() actor: Actor): Promise<HostedRunView[]> {
    return this.queries.runs(scopeOf(actor));
  }

  @Get('opinions')
  @ApiOperation({ summary: 'The nominees on whom a domestic office asks for your opinion' })
  @PageOf(OpinionRowView)
  list(
    @Query() { limit, after, sort, ...filter }: OpinionListDto,
    @Me() actor: Actor,
  ): Promise<Page<OpinionRowView>> {
    return this.queries.list(scopeOf(actor), filter, { limit, after, sort });
  }

  @Get('opinions/:id')
  @ApiOperation({ summary: 'One nominee, with the criteria of the run' })
  @ApiOkResponse({ type: OpinionView })
  one(@PathId() id: string, @Me() actor: Actor): Promise<OpinionView> {
    return this.queries.one(scopeOf(actor), id);
  }

  @Put('opinions/:id')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Give your opinion, or change it, until its last day has ended in Tokyo' })
  @ApiOkResponse({ type: OpinionReceiptView })
  give(
    @PathId() id: string,
    @Body() dto: OpinionDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<OpinionReceiptView> {
    return this.opinions.give(id, dto, actor, version);
  }
}

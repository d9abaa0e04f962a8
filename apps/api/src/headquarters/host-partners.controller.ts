import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HostPartnersQueries, HostPartnersService, PartnerSearchQueries } from '#allocation';
import type { CourseRunScope } from '#catalogue';
import type { Actor } from '#identity';
import type { Page, RepeatableRequest } from '#platform';
import {
  HostPartnerChangesDto,
  HostPartnerDto,
  PartnerQuestionDto,
} from '../host-partners/host-partners.dto.js';
import {
  FoundPartnersView,
  HostPartnerDetailView,
  HostPartnerInListView,
  HostPartnerReceiptView,
  PastHostingView,
} from '../host-partners/host-partners.view.js';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { PageDto, PageOf } from '../http/page.dto.js';
import { IfMatch, Me, PathId, Repeatable } from '../http/request.js';

/** A domestic office looks for hosts of its own runs; headquarters and auditors see all runs. */
const scopeOf = (actor: Actor): CourseRunScope =>
  actor.has('HEADQUARTERS') || actor.has('AUDITOR')
    ? { kind: 'HEADQUARTERS' }
    : { kind: 'DOMESTIC_OFFICE', codes: actor.scopesOf('DOMESTIC_OFFICE') };

@ApiTags('host partners')
@Controller('api/headquarters/host-partners')
@For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
export class HostPartnersController {
  constructor(
    private readonly partners: HostPartnersService,
    private readonly queries: HostPartnersQueries,
    private readonly finding: PartnerSearchQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All host partners' })
  @ApiOkResponse({ type: [HostPartnerInListView] })
  list(): Promise<HostPartnerInListView[]> {
    return this.queries.list();
  }

  @Get('candidates')
  @ApiOperation({
    summary: 'Partners for a run or a wish, the most suitable first, with the reasons in words',
  })
  @ApiOkResponse({ type: FoundPartnersView })
  candidates(
    @Query() { limit, ...question }: PartnerQuestionDto,
    @Me() actor: Actor,
  ): Promise<FoundPartnersView> {
    return this.finding.find(question, scopeOf(actor), limit);
  }

  @Get(':id')
  @ApiOperation({
    summary: 'One host partner with what it can give, its agreements, contacts and blackout weeks',
  })
  @ApiOkResponse({ type: HostPartnerDetailView })
  one(@PathId() id: string): Promise<HostPartnerDetailView> {
    return this.queries.one(id);
  }

  @Get(':id/course-runs')
  @ApiOperation({ summary: 'The runs that it gave or gives, the latest first, with their evaluations' })
  @PageOf(PastHostingView)
  history(@PathId() id: string, @Query() { limit, after }: PageDto): Promise<Page<PastHostingView>> {
    return this.queries.history(id, { limit, after });
  }

  @Post()
  @For('HEADQUARTERS')
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Register a host partner' })
  @ApiCreatedResponse({ type: HostPartnerReceiptView })
  register(
    @Body() dto: HostPartnerDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<HostPartnerReceiptView> {
    return this.partners.register(dto, actor, request);
  }

  @Patch(':id')
  @For('HEADQUARTERS')
  @IfMatchHeader()
  @ApiOperation({
    summary: 'Change what is on record of a host partner; a list that is sent replaces the one before',
  })
  @ApiOkResponse({ type: HostPartnerReceiptView })
  amend(
    @PathId() id: string,
    @Body() dto: HostPartnerChangesDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<HostPartnerReceiptView> {
    return this.partners.amend(id, dto, actor, version);
  }
}

import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SelectionListsQueries, SelectionProposals, SelectionSettings } from '#applications';
import type { Actor } from '#identity';
import { ReleaseRehearsal } from '#notifications';
import type { RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { IfMatch, Me, PathId, Repeatable } from '../http/request.js';
import { SelectionSettingsDto } from './selection.dto.js';
import {
  RehearsalView,
  SelectionListView,
  SelectionReceiptView,
  SelectionSettingsView,
} from './selection.view.js';

const AS = 'DOMESTIC_OFFICE';

@ApiTags('domestic office')
@Controller('api/domestic-office/course-runs')
@For(AS)
export class SelectionController {
  constructor(
    private readonly settings: SelectionSettings,
    private readonly proposals: SelectionProposals,
    private readonly queries: SelectionListsQueries,
    private readonly rehearsal: ReleaseRehearsal,
  ) {}

  @Get(':id/selection-settings')
  @ApiOperation({ summary: 'How people are selected to this run' })
  @ApiOkResponse({ type: SelectionSettingsView })
  settingsOf(@PathId() id: string, @Me() actor: Actor): Promise<SelectionSettingsView> {
    return this.settings.of(id, actor);
  }

  @Put(':id/selection-settings')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Change how people are selected to this run; version 0 are the usual settings' })
  @ApiOkResponse({ type: SelectionSettingsView })
  set(
    @PathId() id: string,
    @Body() dto: SelectionSettingsDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<SelectionSettingsView> {
    return this.settings.set(id, { ...dto }, actor, version);
  }

  @Get(':id/selection-lists')
  @ApiOperation({ summary: 'Selection lists of this run, newest first' })
  @ApiOkResponse({ type: [SelectionListView] })
  lists(@PathId() id: string, @Me() actor: Actor): Promise<SelectionListView[]> {
    return this.queries.ofRun(id, actor.scopesOf(AS));
  }

  @Post(':id/selection-lists')
  @HttpCode(201)
  @IdempotencyHeader()
  @ApiOperation({
    summary:
      'Propose a selection: slots, capacity, one of an organisation, balance of women and men, reserve list with reasons',
  })
  @ApiCreatedResponse({ type: SelectionReceiptView })
  propose(
    @PathId() id: string,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<SelectionReceiptView> {
    return this.proposals.propose(id, actor, request);
  }

  @Get(':id/release-rehearsal')
  @ApiOperation({
    summary: 'Who would receive which letter in which language, in order, and who none and why',
  })
  @ApiOkResponse({ type: RehearsalView })
  rehearse(@PathId() id: string, @Me() actor: Actor): Promise<RehearsalView> {
    return this.rehearsal.of(id, actor);
  }
}

import { Body, Controller, Delete, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { ProgrammeDraftsService, ProgrammeQueries } from '#training';
import { For } from '../http/audience.js';
import { IfMatchHeader } from '../http/documented-headers.js';
import { IfMatch, Me, PathId } from '../http/request.js';
import {
  ReleasedProgrammeView,
  releasedProgrammeView,
  SessionReceiptView,
} from '../programme/programme.view.js';
import { SessionChangesDto } from './programme.dto.js';

@ApiTags('domestic office')
@Controller('api/domestic-office')
@For('DOMESTIC_OFFICE')
export class ProgrammeSessionsController {
  constructor(
    private readonly drafts: ProgrammeDraftsService,
    private readonly queries: ProgrammeQueries,
  ) {}

  @Patch('programme-sessions/:id')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Amend a session of a draft; If-Match names the version of the programme' })
  @ApiOkResponse({ type: SessionReceiptView })
  amend(
    @PathId() id: string,
    @Body() changes: SessionChangesDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<SessionReceiptView> {
    return this.drafts.amend(id, changes, actor, version);
  }

  @Delete('programme-sessions/:id')
  @IfMatchHeader()
  @ApiOperation({
    summary: 'Take a session out of a draft; once released, the next release tells it as cancelled',
  })
  @ApiOkResponse({ type: SessionReceiptView })
  remove(@PathId() id: string, @Me() actor: Actor, @IfMatch() version: number): Promise<SessionReceiptView> {
    return this.drafts.remove(id, actor, version);
  }

  @Get('programme-releases/:id')
  @ApiOperation({ summary: 'A release as it was given out, with what changed since the one before' })
  @ApiOkResponse({ type: ReleasedProgrammeView })
  async release(@PathId() id: string, @Me() actor: Actor): Promise<ReleasedProgrammeView> {
    const scope = { kind: 'DOMESTIC_OFFICE', codes: actor.scopesOf('DOMESTIC_OFFICE') } as const;
    return releasedProgrammeView(await this.queries.release(scope, id));
  }
}

import { Body, Controller, Get, Header, HttpCode, Patch, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { CourseRunsQueries } from '#catalogue';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform';
import {
  programmeCalendar,
  ProgrammeDraftsService,
  ProgrammeFeedsService,
  ProgrammeQueries,
  ProgrammeReleasesService,
  type ProgrammeScope,
} from '#training';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { IfMatch, MaybeRepeatable, Me, PathId, Repeatable } from '../http/request.js';
import {
  ProgrammeView,
  programmeView,
  ReleaseReceiptView,
  ReleaseRowView,
  SessionReceiptView,
} from '../programme/programme.view.js';
import { ProgrammeReleaseDto, SessionDto, TimeZoneDto } from './programme.dto.js';

class VersionView {
  @ApiProperty({ example: 3, description: 'Also the ETag.' })
  version: number;
}

class RevokedView {
  @ApiProperty({ example: 4, description: 'Addresses that no longer work.' })
  revoked: number;
}

const scopeOf = (actor: Actor): ProgrammeScope => ({
  kind: 'DOMESTIC_OFFICE',
  codes: actor.scopesOf('DOMESTIC_OFFICE'),
});

@ApiTags('domestic office')
@Controller('api/domestic-office/course-runs/:id/programme')
@For('DOMESTIC_OFFICE')
export class ProgrammeController {
  constructor(
    private readonly drafts: ProgrammeDraftsService,
    private readonly releasing: ProgrammeReleasesService,
    private readonly feeds: ProgrammeFeedsService,
    private readonly queries: ProgrammeQueries,
    private readonly runs: CourseRunsQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The draft of the programme of a run, with what the next release would tell' })
  @ApiOkResponse({ type: ProgrammeView })
  async draft(@PathId() id: string, @Me() actor: Actor): Promise<ProgrammeView> {
    return programmeView(await this.queries.draft(scopeOf(actor), id));
  }

  @Patch()
  @IfMatchHeader()
  @ApiOperation({ summary: 'Name the zone in which the times of the programme stand' })
  @ApiOkResponse({ type: VersionView })
  setTimeZone(
    @PathId() id: string,
    @Body() { timeZone }: TimeZoneDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<VersionView> {
    return this.drafts.setTimeZone(id, timeZone, actor, version);
  }

  @Post('sessions')
  @IfMatchHeader()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Add a session to the draft' })
  @ApiCreatedResponse({ type: SessionReceiptView })
  add(
    @PathId() id: string,
    @Body() session: SessionDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
    @Repeatable() request: RepeatableRequest,
  ): Promise<SessionReceiptView> {
    return this.drafts.add(id, session, actor, version, request);
  }

  @Post('release')
  @HttpCode(200)
  @IfMatchHeader()
  @IdempotencyHeader(false)
  @ApiOperation({ summary: 'Release the draft: participants and hosts are told what changed' })
  @ApiOkResponse({ type: ReleaseReceiptView })
  release(
    @PathId() id: string,
    @Body() { note }: ProgrammeReleaseDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<ReleaseReceiptView> {
    return this.releasing.release(id, note ?? null, actor, version, request);
  }

  @Get('releases')
  @ApiOperation({ summary: 'The releases of a programme, newest first' })
  @ApiOkResponse({ type: [ReleaseRowView] })
  releases(@PathId() id: string, @Me() actor: Actor): Promise<ReleaseRowView[]> {
    return this.queries.releases(scopeOf(actor), id);
  }

  @Get('calendar.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @ApiOperation({ summary: 'The latest release as a calendar (RFC 5545)' })
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  async calendar(@PathId() id: string, @Me() actor: Actor): Promise<string> {
    const run = await this.runs.one(
      { kind: 'DOMESTIC_OFFICE', codes: actor.scopesOf('DOMESTIC_OFFICE') },
      id,
    );
    return programmeCalendar(await this.queries.latest(scopeOf(actor), id), run);
  }

  @Post('revoke-calendars')
  @HttpCode(200)
  @ApiOperation({ summary: "End every address under which participants' calendars read this programme" })
  @ApiOkResponse({ type: RevokedView })
  revoke(@PathId() id: string, @Me() actor: Actor): Promise<RevokedView> {
    return this.feeds.revokeAll(id, actor);
  }
}

import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DecisionsQueries, DecisionsService, NotesVerbalesService, RelatedSchemesService } from '#catalogue';
import type { Actor } from '#identity';
import type { Page, RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { PageDto, PageOf } from '../http/page.dto.js';
import { IfMatch, Me, PathCode, PathId, Repeatable } from '../http/request.js';
import { ReceiptView } from './courses.dto.js';
import {
  CourseDecisionDto,
  DecisionReceiptView,
  DecisionView,
  NoteVerbaleDto,
  NoteVerbaleView,
  RecordReceiptView,
  RelatedSchemeDto,
  RelatedSchemesDto,
  RequestDecisionDto,
} from './decisions.dto.js';

@ApiTags('headquarters')
@Controller('api/headquarters')
@For('HEADQUARTERS')
export class DecisionsController {
  constructor(
    private readonly decisions: DecisionsService,
    private readonly notes: NotesVerbalesService,
    private readonly schemes: RelatedSchemesService,
    private readonly queries: DecisionsQueries,
  ) {}

  @Get('courses/:id/decisions')
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({ summary: 'The decision record of a course, the latest first' })
  @PageOf(DecisionView)
  ofCourse(@PathId() id: string, @Query() page: PageDto): Promise<Page<DecisionView>> {
    return this.queries.ofCourse(id, page);
  }

  @Post('courses/:id/decisions')
  @IdempotencyHeader()
  @IfMatchHeader()
  @ApiOperation({
    summary: 'Adopt a candidate course or not, or take the result back; with the record of the decision',
  })
  @ApiCreatedResponse({ type: DecisionReceiptView })
  decideCourse(
    @PathId() id: string,
    @Body() dto: CourseDecisionDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
    @Repeatable() request: RepeatableRequest,
  ): Promise<DecisionReceiptView> {
    return this.decisions.decideCourse(id, dto, actor, version, request);
  }

  @Post('courses/:id/request-decisions')
  @IdempotencyHeader()
  @ApiOperation({ summary: "Approve one country's request for a course, or not; the latest record counts" })
  @ApiCreatedResponse({ type: RecordReceiptView })
  decideRequest(
    @PathId() id: string,
    @Body() dto: RequestDecisionDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<RecordReceiptView> {
    return this.decisions.decideRequest(id, dto, actor, request);
  }

  @Get('courses/:id/related-schemes')
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({ summary: 'Projects of other schemes to which a course is linked' })
  @ApiOkResponse({ type: [RelatedSchemeDto] })
  relatedSchemes(@PathId() id: string): Promise<RelatedSchemeDto[]> {
    return this.schemes.of(id);
  }

  @Put('courses/:id/related-schemes')
  @IfMatchHeader()
  @ApiOperation({
    summary: 'Link a course to projects of other schemes; If-Match is the version of the course',
  })
  @ApiOkResponse({ type: ReceiptView })
  linkSchemes(
    @PathId() id: string,
    @Body() { relatedSchemes }: RelatedSchemesDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<ReceiptView> {
    return this.schemes.link(id, relatedSchemes, actor, version);
  }

  @Get('programme-calendars/:id/notes-verbales')
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({ summary: 'The notes verbales on the programme of a year, by country' })
  @PageOf(NoteVerbaleView)
  notesVerbales(@PathId() id: string, @Query() page: PageDto): Promise<Page<NoteVerbaleView>> {
    return this.queries.notesVerbales(id, page);
  }

  @Put('programme-calendars/:id/notes-verbales/:countryCode')
  @IfMatchHeader()
  @ApiParam({ name: 'countryCode', type: String, example: 'KE' })
  @ApiOperation({
    summary: 'Record the note verbale of a country on the programme of a year; version 0 while there is none',
  })
  @ApiOkResponse({ type: ReceiptView })
  putNoteVerbale(
    @PathId() id: string,
    @PathCode('countryCode') countryCode: string,
    @Body() dto: NoteVerbaleDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<ReceiptView> {
    return this.notes.put(id, countryCode, dto, actor, version);
  }
}

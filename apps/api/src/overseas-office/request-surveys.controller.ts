import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { RequestSurveysQueries, RequestSurveysService, type SurveyScope } from '#catalogue';
import type { Actor } from '#identity';
import type { Page } from '#platform';
import { For } from '../http/audience.js';
import { IfMatchHeader } from '../http/documented-headers.js';
import { PageDto, PageOf } from '../http/page.dto.js';
import { IfMatch, Me, PathCode, PathId } from '../http/request.js';
import {
  ReturnDetailView,
  ReturnReceiptView,
  ReturnView,
  SurveyedCourseView,
  SurveyStepView,
} from '../reference/request-surveys.view.js';
import { SurveyRequestsDto } from './request-surveys.dto.js';

const scopeOf = (actor: Actor): SurveyScope => ({
  kind: 'OVERSEAS_OFFICE',
  codes: actor.scopesOf('OVERSEAS_OFFICE'),
});

/** A survey goes by the id of its programme calendar. */
@ApiTags('overseas office')
@Controller('api/overseas-office/request-surveys')
@For('OVERSEAS_OFFICE')
export class OverseasRequestSurveysController {
  constructor(
    private readonly surveys: RequestSurveysService,
    private readonly queries: RequestSurveysQueries,
  ) {}

  @Get(':id/courses')
  @ApiOperation({ summary: 'The courses of which a country may ask for seats' })
  @PageOf(SurveyedCourseView)
  courses(@PathId() id: string, @Query() page: PageDto): Promise<Page<SurveyedCourseView>> {
    return this.queries.courses(id, page);
  }

  @Get(':id/countries')
  @ApiOperation({ summary: 'How far your countries are' })
  @PageOf(ReturnView)
  returns(@PathId() id: string, @Query() page: PageDto, @Me() actor: Actor): Promise<Page<ReturnView>> {
    return this.queries.returns(scopeOf(actor), id, page);
  }

  @Get(':id/countries/:countryCode')
  @ApiParam({ name: 'countryCode', type: String, example: 'KE' })
  @ApiOperation({ summary: 'What a country of yours asks for' })
  @ApiOkResponse({ type: ReturnDetailView })
  one(
    @PathId() id: string,
    @PathCode('countryCode') countryCode: string,
    @Me() actor: Actor,
  ): Promise<ReturnDetailView> {
    return this.queries.one(scopeOf(actor), id, countryCode);
  }

  @Get(':id/countries/:countryCode/history')
  @ApiParam({ name: 'countryCode', type: String, example: 'KE' })
  @ApiOperation({ summary: 'Who changed what and when, the latest first' })
  @PageOf(SurveyStepView)
  history(
    @PathId() id: string,
    @PathCode('countryCode') countryCode: string,
    @Query() page: PageDto,
    @Me() actor: Actor,
  ): Promise<Page<SurveyStepView>> {
    return this.queries.history(scopeOf(actor), id, countryCode, page);
  }

  @Put(':id/countries/:countryCode')
  @IfMatchHeader()
  @ApiParam({ name: 'countryCode', type: String, example: 'KE' })
  @ApiOperation({ summary: 'Save what a country asks for so far; it replaces what was saved before' })
  @ApiOkResponse({ type: ReturnReceiptView })
  save(
    @PathId() id: string,
    @PathCode('countryCode') countryCode: string,
    @Body() { requests }: SurveyRequestsDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<ReturnReceiptView> {
    return this.surveys.saveDraft(id, countryCode, requests, actor, version);
  }

  @Post(':id/countries/:countryCode/hand-in')
  @HttpCode(200)
  @IfMatchHeader()
  @ApiParam({ name: 'countryCode', type: String, example: 'KE' })
  @ApiOperation({ summary: 'Hand in what was saved; only headquarters can open it again' })
  @ApiOkResponse({ type: ReturnReceiptView })
  handIn(
    @PathId() id: string,
    @PathCode('countryCode') countryCode: string,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<ReturnReceiptView> {
    return this.surveys.handIn(id, countryCode, actor, version);
  }
}

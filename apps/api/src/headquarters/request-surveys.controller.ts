import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DemandQueries, RequestSurveysQueries, RequestSurveysService } from '#catalogue';
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
  SurveyStepView,
} from '../reference/request-surveys.view.js';
import { CountryDemandView, CourseDemandView, ReopeningDto } from './request-surveys.dto.js';

const ALL = { kind: 'HEADQUARTERS' } as const;

/** A survey goes by the id of its programme calendar. */
@ApiTags('headquarters')
@Controller('api/headquarters/request-surveys')
@For('HEADQUARTERS', 'AUDITOR')
export class HeadquartersRequestSurveysController {
  constructor(
    private readonly surveys: RequestSurveysService,
    private readonly queries: RequestSurveysQueries,
    private readonly demand: DemandQueries,
  ) {}

  @Get(':id/demand-by-course')
  @ApiOperation({ summary: 'Seats asked for against capacity, course by course' })
  @PageOf(CourseDemandView)
  byCourse(@PathId() id: string, @Query() page: PageDto): Promise<Page<CourseDemandView>> {
    return this.demand.byCourse(id, page);
  }

  @Get(':id/demand-by-country')
  @ApiOperation({ summary: 'Seats asked for against slots, country by country' })
  @PageOf(CountryDemandView)
  byCountry(@PathId() id: string, @Query() page: PageDto): Promise<Page<CountryDemandView>> {
    return this.demand.byCountry(id, page);
  }

  @Get(':id/countries')
  @ApiOperation({ summary: 'How far each country is' })
  @PageOf(ReturnView)
  returns(@PathId() id: string, @Query() page: PageDto): Promise<Page<ReturnView>> {
    return this.queries.returns(ALL, id, page);
  }

  @Get(':id/countries/:countryCode')
  @ApiParam({ name: 'countryCode', type: String, example: 'KE' })
  @ApiOperation({ summary: 'What a country asks for; nothing while its office still drafts' })
  @ApiOkResponse({ type: ReturnDetailView })
  one(@PathId() id: string, @PathCode('countryCode') countryCode: string): Promise<ReturnDetailView> {
    return this.queries.one(ALL, id, countryCode);
  }

  @Get(':id/countries/:countryCode/history')
  @ApiParam({ name: 'countryCode', type: String, example: 'KE' })
  @ApiOperation({ summary: "Who did what to a country's return, the latest first" })
  @PageOf(SurveyStepView)
  history(
    @PathId() id: string,
    @PathCode('countryCode') countryCode: string,
    @Query() page: PageDto,
  ): Promise<Page<SurveyStepView>> {
    return this.queries.history(ALL, id, countryCode, page);
  }

  @Post(':id/countries/:countryCode/reopen')
  @For('HEADQUARTERS')
  @HttpCode(200)
  @IfMatchHeader()
  @ApiParam({ name: 'countryCode', type: String, example: 'KE' })
  @ApiOperation({ summary: 'Open one country again until a new last day; its office is told why' })
  @ApiOkResponse({ type: ReturnReceiptView })
  reopen(
    @PathId() id: string,
    @PathCode('countryCode') countryCode: string,
    @Body() dto: ReopeningDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<ReturnReceiptView> {
    return this.surveys.reopen(id, countryCode, dto, actor, version);
  }
}

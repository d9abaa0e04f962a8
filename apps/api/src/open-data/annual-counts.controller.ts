import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnnualCountsQueries } from '#statistics';
import { ForAnyone } from '../http/audience.js';
import {
  AnnualCountsDto,
  AnnualCountsView,
  ContinuingView,
  FiscalYearDto,
  PublishedComparisonView,
} from './annual-counts.dto.js';

@ApiTags('open data')
@Controller('api/open-data')
@ForAnyone('annual counts are published figures')
export class AnnualCountsController {
  constructor(private readonly counts: AnnualCountsQueries) {}

  @Get('annual-counts')
  @Header('cache-control', 'public, max-age=60')
  @ApiOperation({
    summary: 'Participants of a fiscal year by programme type; country, office and theme narrow it',
  })
  @ApiOkResponse({ type: AnnualCountsView })
  annualCounts(@Query() { fiscalYear, country, office, theme }: AnnualCountsDto): Promise<AnnualCountsView> {
    return this.counts.table(fiscalYear, { countryCode: country, domesticOfficeCode: office, theme });
  }

  @Get('continuing-participants')
  @Header('cache-control', 'public, max-age=60')
  @ApiOperation({ summary: 'Long-Term people of earlier years who are still in training, reported apart' })
  @ApiOkResponse({ type: ContinuingView })
  async continuing(
    @Query() { fiscalYear, country, office, theme }: AnnualCountsDto,
  ): Promise<ContinuingView> {
    const filter = { countryCode: country, domesticOfficeCode: office, theme };
    return { fiscalYear, continuing: await this.counts.continuing(fiscalYear, filter) };
  }

  @Get('published-figures')
  @Header('cache-control', 'public, max-age=60')
  @ApiOperation({
    summary: 'Our counts beside the published figures of a year, with their sources and the differences',
  })
  @ApiOkResponse({ type: [PublishedComparisonView] })
  published(@Query() { fiscalYear }: FiscalYearDto): Promise<PublishedComparisonView[]> {
    return this.counts.comparedWithPublished(fiscalYear);
  }
}

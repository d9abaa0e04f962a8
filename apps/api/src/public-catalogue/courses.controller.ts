import { Controller, Get, Header, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { courseCalendar, InformationQueries, PublicCatalogueQueries } from '#catalogue';
import { Clock, type Page, ProductSettings } from '#platform';
import { VersionDto } from '../general-information/information.dto.js';
import { InformationDesk } from '../general-information/information-desk.js';
import { IssuedInformationView } from '../general-information/information.view.js';
import { ForAnyone } from '../http/audience.js';
import { PageOf } from '../http/page.dto.js';
import { PathId } from '../http/request.js';
import { CatalogueListDto } from './courses.dto.js';
import { CatalogueDetailView, CatalogueRowView } from './courses.view.js';

const CACHED = 'public, max-age=60';
const MOST_IN_A_CALENDAR = 500;

@ApiTags('open data')
@Controller('api/open-data')
@ForAnyone('what is published of the courses is for everybody')
export class CatalogueController {
  constructor(
    private readonly catalogue: PublicCatalogueQueries,
    private readonly information: InformationQueries,
    private readonly desk: InformationDesk,
    private readonly clock: Clock,
    private readonly product: ProductSettings,
  ) {}

  @Get('course-runs')
  @Header('cache-control', CACHED)
  @ApiOperation({ summary: 'Search the published courses' })
  @PageOf(CatalogueRowView)
  list(@Query() { limit, after, sort, ...filter }: CatalogueListDto): Promise<Page<CatalogueRowView>> {
    return this.catalogue.list(filter, { limit, after, sort });
  }

  @Get('course-runs.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('cache-control', CACHED)
  @ApiProduces('text/calendar')
  @ApiOperation({
    summary:
      'The same search as a calendar to subscribe to: courses and closing dates, of 500 courses at most',
  })
  async calendar(@Query() { limit: _, after, sort, ...filter }: CatalogueListDto): Promise<string> {
    const page = { limit: MOST_IN_A_CALENDAR, after, sort };
    const { rows } = await this.catalogue.list(filter, page);
    return courseCalendar(rows, this.product.publicUrl, this.clock.now(), filter.country);
  }

  @Get('course-runs/:id')
  @Header('cache-control', CACHED)
  @ApiOperation({ summary: 'One published course with phases, qualifications and closing dates' })
  @ApiOkResponse({ type: CatalogueDetailView })
  one(@PathId() id: string): Promise<CatalogueDetailView> {
    return this.catalogue.one(id);
  }

  @Get('course-runs/:id/general-information')
  @Header('cache-control', CACHED)
  @ApiOperation({ summary: 'The General Information as issued, with the difference to the version before' })
  @ApiOkResponse({ type: IssuedInformationView })
  issued(@PathId() id: string, @Query() { number }: VersionDto): Promise<IssuedInformationView> {
    return this.information.issued({ kind: 'ANYONE' }, id, number);
  }

  @Get('course-runs/:id/general-information/pdf')
  @Header('cache-control', CACHED)
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'The General Information on paper; 409 with Retry-After while it is being set' })
  pdf(@PathId() id: string, @Query() { number }: VersionDto): Promise<StreamableFile> {
    return this.desk.pdf({ kind: 'ANYONE' }, id, number);
  }
}

import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AllotmentsService, type CourseRunScope, CourseRunsQueries } from '#catalogue';
import type { Actor } from '#identity';
import type { Page } from '#platform';
import { OpenCourseRunListDto } from '../headquarters/course-runs.dto.js';
import { CourseRunDetailView, CourseRunView } from '../headquarters/course-runs.view.js';
import { For } from '../http/audience.js';
import { IfMatchHeader } from '../http/documented-headers.js';
import { DayField } from '../http/fields.js';
import { PageOf } from '../http/page.dto.js';
import { IfMatch, Me, PathCode, PathId } from '../http/request.js';
import { CourseRunSheet } from '../reference/course-run-sheet.js';
import { AllotmentReceiptView } from './allotment.view.js';

class NationalDeadlineDto {
  @DayField({ about: "The government's own deadline, not after the JICA deadline.", example: '2026-06-05' })
  nationalDeadline: string;
}

const scopeOf = (actor: Actor): CourseRunScope => ({
  kind: 'OVERSEAS_OFFICE',
  codes: actor.scopesOf('OVERSEAS_OFFICE'),
});

@ApiTags('overseas office')
@Controller('api/overseas-office/course-runs')
@For('OVERSEAS_OFFICE')
export class OverseasCourseRunsController {
  constructor(
    private readonly queries: CourseRunsQueries,
    private readonly sheet: CourseRunSheet,
    private readonly allotments: AllotmentsService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Course runs in which a country of yours has slots' })
  @PageOf(CourseRunView)
  list(
    @Query() { limit, after, sort, ...filter }: OpenCourseRunListDto,
    @Me() actor: Actor,
  ): Promise<Page<CourseRunView>> {
    return this.queries.list(scopeOf(actor), filter, { limit, after, sort });
  }

  @Get(':id')
  @ApiOperation({ summary: 'One run, with the slots and deadlines of your countries' })
  @ApiOkResponse({ type: CourseRunDetailView })
  one(@PathId() id: string, @Me() actor: Actor): Promise<CourseRunDetailView> {
    return this.sheet.of(scopeOf(actor), id);
  }

  @Put(':id/allotments/:countryCode/national-deadline')
  @IfMatchHeader()
  @ApiParam({ name: 'countryCode', type: String, example: 'KE' })
  @ApiOperation({ summary: "Set the government's own deadline; If-Match is the version of the allotment" })
  @ApiOkResponse({ type: AllotmentReceiptView })
  async setNationalDeadline(
    @PathId() id: string,
    @PathCode('countryCode') countryCode: string,
    @Body() { nationalDeadline }: NationalDeadlineDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<AllotmentReceiptView> {
    const allotment = await this.allotments.setNationalDeadline(
      id,
      countryCode,
      nationalDeadline,
      actor,
      version,
    );
    return { ...allotment, placesTaken: null };
  }
}

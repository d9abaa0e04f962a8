import { Body, Controller, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '#identity';
import { AllotmentsService, CourseRunsQueries, CourseRunsService } from '#catalogue';
import { HostingService } from '#allocation';
import type { Page, RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { PageOf } from '../http/page.dto.js';
import { IfMatch, Me, PathCode, PathId, Repeatable } from '../http/request.js';
import { CourseRunSheet } from '../reference/course-run-sheet.js';
import { AllotmentDto } from './allotment.dto.js';
import {
  CancellationDto,
  CourseRunChangesDto,
  CourseRunDto,
  CourseRunListDto,
  HostingDto,
} from './course-runs.dto.js';
import { AllotmentReceiptView } from '../overseas-office/allotment.view.js';
import { CourseRunDetailView, CourseRunReceiptView, CourseRunView } from './course-runs.view.js';

@ApiTags('headquarters')
@Controller('api/headquarters/course-runs')
@For('HEADQUARTERS')
export class HeadquartersCourseRunsController {
  constructor(
    private readonly runs: CourseRunsService,
    private readonly queries: CourseRunsQueries,
    private readonly sheet: CourseRunSheet,
    private readonly allotments: AllotmentsService,
    private readonly hosting: HostingService,
  ) {}

  @Get()
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({ summary: 'Course runs of all offices' })
  @PageOf(CourseRunView)
  list(@Query() { limit, after, sort, ...filter }: CourseRunListDto): Promise<Page<CourseRunView>> {
    return this.queries.list({ kind: 'HEADQUARTERS' }, filter, { limit, after, sort });
  }

  @Post()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Draft a run of a course; a draft may be incomplete' })
  @ApiCreatedResponse({ type: CourseRunReceiptView })
  draft(
    @Body() { courseId, ...facts }: CourseRunDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<CourseRunReceiptView> {
    return this.runs.draft(courseId, facts, actor, request);
  }

  @Get(':id')
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({ summary: 'One run with phases, criteria, allotments and host partners' })
  @ApiOkResponse({ type: CourseRunDetailView })
  one(@PathId() id: string): Promise<CourseRunDetailView> {
    return this.sheet.of({ kind: 'HEADQUARTERS' }, id);
  }

  @Patch(':id')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Amend a draft or published run; a published one must stay complete' })
  @ApiOkResponse({ type: CourseRunReceiptView })
  amend(
    @PathId() id: string,
    @Body() dto: CourseRunChangesDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<CourseRunReceiptView> {
    return this.runs.amend(id, dto, actor, version);
  }

  @Post(':id/publish')
  @HttpCode(200)
  @IfMatchHeader()
  @ApiOperation({ summary: 'Publish a run; all that is missing is said at once' })
  @ApiOkResponse({ type: CourseRunReceiptView })
  publish(
    @PathId() id: string,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<CourseRunReceiptView> {
    return this.runs.publish(id, actor, version);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @IfMatchHeader()
  @ApiOperation({ summary: 'Cancel a published run, and with it its open nominations' })
  @ApiOkResponse({ type: CourseRunReceiptView })
  cancel(
    @PathId() id: string,
    @Body() { reason }: CancellationDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<CourseRunReceiptView> {
    return this.runs.cancel(id, reason, actor, version);
  }

  @Put(':id/allotments/:countryCode')
  @ApiParam({ name: 'countryCode', type: String, example: 'KE' })
  @ApiOperation({ summary: 'Allot slots and deadlines to a country' })
  @ApiOkResponse({ type: AllotmentReceiptView })
  allot(
    @PathId() id: string,
    @PathCode('countryCode') countryCode: string,
    @Body() dto: AllotmentDto,
    @Me() actor: Actor,
  ): Promise<AllotmentReceiptView> {
    return this.allotments.allot(id, countryCode, dto, actor);
  }

  @Put(':id/host-partners')
  @HttpCode(204)
  @ApiOperation({ summary: 'Say which host partners give the run' })
  @ApiNoContentResponse()
  async host(
    @PathId() id: string,
    @Body() { hostPartnerIds }: HostingDto,
    @Me() actor: Actor,
  ): Promise<void> {
    await this.hosting.assign(id, hostPartnerIds, actor);
  }
}

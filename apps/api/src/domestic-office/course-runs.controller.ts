import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ResultsService } from '#applications';
import { type CourseRunScope, CourseRunsQueries } from '#catalogue';
import type { Actor } from '#identity';
import type { Page, RepeatableRequest } from '#platform';
import { CourseRunListDto } from '../headquarters/course-runs.dto.js';
import { CourseRunDetailView, CourseRunView } from '../headquarters/course-runs.view.js';
import { For } from '../http/audience.js';
import { IdempotencyHeader } from '../http/documented-headers.js';
import { PageOf } from '../http/page.dto.js';
import { MaybeRepeatable, Me, PathId } from '../http/request.js';
import { CourseRunSheet } from '../reference/course-run-sheet.js';
import { AsRehearsed, AsRehearsedHeader } from './as-rehearsed.js';

class ReleaseView {
  @ApiProperty({ example: 14, description: 'Decisions made known.' })
  released: number;
}

const scopeOf = (actor: Actor): CourseRunScope => ({
  kind: 'DOMESTIC_OFFICE',
  codes: actor.scopesOf('DOMESTIC_OFFICE'),
});

@ApiTags('domestic office')
@Controller('api/domestic-office/course-runs')
@For('DOMESTIC_OFFICE')
export class DomesticCourseRunsController {
  constructor(
    private readonly queries: CourseRunsQueries,
    private readonly sheet: CourseRunSheet,
    private readonly results: ResultsService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Course runs of your office' })
  @PageOf(CourseRunView)
  list(
    @Query() { limit, after, sort, ...filter }: CourseRunListDto,
    @Me() actor: Actor,
  ): Promise<Page<CourseRunView>> {
    return this.queries.list(scopeOf(actor), filter, { limit, after, sort });
  }

  @Get(':id')
  @ApiOperation({ summary: 'One run of your office' })
  @ApiOkResponse({ type: CourseRunDetailView })
  one(@PathId() id: string, @Me() actor: Actor): Promise<CourseRunDetailView> {
    return this.sheet.of(scopeOf(actor), id);
  }

  @Post(':id/release-results')
  @HttpCode(200)
  @IdempotencyHeader(false)
  @AsRehearsedHeader()
  @ApiOperation({
    summary: 'Make all waiting decisions known: to the overseas offices first, with a copy to each nominee',
  })
  @ApiOkResponse({ type: ReleaseView })
  release(
    @PathId() id: string,
    @Me() actor: Actor,
    @MaybeRepeatable() request: RepeatableRequest | null,
    @AsRehearsed() asRehearsed: string | null,
  ): Promise<ReleaseView> {
    return this.results.release(id, actor, request, asRehearsed);
  }
}

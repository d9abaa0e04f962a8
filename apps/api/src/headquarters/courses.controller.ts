import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { CoursesQueries, CoursesService } from '#catalogue';
import type { Page, RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IfMatchHeader, IdempotencyHeader } from '../http/documented-headers.js';
import { PageOf } from '../http/page.dto.js';
import { IfMatch, Me, PathId, Repeatable } from '../http/request.js';
import { CourseChangesDto, CourseListDto, CourseView, NewCourseDto, ReceiptView } from './courses.dto.js';

@ApiTags('headquarters')
@Controller('api/headquarters/courses')
@For('HEADQUARTERS')
export class CoursesController {
  constructor(
    private readonly courses: CoursesService,
    private readonly queries: CoursesQueries,
  ) {}

  @Get()
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({ summary: 'Courses: projects that run once a year' })
  @PageOf(CourseView)
  list(@Query() { programmeType, theme, state, ...page }: CourseListDto): Promise<Page<CourseView>> {
    return this.queries.list({ programmeType, theme, state }, page);
  }

  @Post()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Form a course' })
  @ApiCreatedResponse({ type: ReceiptView })
  form(
    @Body() dto: NewCourseDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<ReceiptView> {
    return this.courses.form(dto, actor, request);
  }

  @Get(':id')
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({ summary: 'One course' })
  @ApiOkResponse({ type: CourseView })
  one(@PathId() id: string): Promise<CourseView> {
    return this.queries.one(id);
  }

  @Patch(':id')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Amend a course; its runs keep what they have' })
  @ApiOkResponse({ type: ReceiptView })
  amend(
    @PathId() id: string,
    @Body() dto: CourseChangesDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<ReceiptView> {
    return this.courses.amend(id, dto, actor, version);
  }
}

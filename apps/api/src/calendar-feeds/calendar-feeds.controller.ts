import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CalendarFeedsQueries, CalendarFeedsService } from '#allocation';
import type { Actor } from '#identity';
import type { Page, RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader } from '../http/documented-headers.js';
import { PageDto, PageOf } from '../http/page.dto.js';
import { Me, PathId, Repeatable } from '../http/request.js';
import { CalendarFeedDto, CalendarFeedView, OpenedFeedView } from './calendar-feeds.dto.js';

/** Who takes part in the allocation reads the plan in force in the own calendar program. */
@ApiTags('allocation')
@Controller('api/calendar-feeds')
@For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'HOST_PARTNER')
export class CalendarFeedsController {
  constructor(
    private readonly feeds: CalendarFeedsService,
    private readonly queries: CalendarFeedsQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The addresses of calendars that you may withdraw' })
  @PageOf(CalendarFeedView)
  list(@Query() page: PageDto, @Me() actor: Actor): Promise<Page<CalendarFeedView>> {
    return this.queries.list(actor, page);
  }

  @Post()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Open an address under which a calendar program reads the plan in force' })
  @ApiCreatedResponse({ type: OpenedFeedView })
  open(
    @Body() feed: CalendarFeedDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<OpenedFeedView> {
    return this.feeds.open(feed, actor, request);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Withdraw an address: calendars that read it get nothing any more' })
  @ApiNoContentResponse()
  withdraw(@PathId() id: string, @Me() actor: Actor): Promise<void> {
    return this.feeds.withdraw(id, actor);
  }
}

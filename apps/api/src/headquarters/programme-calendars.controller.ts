import { Body, Controller, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ProgrammeCalendarsService } from '#catalogue';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { IfMatch, Me, PathId, Repeatable } from '../http/request.js';
import { CalendarReceiptView } from '../reference/programme-calendars.view.js';
import { CalendarDto, MilestonesDto } from './programme-calendars.dto.js';

@ApiTags('headquarters')
@Controller('api/headquarters/programme-calendars')
@For('HEADQUARTERS')
export class HeadquartersCalendarsController {
  constructor(private readonly calendars: ProgrammeCalendarsService) {}

  @Post()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Draw the calendar of a fiscal year' })
  @ApiCreatedResponse({ type: CalendarReceiptView })
  draw(
    @Body() { fiscalYear, milestones }: CalendarDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<CalendarReceiptView> {
    return this.calendars.draw(fiscalYear, milestones, actor, request);
  }

  @Post(':id/next-year')
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Draw the calendar of the year after, every day moved by a year' })
  @ApiCreatedResponse({ type: CalendarReceiptView })
  drawNextYear(
    @PathId() id: string,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<CalendarReceiptView> {
    return this.calendars.drawNextYear(id, actor, request);
  }

  @Put(':id')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Set the milestones; they replace those before' })
  @ApiOkResponse({ type: CalendarReceiptView })
  amend(
    @PathId() id: string,
    @Body() { milestones }: MilestonesDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<CalendarReceiptView> {
    return this.calendars.amend(id, milestones, actor, version);
  }
}

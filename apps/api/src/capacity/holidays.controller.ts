import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CapacitiesQueries, LocalHolidaysService } from '#allocation';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform';
import { EntryReceiptView } from '../headquarters/domestic-offices.dto.js';
import { For } from '../http/audience.js';
import { IdempotencyHeader } from '../http/documented-headers.js';
import { Me, PathId, Repeatable } from '../http/request.js';
import { CapacityYearDto, LocalHolidayDto } from './capacity.dto.js';
import { HolidayYearView } from './capacity.view.js';

@ApiTags('capacity')
@Controller('api/holidays')
@For('HEADQUARTERS', 'DOMESTIC_OFFICE')
export class HolidaysController {
  constructor(
    private readonly holidays: LocalHolidaysService,
    private readonly queries: CapacitiesQueries,
  ) {}

  @Get()
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'HOST_PARTNER', 'AUDITOR')
  @ApiOperation({
    summary: 'The holidays and working days of each planning week, with the exceptions of offices',
  })
  @ApiOkResponse({ type: HolidayYearView })
  year(@Query() { fiscalYear }: CapacityYearDto): Promise<HolidayYearView> {
    return this.queries.holidays(fiscalYear);
  }

  @Post()
  @IdempotencyHeader()
  @ApiOperation({
    summary: "Enter a day on which your office does otherwise than the calendar; headquarters any office's",
  })
  @ApiCreatedResponse({ type: EntryReceiptView })
  enter(
    @Body() holiday: LocalHolidayDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<EntryReceiptView> {
    return this.holidays.enter(holiday, actor, request);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take back an exception' })
  @ApiNoContentResponse()
  takeBack(@PathId() id: string, @Me() actor: Actor): Promise<void> {
    return this.holidays.takeBack(id, actor);
  }
}

import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ProgrammeCalendarsQueries } from '#catalogue';
import { ROLE_NAMES } from '#identity';
import { For } from '../http/audience.js';
import { PathId } from '../http/request.js';
import { CalendarView } from './programme-calendars.view.js';

@ApiTags('reference')
@Controller('api/programme-calendars')
@For(...ROLE_NAMES)
export class ProgrammeCalendarsController {
  constructor(private readonly queries: ProgrammeCalendarsQueries) {}

  @Get()
  @ApiOperation({ summary: 'The programme calendars of all fiscal years, the latest first' })
  @ApiOkResponse({ type: [CalendarView] })
  list(): Promise<CalendarView[]> {
    return this.queries.list();
  }

  @Get(':id')
  @ApiOperation({ summary: 'The programme calendar of one fiscal year' })
  @ApiOkResponse({ type: CalendarView })
  one(@PathId() id: string): Promise<CalendarView> {
    return this.queries.one(id);
  }
}

import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ConflictsService, ScreeningQueries } from '#applications';
import type { Actor } from '#identity';
import { For } from '../http/audience.js';
import { Me, PathId } from '../http/request.js';
import { ConflictDto } from './screening.dto.js';
import { OfficerView } from './screening.view.js';

@ApiTags('domestic office')
@Controller('api/domestic-office')
@For('DOMESTIC_OFFICE')
export class OfficeScreeningController {
  constructor(
    private readonly queries: ScreeningQueries,
    private readonly conflicts: ConflictsService,
  ) {}

  @Get('officers')
  @ApiOperation({ summary: 'Who of your office can have a nomination in charge' })
  @ApiOkResponse({ type: [OfficerView] })
  officers(@Me() actor: Actor): Promise<OfficerView[]> {
    return this.queries.officers(actor);
  }

  @Post('conflicts-of-interest/:id/lift')
  @HttpCode(204)
  @ApiOperation({ summary: "Lift another officer's declaration, with the reason" })
  @ApiNoContentResponse()
  async lift(@PathId() id: string, @Body() { reason }: ConflictDto, @Me() actor: Actor): Promise<void> {
    await this.conflicts.lift(id, reason, actor);
  }
}

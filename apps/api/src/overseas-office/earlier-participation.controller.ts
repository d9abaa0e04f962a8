import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { scopeOf } from '#applications';
import type { Actor } from '#identity';
import { EarlierParticipationQueries } from '#training';
import { For } from '../http/audience.js';
import { Me, PathId } from '../http/request.js';
import { EarlierParticipationHintView, hintView } from '../people/people.view.js';

@ApiTags('overseas office')
@Controller('api/overseas-office/nominations')
@For('OVERSEAS_OFFICE')
export class OverseasEarlierParticipationController {
  constructor(private readonly earlier: EarlierParticipationQueries) {}

  @Get(':id/earlier-participation')
  @ApiOperation({
    summary: "Where the nominee has taken part before, as far as your country's own people go",
  })
  @ApiOkResponse({ type: EarlierParticipationHintView })
  async one(@PathId() id: string, @Me() actor: Actor): Promise<EarlierParticipationHintView> {
    return hintView(await this.earlier.forOverseasOffice(scopeOf(actor, 'OVERSEAS_OFFICE'), id));
  }
}

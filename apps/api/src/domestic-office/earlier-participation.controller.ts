import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { scopeOf } from '#applications';
import type { Actor } from '#identity';
import { EarlierParticipationQueries } from '#training';
import { For } from '../http/audience.js';
import { Me, PathId } from '../http/request.js';
import { earlierParticipationView, EarlierParticipationView } from '../people/people.view.js';

@ApiTags('domestic office')
@Controller('api/domestic-office/nominations')
@For('DOMESTIC_OFFICE')
export class DomesticEarlierParticipationController {
  constructor(private readonly earlier: EarlierParticipationQueries) {}

  @Get(':id/earlier-participation')
  @ApiOperation({
    summary: 'Where the nominee has taken part before, and who may be the same person, with the reasons',
  })
  @ApiOkResponse({ type: EarlierParticipationView })
  async one(@PathId() id: string, @Me() actor: Actor): Promise<EarlierParticipationView> {
    return earlierParticipationView(
      await this.earlier.forDomesticOffice(scopeOf(actor, 'DOMESTIC_OFFICE'), id),
    );
  }
}

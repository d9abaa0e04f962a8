import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { scopeOf, WaitingQueries } from '#applications';
import type { Actor } from '#identity';
import type { Page } from '#platform';
import { For } from '../http/audience.js';
import { PageOf } from '../http/page.dto.js';
import { Me } from '../http/request.js';
import { NominationRowView, nominationRowView } from '../nominations/nominations.view.js';
import { HolderView } from '../nominations/wait.view.js';
import { OfficeWaitingListDto } from '../nominations/waiting.dto.js';

const AS = 'DOMESTIC_OFFICE';

@ApiTags('domestic office')
@Controller('api/domestic-office/waiting')
@For(AS)
export class DomesticWaitingController {
  constructor(private readonly waiting: WaitingQueries) {}

  @Get()
  @ApiOperation({
    summary: 'What waits for your office: to be screened, or to be released; the oldest first',
  })
  @PageOf(NominationRowView)
  async list(
    @Query() { limit, after, only }: OfficeWaitingListDto,
    @Me() actor: Actor,
  ): Promise<Page<NominationRowView>> {
    const filter = { only, accountId: actor.accountId };
    const page = await this.waiting.list(scopeOf(actor, AS), filter, { limit, after });
    return { ...page, rows: page.rows.map((row) => nominationRowView(row, AS)) };
  }

  @Get('holders')
  @ApiOperation({
    summary: 'How much waits with whom, and how much of it too long: officers and host partners',
  })
  @ApiOkResponse({ type: [HolderView] })
  holders(@Me() actor: Actor): Promise<HolderView[]> {
    return this.waiting.holders(scopeOf(actor, AS));
  }
}

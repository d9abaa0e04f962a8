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
import { WaitingListDto } from '../nominations/waiting.dto.js';

const AS = 'OVERSEAS_OFFICE';

@ApiTags('overseas office')
@Controller('api/overseas-office/waiting')
@For(AS)
export class OverseasWaitingController {
  constructor(private readonly waiting: WaitingQueries) {}

  @Get()
  @ApiOperation({ summary: 'What waits for you: drafts and returned nominations, the oldest first' })
  @PageOf(NominationRowView)
  async list(
    @Query() { limit, after, only }: WaitingListDto,
    @Me() actor: Actor,
  ): Promise<Page<NominationRowView>> {
    const filter = { only, accountId: actor.accountId };
    const page = await this.waiting.list(scopeOf(actor, AS), filter, { limit, after });
    return { ...page, rows: page.rows.map((row) => nominationRowView(row, AS)) };
  }

  @Get('holders')
  @ApiOperation({ summary: 'How much waits with you and with domestic offices, and how much of it too long' })
  @ApiOkResponse({ type: [HolderView] })
  holders(@Me() actor: Actor): Promise<HolderView[]> {
    return this.waiting.holders(scopeOf(actor, AS));
  }
}

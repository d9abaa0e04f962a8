import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { WaitingQueries } from '#applications';
import { For } from '../http/audience.js';
import { HolderView } from '../nominations/wait.view.js';

@ApiTags('headquarters')
@Controller('api/headquarters/waiting')
@For('HEADQUARTERS', 'AUDITOR')
export class HeadquartersWaitingController {
  constructor(private readonly waiting: WaitingQueries) {}

  @Get('holders')
  @ApiOperation({ summary: 'How much waits with each office and host partner, and how much of it too long' })
  @ApiOkResponse({ type: [HolderView] })
  holders(): Promise<HolderView[]> {
    return this.waiting.holders({ kind: 'SYSTEM' });
  }
}

import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { notFound } from '#platform';
import { ProgrammeQueries } from '#training';
import { For } from '../http/audience.js';
import { PathId } from '../http/request.js';
import { ReleasedProgrammeView, releasedProgrammeView } from '../programme/programme.view.js';

@ApiTags('headquarters')
@Controller('api/headquarters/course-runs/:id/programme')
@For('HEADQUARTERS', 'AUDITOR')
export class HeadquartersProgrammeController {
  constructor(private readonly queries: ProgrammeQueries) {}

  @Get()
  @ApiOperation({
    summary: 'The latest release of the programme of a run; its draft belongs to the domestic office',
  })
  @ApiOkResponse({ type: ReleasedProgrammeView })
  async latest(@PathId() id: string): Promise<ReleasedProgrammeView> {
    const released = await this.queries.latest({ kind: 'SYSTEM' }, id);
    if (!released) throw notFound();
    return releasedProgrammeView(released);
  }
}

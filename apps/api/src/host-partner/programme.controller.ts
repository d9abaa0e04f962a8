import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { notFound } from '#platform';
import { ProgrammeQueries } from '#training';
import { For } from '../http/audience.js';
import { Me, PathId } from '../http/request.js';
import { ReleasedProgrammeView, releasedProgrammeView } from '../programme/programme.view.js';

@ApiTags('host partner')
@Controller('api/host-partner/course-runs/:id/programme')
@For('HOST_PARTNER')
export class HostProgrammeController {
  constructor(private readonly queries: ProgrammeQueries) {}

  @Get()
  @ApiOperation({ summary: 'The latest release of the programme of a run that you host' })
  @ApiOkResponse({ type: ReleasedProgrammeView })
  async latest(@PathId() id: string, @Me() actor: Actor): Promise<ReleasedProgrammeView> {
    const scope = { kind: 'HOST_PARTNER', ids: actor.scopesOf('HOST_PARTNER') } as const;
    const released = await this.queries.latest(scope, id);
    if (!released) throw notFound();
    return releasedProgrammeView(released);
  }
}

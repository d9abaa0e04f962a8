import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type CourseRunScope, InformationQueries } from '#catalogue';
import type { Actor } from '#identity';
import { VersionDto } from '../general-information/information.dto.js';
import { InformationDesk } from '../general-information/information-desk.js';
import { IssuedInformationView } from '../general-information/information.view.js';
import { For } from '../http/audience.js';
import { Me, PathId } from '../http/request.js';

const scopeOf = (actor: Actor): CourseRunScope => ({
  kind: 'OVERSEAS_OFFICE',
  codes: actor.scopesOf('OVERSEAS_OFFICE'),
});

/** Offices abroad read what is issued; the draft stays in Japan. */
@ApiTags('overseas office')
@Controller('api/overseas-office/course-runs')
@For('OVERSEAS_OFFICE')
export class OverseasInformationController {
  constructor(
    private readonly desk: InformationDesk,
    private readonly queries: InformationQueries,
  ) {}

  @Get(':id/general-information')
  @ApiOperation({ summary: 'The General Information as issued, with the difference to the version before' })
  @ApiOkResponse({ type: IssuedInformationView })
  issued(
    @PathId() id: string,
    @Query() { number }: VersionDto,
    @Me() actor: Actor,
  ): Promise<IssuedInformationView> {
    return this.queries.issued(scopeOf(actor), id, number);
  }

  @Get(':id/general-information/pdf')
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'The General Information on paper; 409 with Retry-After while it is being set' })
  pdf(@PathId() id: string, @Query() { number }: VersionDto, @Me() actor: Actor): Promise<StreamableFile> {
    return this.desk.pdf(scopeOf(actor), id, number);
  }
}

import { Controller, Get, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { boardOf, PlanQueries, PlanReleasesQueries, utilisationOf } from '#allocation';
import { notFound } from '#platform';
import { For } from '../http/audience.js';
import { Compressed } from '../http/compression.js';
import { EventStreamAnswer } from '../http/event-stream.js';
import { QueryCountField } from '../http/fields.js';
import { type KccpRequest, PathId } from '../http/request.js';
import { FiscalYearDto } from '../plans/plans.dto.js';
import { PlanView } from '../plans/plans.view.js';
import { BoardStreams } from './board-streams.js';
import { BoardView, UtilisationView } from './board.view.js';

class FollowedFromDto {
  @QueryCountField({
    about: 'The version of the plan that the board shows; Last-Event-ID counts before it.',
    example: 8,
    min: 1,
    max: 999_999_999,
    optional: true,
  })
  after?: number;
}

/** A year of course runs as offices × weeks. */
@ApiTags('plans')
@Controller('api')
@For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
export class BoardController {
  constructor(
    private readonly plans: PlanQueries,
    private readonly releases: PlanReleasesQueries,
    private readonly streams: BoardStreams,
  ) {}

  @Get('plans/:id/board')
  @Compressed()
  @ApiOperation({ summary: 'All that a board of the year shows, in one answer' })
  @ApiOkResponse({ type: BoardView })
  board(@PathId() id: string): Promise<BoardView> {
    return this.plans.state(id).then(boardOf);
  }

  @Get('plans/:id/events')
  @EventStreamAnswer(
    'What others do to a plan: `step` (who did what, and which runs lie elsewhere by it), `read-anew` after a long absence, `in-force` when a plan of the year is released',
  )
  events(
    @PathId() id: string,
    @Query() { after }: FollowedFromDto,
    @Req() request: KccpRequest,
  ): Promise<StreamableFile> {
    return this.streams.follow(id, after, request);
  }

  @Get('plans/:id/utilisation')
  @Compressed()
  @ApiOperation({ summary: 'Beds, rooms, coordinators and interpreters by week: used, limit, percent' })
  @ApiOkResponse({ type: UtilisationView })
  utilisation(@PathId() id: string): Promise<UtilisationView> {
    return this.plans.state(id).then(utilisationOf);
  }

  @Get('plan-in-force')
  @ApiOperation({ summary: 'The plan in force of a fiscal year; 404 before the first release' })
  @ApiOkResponse({ type: PlanView })
  async inForce(@Query() { fiscalYear }: FiscalYearDto): Promise<PlanView> {
    return this.plans.row(await this.idInForce(fiscalYear));
  }

  @Get('plan-in-force/utilisation')
  @Compressed()
  @ApiOperation({ summary: 'The same of the plan in force' })
  @ApiOkResponse({ type: UtilisationView })
  async utilisationInForce(@Query() { fiscalYear }: FiscalYearDto): Promise<UtilisationView> {
    return this.utilisation(await this.idInForce(fiscalYear));
  }

  private async idInForce(fiscalYear: number): Promise<string> {
    const id = await this.releases.inForce(fiscalYear);
    if (!id) throw notFound();
    return id;
  }
}

import { applyDecorators, Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import type { Page } from '#platform';
import { type EnrolmentMove, EnrolmentsQueries, EnrolmentsService } from '#training';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { PageOf } from '../http/page.dto.js';
import { Me, PathId, Wanted, type WantedMove } from '../http/request.js';
import { ReasonDto } from '../nominations/nominations.dto.js';
import {
  DatedDto,
  DatedReasonDto,
  EnrolmentListDto,
  EnrolmentReceiptView,
  EnrolmentView,
  enrolmentView,
} from './enrolments.dto.js';

const Answer = (summary: string): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    IfMatchHeader(),
    IdempotencyHeader(false),
    ApiOperation({ summary }),
    ApiOkResponse({ type: EnrolmentReceiptView }),
  );

@ApiTags('domestic office')
@Controller('api/domestic-office/enrolments')
@For('DOMESTIC_OFFICE')
export class EnrolmentsController {
  constructor(
    private readonly enrolments: EnrolmentsService,
    private readonly queries: EnrolmentsQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: 'People accepted to the runs of your office' })
  @PageOf(EnrolmentView)
  async list(
    @Query() { limit, after, sort, ...filter }: EnrolmentListDto,
    @Me() actor: Actor,
  ): Promise<Page<EnrolmentView>> {
    const page = await this.queries.list(actor.scopesOf('DOMESTIC_OFFICE'), filter, { limit, after, sort });
    return { ...page, rows: page.rows.map(enrolmentView) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One enrolment, with the moves that are open to you' })
  @ApiOkResponse({ type: EnrolmentView })
  async one(@PathId() id: string, @Me() actor: Actor): Promise<EnrolmentView> {
    return enrolmentView(await this.queries.one(actor.scopesOf('DOMESTIC_OFFICE'), id));
  }

  @Post(':id/arrive')
  @Answer('The person has arrived (online: attended the first session); the annual counts move')
  arrive(
    @Wanted('arrive') wanted: WantedMove<EnrolmentMove>,
    @Body() { on }: DatedDto,
    @Me() actor: Actor,
  ): Promise<EnrolmentReceiptView> {
    return this.enrolments.make({ ...wanted, on }, actor);
  }

  @Post(':id/complete')
  @Answer('The person has completed the training')
  complete(
    @Wanted('complete') wanted: WantedMove<EnrolmentMove>,
    @Body() { on }: DatedDto,
    @Me() actor: Actor,
  ): Promise<EnrolmentReceiptView> {
    return this.enrolments.make({ ...wanted, on }, actor);
  }

  @Post(':id/discontinue')
  @Answer('The person ended the training early')
  discontinue(
    @Wanted('discontinue') wanted: WantedMove<EnrolmentMove>,
    @Body() { on, reason }: DatedReasonDto,
    @Me() actor: Actor,
  ): Promise<EnrolmentReceiptView> {
    return this.enrolments.make({ ...wanted, on, reason }, actor);
  }

  @Post(':id/no-show')
  @Answer('The person did not arrive')
  noShow(
    @Wanted('no-show') wanted: WantedMove<EnrolmentMove>,
    @Me() actor: Actor,
  ): Promise<EnrolmentReceiptView> {
    return this.enrolments.make(wanted, actor);
  }

  @Post(':id/expect')
  @Answer('The person is expected after all')
  expect(
    @Wanted('expect') wanted: WantedMove<EnrolmentMove>,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
  ): Promise<EnrolmentReceiptView> {
    return this.enrolments.make({ ...wanted, reason }, actor);
  }

  @Post(':id/undo-arrival')
  @Answer('The arrival was recorded by mistake; the annual counts move back')
  undoArrival(
    @Wanted('undo-arrival') wanted: WantedMove<EnrolmentMove>,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
  ): Promise<EnrolmentReceiptView> {
    return this.enrolments.make({ ...wanted, reason }, actor);
  }

  @Post(':id/resume')
  @Answer('The end was recorded by mistake; the person is in training')
  resume(
    @Wanted('resume') wanted: WantedMove<EnrolmentMove>,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
  ): Promise<EnrolmentReceiptView> {
    return this.enrolments.make({ ...wanted, reason }, actor);
  }
}

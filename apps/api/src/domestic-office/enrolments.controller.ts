import { applyDecorators, Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import type { Page, RepeatableRequest } from '#platform';
import { EnrolmentsQueries, EnrolmentsService } from '#training';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { PageOf } from '../http/page.dto.js';
import { IfMatch, MaybeRepeatable, Me, PathId } from '../http/request.js';
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
  @HttpCode(200)
  @Answer('The person has arrived (online: attended the first session); the annual counts move')
  arrive(
    @PathId() id: string,
    @Body() { on }: DatedDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<EnrolmentReceiptView> {
    return this.enrolments.make({ id, move: 'arrive', on, ifVersion, request }, actor);
  }

  @Post(':id/complete')
  @HttpCode(200)
  @Answer('The person has completed the training')
  complete(
    @PathId() id: string,
    @Body() { on }: DatedDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<EnrolmentReceiptView> {
    return this.enrolments.make({ id, move: 'complete', on, ifVersion, request }, actor);
  }

  @Post(':id/discontinue')
  @HttpCode(200)
  @Answer('The person ended the training early')
  discontinue(
    @PathId() id: string,
    @Body() { on, reason }: DatedReasonDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<EnrolmentReceiptView> {
    return this.enrolments.make({ id, move: 'discontinue', on, reason, ifVersion, request }, actor);
  }

  @Post(':id/no-show')
  @HttpCode(200)
  @Answer('The person did not arrive')
  noShow(
    @PathId() id: string,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<EnrolmentReceiptView> {
    return this.enrolments.make({ id, move: 'no-show', ifVersion, request }, actor);
  }

  @Post(':id/expect')
  @HttpCode(200)
  @Answer('The person is expected after all')
  expect(
    @PathId() id: string,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<EnrolmentReceiptView> {
    return this.enrolments.make({ id, move: 'expect', reason, ifVersion, request }, actor);
  }

  @Post(':id/undo-arrival')
  @HttpCode(200)
  @Answer('The arrival was recorded by mistake; the annual counts move back')
  undoArrival(
    @PathId() id: string,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<EnrolmentReceiptView> {
    return this.enrolments.make({ id, move: 'undo-arrival', reason, ifVersion, request }, actor);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Answer('The end was recorded by mistake; the person is in training')
  resume(
    @PathId() id: string,
    @Body() { reason }: ReasonDto,
    @Me() actor: Actor,
    @IfMatch() ifVersion: number,
    @MaybeRepeatable() request: RepeatableRequest | null,
  ): Promise<EnrolmentReceiptView> {
    return this.enrolments.make({ id, move: 'resume', reason, ifVersion, request }, actor);
  }
}

import { applyDecorators, Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PlanChanges, PlanQueries } from '#allocation';
import type { Actor } from '#identity';
import { For } from '../http/audience.js';
import { IfMatchHeader } from '../http/documented-headers.js';
import { IfMatch, Me, PathId } from '../http/request.js';
import {
  changeReceiptView,
  ChangeReceiptView,
  PlanChangeListView,
  planChangeView,
  PlanStepListView,
  planStepView,
} from './plan-changes.view.js';
import { actsOf, PlanChangeDto, StepsDto } from './plans.dto.js';
import { PlanReceiptView } from './plans.view.js';

const Change = (summary: string): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    For('HEADQUARTERS', 'DOMESTIC_OFFICE'),
    IfMatchHeader(),
    ApiOperation({ summary }),
  );

/** Changes of a draft, in their order. A domestic office changes what touches no other office. */
@ApiTags('plans')
@Controller('api/plans/:id')
export class PlanChangesController {
  constructor(
    private readonly planChanges: PlanChanges,
    private readonly queries: PlanQueries,
  ) {}

  @Get('changes')
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
  @ApiOperation({
    summary: 'The changes of a version in order, who made them and when; those undone at the end',
  })
  @ApiOkResponse({ type: PlanChangeListView })
  async list(@PathId() id: string): Promise<PlanChangeListView> {
    return { rows: (await this.queries.changes(id)).map(planChangeView) };
  }

  @Get('steps')
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
  @ApiOperation({ summary: 'What was done to a version since you have seen it, by whom' })
  @ApiOkResponse({ type: PlanStepListView })
  async steps(@PathId() id: string, @Query() { since }: StepsDto): Promise<PlanStepListView> {
    const { version } = await this.queries.row(id);
    return { version, rows: (await this.queries.stepsSince(id, since)).map(planStepView) };
  }

  @Post('changes')
  @Change('Change a draft: place, take off, pin, unpin runs, suppose another capacity; all of it or nothing')
  @ApiOkResponse({ type: ChangeReceiptView })
  make(
    @PathId() id: string,
    @Body() { acts, reason = null }: PlanChangeDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<ChangeReceiptView> {
    return this.planChanges.make(id, { acts: actsOf(acts), reason }, actor, version).then(changeReceiptView);
  }

  @Post('undo')
  @Change('Take the last change back')
  @ApiOkResponse({ type: PlanReceiptView })
  undo(@PathId() id: string, @Me() actor: Actor, @IfMatch() version: number): Promise<PlanReceiptView> {
    return this.planChanges.undo(id, actor, version);
  }

  @Post('redo')
  @Change('Make the change again that was undone last')
  @ApiOkResponse({ type: PlanReceiptView })
  redo(@PathId() id: string, @Me() actor: Actor, @IfMatch() version: number): Promise<PlanReceiptView> {
    return this.planChanges.redo(id, actor, version);
  }
}

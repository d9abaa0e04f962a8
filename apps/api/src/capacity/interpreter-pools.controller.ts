import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CapacitiesQueries, InterpreterPoolsService } from '#allocation';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { IfMatch, Me, PathId, Repeatable } from '../http/request.js';
import { CapacityYearDto, NewPoolDto, PoolDto } from './capacity.dto.js';
import { CapacityReceiptView, PoolView } from './capacity.view.js';

@ApiTags('capacity')
@Controller('api/interpreter-pools')
@For('HEADQUARTERS')
export class InterpreterPoolsController {
  constructor(
    private readonly pools: InterpreterPoolsService,
    private readonly queries: CapacitiesQueries,
  ) {}

  @Get()
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
  @ApiOperation({
    summary: 'The interpreters that all offices share in a fiscal year; other languages need none',
  })
  @ApiOkResponse({ type: [PoolView] })
  list(@Query() { fiscalYear }: CapacityYearDto): Promise<PoolView[]> {
    return this.queries.pools(fiscalYear);
  }

  @Post()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Open the pool of a language: its runs need an interpreter from now on' })
  @ApiCreatedResponse({ type: CapacityReceiptView })
  open(
    @Body() pool: NewPoolDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<CapacityReceiptView> {
    return this.pools.open(pool, actor, request);
  }

  @Put(':id')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Set how many interpreters there are, and when there are more or fewer' })
  @ApiOkResponse({ type: CapacityReceiptView })
  amend(
    @PathId() id: string,
    @Body() pool: PoolDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<CapacityReceiptView> {
    return this.pools.amend(id, pool, actor, version);
  }

  @Delete(':id')
  @HttpCode(204)
  @IfMatchHeader()
  @ApiOperation({ summary: 'Take back a pool that was opened by mistake' })
  @ApiNoContentResponse()
  close(@PathId() id: string, @Me() actor: Actor, @IfMatch() version: number): Promise<void> {
    return this.pools.close(id, actor, version);
  }
}

import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { DomesticOfficesQueries, DomesticOfficesService } from '#allocation';
import type { Actor } from '#identity';
import type { RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader } from '../http/documented-headers.js';
import { Me, PathId, Repeatable } from '../http/request.js';
import {
  EntryReceiptView,
  MovedPrefectureDto,
  NewNameDto,
  OfficeHistoryView,
} from './domestic-offices.dto.js';

@ApiTags('headquarters')
@Controller('api/headquarters')
@For('HEADQUARTERS')
export class DomesticOfficesController {
  constructor(
    private readonly offices: DomesticOfficesService,
    private readonly queries: DomesticOfficesQueries,
  ) {}

  @Get('domestic-offices')
  @For('HEADQUARTERS', 'DOMESTIC_OFFICE', 'AUDITOR')
  @ApiOperation({ summary: 'The domestic offices with all their names and prefectures, past and to come' })
  @ApiOkResponse({ type: [OfficeHistoryView] })
  history(): Promise<OfficeHistoryView[]> {
    return this.queries.history();
  }

  @Post('domestic-office-names')
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Rename a domestic office from a day on; the name before stays in the history' })
  @ApiCreatedResponse({ type: EntryReceiptView })
  rename(
    @Body() name: NewNameDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<EntryReceiptView> {
    return this.offices.rename(name, actor, request);
  }

  @Delete('domestic-office-names/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take back a name that does not hold yet' })
  @ApiNoContentResponse()
  withdrawName(@PathId() id: string, @Me() actor: Actor): Promise<void> {
    return this.offices.withdrawName(id, actor);
  }

  @Post('prefecture-moves')
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Give a prefecture to another domestic office from a day on' })
  @ApiCreatedResponse({ type: EntryReceiptView })
  move(
    @Body() moved: MovedPrefectureDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<EntryReceiptView> {
    return this.offices.move(moved, actor, request);
  }

  @Delete('prefecture-moves/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take back a move that does not hold yet' })
  @ApiNoContentResponse()
  withdrawMove(@PathId() id: string, @Me() actor: Actor): Promise<void> {
    return this.offices.withdrawMove(id, actor);
  }
}

import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import {
  type SlotTransferRow,
  SlotTransfersQueries,
  SlotTransfersService,
  type TransferFacts,
} from '#catalogue';
import type { Actor } from '#identity';
import type { Page, RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader } from '../http/documented-headers.js';
import { CodeField, CountField, DayField, TextField } from '../http/fields.js';
import { PageDto, PageOf } from '../http/page.dto.js';
import { Me, PathId, Repeatable } from '../http/request.js';
import { RecordReceiptView } from './decisions.dto.js';

class TransferDto implements TransferFacts {
  @CodeField({ about: 'The country that gives.', example: 'KE', max: 8 })
  fromCountryCode: string;

  @CodeField({ about: 'The country that receives.', example: 'MW', max: 8 })
  toCountryCode: string;

  @CountField({ about: 'How many slots.', example: 1, min: 1, max: 200 })
  slots: number;

  @TextField({
    about: 'Why; both offices are told.',
    example: 'Kenya nominates nobody.',
    max: 500,
    severalLines: true,
  })
  reason: string;

  @DayField({
    about: 'JICA deadline of the receiving country; needed where it has none, or its own has passed.',
    example: '2026-07-10',
    optional: true,
    nullable: true,
  })
  jicaDeadline: string | null = null;
}

class SlotTransferView implements SlotTransferRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f6a' })
  id: string;

  @ApiProperty({ example: 'KE' })
  fromCountryCode: string;

  @ApiProperty({ example: 'MW' })
  toCountryCode: string;

  @ApiProperty({ example: 1 })
  slots: number;

  @ApiProperty({ enum: ['AFTER_DEADLINE', 'WITH_CONSENT'], example: 'AFTER_DEADLINE' })
  ground: SlotTransferRow['ground'];

  @ApiProperty({ example: 'Kenya nominates nobody.' })
  reason: string;

  @ApiProperty({ example: 'Haruka Sato' })
  movedBy: string;

  @ApiProperty({ type: String, format: 'date-time' })
  movedAt: Date;
}

@ApiTags('headquarters')
@Controller('api/headquarters/course-runs/:id/slot-transfers')
@For('HEADQUARTERS')
export class SlotTransfersController {
  constructor(
    private readonly transfers: SlotTransfersService,
    private readonly queries: SlotTransfersQueries,
  ) {}

  @Get()
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({ summary: 'Slots of a run that were moved from one country to another, the latest first' })
  @PageOf(SlotTransferView)
  ofRun(@PathId() id: string, @Query() page: PageDto): Promise<Page<SlotTransferView>> {
    return this.queries.ofRun(id, page);
  }

  @Post()
  @IdempotencyHeader()
  @ApiOperation({
    summary:
      'Move unused slots to another country: after the JICA deadline of the one that gives, or as far as its office has offered them',
  })
  @ApiCreatedResponse({ type: RecordReceiptView })
  move(
    @PathId() id: string,
    @Body() dto: TransferDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<RecordReceiptView> {
    return this.transfers.move(id, dto, actor, request);
  }
}

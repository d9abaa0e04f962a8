import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  PartialType,
} from '@nestjs/swagger';
import type { Actor } from '#identity';
import {
  AnnualVisitsQueries,
  type OpeningBalanceRow,
  OpeningBalancesService,
  type PublishedVisits,
} from '#jica-net';
import type { RepeatableRequest } from '#platform';
import { For } from '../http/audience.js';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { CountField, LEFT_OUT_NOT_NULL, TextField } from '../http/fields.js';
import { IfMatch, Me, PathId, Repeatable } from '../http/request.js';

class FigureDto {
  @CountField({ about: 'Visits as published.', example: 48_000, min: 0, max: 2_000_000_000 })
  visits: number;

  @TextField({ about: 'Where it was published.', example: 'Annual report 2017, page 12', max: 500 })
  source: string;

  @TextField({
    about: 'What a reader should know of it.',
    example: 'Page views, not visitors.',
    max: 1000,
    severalLines: true,
    optional: true,
    nullable: true,
  })
  note?: string | null;
}

class PublishedVisitsDto extends FigureDto implements PublishedVisits {
  @CountField({ about: 'Japanese fiscal year that is over.', example: 2016, min: 1954, max: 2199 })
  fiscalYear: number;
}

class FigureChangesDto extends PartialType(FigureDto, LEFT_OUT_NOT_NULL) {}

class PublishedVisitsView implements OpeningBalanceRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  id: string;

  @ApiProperty({ example: 2016 })
  fiscalYear: number;

  @ApiProperty({ example: 48_000 })
  visits: number;

  @ApiProperty({ example: 'Annual report 2017, page 12' })
  source: string;

  @ApiProperty({ type: String, nullable: true, example: null })
  note: string | null;

  @ApiProperty({ example: '2026-06-01T02:00:00.000Z' })
  enteredAt: Date;

  @ApiProperty({ example: 1, description: 'Also the ETag.' })
  version: number;
}

class PublishedVisitsReceipt {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  id: string;

  @ApiProperty({ example: 1, description: 'Also the ETag.' })
  version: number;
}

/** Yearly visits of the JICA-Net Library as they were published: opening balances of the series, each with its source. */
@ApiTags('headquarters')
@Controller('api/headquarters/published-visits')
@For('HEADQUARTERS')
export class PublishedVisitsController {
  constructor(
    private readonly balances: OpeningBalancesService,
    private readonly queries: AnnualVisitsQueries,
  ) {}

  @Get()
  @For('HEADQUARTERS', 'AUDITOR')
  @ApiOperation({ summary: 'The published figures that were entered' })
  @ApiOkResponse({ type: [PublishedVisitsView] })
  list(): Promise<PublishedVisitsView[]> {
    return this.queries.openingBalances();
  }

  @Post()
  @IdempotencyHeader()
  @ApiOperation({ summary: 'Enter the published figure of a year that is over' })
  @ApiCreatedResponse({ type: PublishedVisitsReceipt })
  enter(
    @Body() figure: PublishedVisitsDto,
    @Me() actor: Actor,
    @Repeatable() request: RepeatableRequest,
  ): Promise<PublishedVisitsReceipt> {
    return this.balances.enter(figure, actor, request);
  }

  @Patch(':id')
  @IfMatchHeader()
  @ApiOperation({ summary: 'Correct an entered figure' })
  @ApiOkResponse({ type: PublishedVisitsReceipt })
  amend(
    @PathId() id: string,
    @Body() changes: FigureChangesDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<PublishedVisitsReceipt> {
    return this.balances.amend(id, changes, actor, version);
  }
}

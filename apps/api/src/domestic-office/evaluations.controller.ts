import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import {
  BEST_SCORE,
  type EvaluationFacts,
  type EvaluationReceipt,
  type EvaluationRow,
  HostingEvaluationsService,
} from '#allocation';
import type { Actor } from '#identity';
import { For } from '../http/audience.js';
import { IfMatchHeader } from '../http/documented-headers.js';
import { CountField, IdField, TextField } from '../http/fields.js';
import { IfMatch, Me, PathId } from '../http/request.js';

const ID = '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f62';

class EvaluationDto implements EvaluationFacts {
  @IdField({ about: 'A host of the run.', example: ID })
  hostPartnerId: string;

  @CountField({ about: `From 0 to ${BEST_SCORE}, the best.`, example: 4, min: 0, max: BEST_SCORE })
  score: number;

  @TextField({
    about: 'What went well, what did not; read by offices only.',
    example: 'The practice at the plant was the best part.',
    max: 2000,
    severalLines: true,
    mayBeEmpty: true,
  })
  note: string;
}

class EvaluationReceiptView implements EvaluationReceipt {
  @ApiProperty({ example: ID })
  hostPartnerId: string;

  @ApiProperty({ example: 1, description: 'Goes into If-Match; 0 where there is no evaluation yet.' })
  version: number;
}

class EvaluationView extends EvaluationReceiptView implements EvaluationRow {
  @ApiProperty({ example: 'Kobe City Waterworks Bureau' })
  name: string;

  @ApiProperty({ type: Number, nullable: true, example: 4 })
  score: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'The practice at the plant was the best part.' })
  note: string | null;

  @ApiProperty({ type: Date, nullable: true, example: '2026-11-20T02:00:00.000Z' })
  evaluatedAt: Date | null;
}

@ApiTags('domestic office')
@Controller('api/domestic-office/course-runs/:id/evaluations')
@For('DOMESTIC_OFFICE')
export class EvaluationsController {
  constructor(private readonly evaluations: HostingEvaluationsService) {}

  @Get()
  @ApiOperation({ summary: 'The hosts of a run with how they gave it' })
  @ApiOkResponse({ type: [EvaluationView] })
  list(@PathId() id: string, @Me() actor: Actor): Promise<EvaluationView[]> {
    return this.evaluations.of(id, actor.scopesOf('DOMESTIC_OFFICE'));
  }

  @Put()
  @IfMatchHeader()
  @ApiOperation({ summary: 'Say how a host gave the run, when it is over' })
  @ApiOkResponse({ type: EvaluationReceiptView })
  evaluate(
    @PathId() id: string,
    @Body() dto: EvaluationDto,
    @Me() actor: Actor,
    @IfMatch() version: number,
  ): Promise<EvaluationReceiptView> {
    return this.evaluations.evaluate(id, dto, actor, version);
  }
}

import { applyDecorators, Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SealedReadings } from '#applications';
import type { Actor } from '#identity';
import { ReadingReasonDto } from '../dossier/dossier.dto.js';
import { SealedAnswerView } from '../dossier/dossier.view.js';
import { For } from '../http/audience.js';
import { Me, PathId } from '../http/request.js';

const Reading = (path: string, summary: string): MethodDecorator =>
  applyDecorators(
    Post(`:id/dossier/${path}/read`),
    HttpCode(200),
    ApiOperation({ summary }),
    ApiOkResponse({ type: [SealedAnswerView] }),
  );

/** A reading is a POST: it asks for a reason and leaves a trace, and no cache or history of a browser keeps it. */
@ApiTags('domestic office')
@Controller('api/domestic-office/nominations')
@For('MEDICAL')
export class SealedAnswersController {
  constructor(private readonly readings: SealedReadings) {}

  @Reading('medical-history', 'Read the medical history, with a reason')
  medicalHistory(
    @PathId() id: string,
    @Body() { reason }: ReadingReasonDto,
    @Me() actor: Actor,
  ): Promise<SealedAnswerView[]> {
    return this.readings.read(id, 'MEDICAL_HISTORY', reason, actor);
  }

  @Reading('passport-number', 'Read the passport number in full, with a reason')
  passportNumber(
    @PathId() id: string,
    @Body() { reason }: ReadingReasonDto,
    @Me() actor: Actor,
  ): Promise<SealedAnswerView[]> {
    return this.readings.read(id, 'PASSPORT_NUMBER', reason, actor);
  }

  @Reading('religion', 'Read the religion, with a reason')
  religion(
    @PathId() id: string,
    @Body() { reason }: ReadingReasonDto,
    @Me() actor: Actor,
  ): Promise<SealedAnswerView[]> {
    return this.readings.read(id, 'RELIGION', reason, actor);
  }
}

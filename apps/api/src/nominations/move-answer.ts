import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { NominationReceiptView } from './nominations.view.js';

/** Documents a move of a nomination. */
export const MoveAnswer = (summary: string): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    IfMatchHeader(),
    IdempotencyHeader(false),
    ApiOperation({ summary }),
    ApiOkResponse({ type: NominationReceiptView }),
  );

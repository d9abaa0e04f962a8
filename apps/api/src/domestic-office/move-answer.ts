import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { IdempotencyHeader, IfMatchHeader } from '../http/documented-headers.js';
import { NominationReceiptView } from '../nominations/nominations.view.js';

/** Documents a move of a nomination. */
export const MoveAnswer = (summary: string): MethodDecorator =>
  applyDecorators(
    IfMatchHeader(),
    IdempotencyHeader(false),
    ApiOperation({ summary }),
    ApiOkResponse({ type: NominationReceiptView }),
  );

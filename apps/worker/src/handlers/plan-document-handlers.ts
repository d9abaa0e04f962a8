import { Injectable } from '@nestjs/common';
import { PlanDocumentMaker } from '#allocation';
import type { Handlers } from '../jobs.js';

@Injectable()
export class PlanDocumentHandlers {
  constructor(private readonly maker: PlanDocumentMaker) {}

  readonly handlers: Handlers<'make-plan-document'> = {
    'make-plan-document': ({ eventId, documentId }) => this.maker.make(documentId, eventId),
  };
}

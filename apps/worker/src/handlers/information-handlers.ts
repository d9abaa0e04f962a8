import { Injectable } from '@nestjs/common';
import { CatalogueIndex, InformationDocuments } from '#catalogue';
import type { Handlers } from '../jobs.js';

@Injectable()
export class InformationHandlers {
  constructor(
    private readonly documents: InformationDocuments,
    private readonly catalogue: CatalogueIndex,
  ) {}

  readonly handlers: Handlers<'set-information' | 'index-catalogue'> = {
    'set-information': ({ eventId, versionId }) => this.documents.set(versionId, eventId),
    'index-catalogue': ({ eventId }) => this.catalogue.renew(eventId),
  };
}

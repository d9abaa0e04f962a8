import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  AuditTrail,
  DomainError,
  Files,
  Idempotency,
  type KeptFile,
  newId,
  notFound,
  Outbox,
  type RepeatableRequest,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { planRow } from '../plan/plan-rows.js';
import type { PlanPaper } from './plan-document.entity.js';

export const PLAN_DOCUMENT_ASKED = 'allocation.plan-document-asked';

export interface PlanDocumentRow {
  id: string;
  planId: string;
  /** The version of the plan that it shows. */
  planVersion: number;
  paper: PlanPaper;
  askedAt: Date;
  state: 'WAITING' | 'READY';
}

const COLUMNS =
  'd.id, d.plan_id planId, d.plan_version planVersion, d.paper, d.asked_at askedAt, d.state, d.file_id fileId';

/** What asking for a document leaves behind. */
@Injectable()
export class PlanDocumentRecords {
  constructor(
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  async asked(
    tx: Parameters<Outbox['record']>[0],
    document: { id: string; planId: string; paper: PlanPaper },
    actor: Actor,
  ): Promise<void> {
    const { id, planId, paper } = document;
    await this.audit.record(tx, {
      ...{ action: 'print-plan', subjectType: 'plan', subjectId: planId, actorId: actor.accountId },
      details: { documentId: id, paper },
    });
    await this.outbox.record(
      tx,
      { type: PLAN_DOCUMENT_ASKED, subjectId: id, facts: { planId } },
      actor.accountId,
    );
  }
}

/** Plans as files: asked for, made in the background, read by everybody who reads plans. */
@Injectable()
export class PlanDocuments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly files: Files,
    private readonly records: PlanDocumentRecords,
  ) {}

  /** Throws RESOURCE.NOT_FOUND. */
  ask(planId: string, paper: PlanPaper, actor: Actor, request: RepeatableRequest): Promise<PlanDocumentRow> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const { version: planVersion } = await planRow(tx, planId);
        await tx.insert('plan_document', {
          ...{ id, plan_id: planId, plan_version: planVersion, paper },
          ...{ asked_at: tx.at, asked_by: actor.accountId },
        });
        await this.records.asked(tx, { id, planId, paper }, actor);
        return { id, planId, planVersion, paper, askedAt: tx.at, state: 'WAITING' };
      }),
    );
  }

  /** Throws RESOURCE.NOT_FOUND. */
  async one(id: string): Promise<PlanDocumentRow> {
    const { fileId: _, ...document } = await this.document(id);
    return document;
  }

  /** Throws RESOURCE.NOT_FOUND, PLAN_DOCUMENT.NOT_READY. */
  async file(id: string): Promise<{ file: KeptFile; stream: Readable }> {
    const { fileId } = await this.document(id);
    if (fileId) return this.files.read(fileId);
    const sentence = 'The document is still being made. Ask again in a few seconds.';
    throw new DomainError('CONFLICT', 'PLAN_DOCUMENT.NOT_READY', sentence, { retryAfterSeconds: 2 });
  }

  private async document(id: string): Promise<PlanDocumentRow & { fileId: string | null }> {
    const [document] = await this.dataSource.query<(PlanDocumentRow & { fileId: string | null })[]>(
      `SELECT ${COLUMNS} FROM plan_document d WHERE d.id = ?`,
      [id],
    );
    if (!document) throw notFound();
    return document;
  }
}

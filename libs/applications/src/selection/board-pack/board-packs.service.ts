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
import { BOARD_PACK_ASKED } from '../../applications.events.js';

export interface BoardPackRow {
  id: string;
  listId: string;
  listVersion: number;
  askedAt: Date;
  state: 'WAITING' | 'READY';
}

const PACKS = `board_pack b JOIN selection_list s ON s.id = b.list_id JOIN course_run r ON r.id = s.course_run_id`;
const COLUMNS =
  'b.id, b.list_id listId, b.list_version listVersion, b.asked_at askedAt, b.state, b.xlsx_file_id xlsxFileId, b.pdf_file_id pdfFileId';

type Pack = BoardPackRow & { xlsxFileId: string | null; pdfFileId: string | null };

/** What asking for a pack leaves behind. */
@Injectable()
export class BoardPackRecords {
  constructor(
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  async asked(
    tx: Parameters<Outbox['record']>[0],
    pack: { id: string; listId: string },
    actor: Actor,
  ): Promise<void> {
    await this.audit.record(tx, {
      action: 'print',
      subjectType: 'selection-list',
      subjectId: pack.listId,
      actorId: actor.accountId,
      details: { boardPackId: pack.id },
    });
    const event = { type: BOARD_PACK_ASKED, subjectId: pack.id, facts: { listId: pack.listId } };
    await this.outbox.record(tx, event, actor.accountId);
  }
}

/** The board's papers: asked for, made in the background, taken as files. */
@Injectable()
export class BoardPacks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly files: Files,
    private readonly records: BoardPackRecords,
  ) {}

  /** Throws RESOURCE.NOT_FOUND. */
  ask(listId: string, actor: Actor, request: RepeatableRequest): Promise<BoardPackRow> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const list = await tx.row<{ version: number }>(
          `SELECT s.version FROM selection_list s JOIN course_run r ON r.id = s.course_run_id
           WHERE s.id = ? AND r.domestic_office_code IN (?)`,
          [listId, actor.scopesOf('DOMESTIC_OFFICE')],
        );
        if (!list) throw notFound();
        await tx.insert('board_pack', {
          id,
          list_id: listId,
          list_version: list.version,
          asked_at: tx.at,
          asked_by: actor.accountId,
        });
        await this.records.asked(tx, { id, listId }, actor);
        return { id, listId, listVersion: list.version, askedAt: tx.at, state: 'WAITING' };
      }),
    );
  }

  /** Throws RESOURCE.NOT_FOUND. */
  async one(id: string, actor: Actor): Promise<BoardPackRow> {
    const { xlsxFileId: _xlsx, pdfFileId: _pdf, ...pack } = await this.pack(id, actor);
    return pack;
  }

  /** Throws RESOURCE.NOT_FOUND, BOARD_PACK.NOT_READY. */
  async file(id: string, kind: 'xlsx' | 'pdf', actor: Actor): Promise<{ file: KeptFile; stream: Readable }> {
    const pack = await this.pack(id, actor);
    const fileId = kind === 'xlsx' ? pack.xlsxFileId : pack.pdfFileId;
    if (!fileId) throw notReady();
    return this.files.read(fileId);
  }

  private async pack(id: string, actor: Actor): Promise<Pack> {
    const [pack] = await this.dataSource.query<Pack[]>(
      `SELECT ${COLUMNS} FROM ${PACKS} WHERE b.id = ? AND r.domestic_office_code IN (?)`,
      [id, actor.scopesOf('DOMESTIC_OFFICE')],
    );
    if (!pack) throw notFound();
    return pack;
  }
}

function notReady(): DomainError {
  return new DomainError(
    'CONFLICT',
    'BOARD_PACK.NOT_READY',
    'The papers are still being made. Ask again in a few seconds.',
  );
}

import { Injectable } from '@nestjs/common';
import {
  DomainError,
  Files,
  Idempotency,
  newId,
  type NewFile,
  notFound,
  type RepeatableRequest,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { MaterialIntake } from './material-intake.service.js';
import { MaterialRecords, type MaterialReceipt } from './material-records.service.js';
import { empty } from './materials.service.js';

const MOST_FILES = 30;

export interface AddedFile extends MaterialReceipt {
  fileId: string;
}

/** The files of a material: known by their content, not by their name. */
@Injectable()
export class MaterialFilesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly records: MaterialRecords,
    private readonly intake: MaterialIntake,
    private readonly files: Files,
  ) {}

  /** Adds a complete upload of the actor. Throws MATERIAL.FULL and what the intake refuses. */
  async add(
    materialId: string,
    uploadId: string,
    actor: Actor,
    ifVersion: number,
    request: RepeatableRequest,
  ): Promise<AddedFile> {
    const id = newId();
    // A repeated request is answered as the first was, by which the upload is used up: only then its absence counts.
    const [prepared] = await Promise.allSettled([this.prepare(materialId, uploadId, actor, ifVersion)]);
    const adding = this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        if (prepared.status === 'rejected') throw prepared.reason;
        const material = await this.records.lock(tx, materialId, actor, ifVersion);
        const others = await tx.rows('SELECT id FROM material_file WHERE material_id = ?', [materialId]);
        if (others.length >= MOST_FILES) throw full();
        await this.intake.record(tx, uploadId, prepared.value);
        const { id: fileId, mediaType, size } = prepared.value;
        await tx.insert('material_file', { id, material_id: materialId, file_id: fileId });
        const details = { fileId: id, mediaType, size };
        const receipt = await this.records.store(tx, material, {}, { action: 'add-file', actor, details });
        return { ...receipt, fileId: id };
      }),
    );
    return adding.catch(async (error: unknown) => {
      if (prepared.status === 'fulfilled') await this.intake.giveUp(prepared.value, error);
      throw error;
    });
  }

  /** Throws MATERIAL.EMPTY when a published material would be left with nothing. */
  async remove(id: string, actor: Actor, ifVersion: number): Promise<MaterialReceipt> {
    const { receipt, fileId } = await this.transactions.run(async (tx) => {
      const row = await tx.row<{ materialId: string; fileId: string }>(
        'SELECT material_id materialId, file_id fileId FROM material_file WHERE id = ?',
        [id],
      );
      if (!row) throw notFound();
      const material = await this.records.lock(tx, row.materialId, actor, ifVersion);
      const others = await tx.rows('SELECT id FROM material_file WHERE material_id = ? AND id <> ?', [
        row.materialId,
        id,
      ]);
      if (material.state === 'PUBLISHED' && others.length === 0 && !material.externalAddress) throw empty();
      await tx.write('DELETE FROM material_file WHERE id = ?', [id]);
      await this.files.forget(tx, row.fileId);
      const act = { action: 'remove-file', actor, details: { fileId: id } };
      return { receipt: await this.records.store(tx, material, {}, act), fileId: row.fileId };
    });
    await this.files.removeBytes(fileId);
    return receipt;
  }

  /** Puts the bytes into the store, once it is sure that they may come to this material. */
  private async prepare(
    materialId: string,
    uploadId: string,
    actor: Actor,
    ifVersion: number,
  ): Promise<NewFile> {
    await this.transactions.run((tx) => this.records.lock(tx, materialId, actor, ifVersion));
    return this.intake.keep(uploadId, actor.accountId);
  }
}

function full(): DomainError {
  return new DomainError(
    'CONFLICT',
    'MATERIAL.FULL',
    `A material holds at most ${MOST_FILES} files. Put some together, or register a second material.`,
  );
}

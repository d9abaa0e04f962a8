import { Injectable } from '@nestjs/common';
import { AuditTrail, notFound, type Transaction } from '#platform';
import type { Actor } from '#identity';
import { changedMeanwhile } from '#catalogue';
import { Material } from './material.entity.js';

export interface MaterialReceipt {
  id: string;
  state: Material['state'];
  version: number;
}

/** The row of a material while it is being changed: headquarters changes all, a domestic office its own. */
@Injectable()
export class MaterialRecords {
  constructor(private readonly audit: AuditTrail) {}

  /** Throws RESOURCE.NOT_FOUND, MATERIAL.CHANGED_MEANWHILE. */
  async lock(tx: Transaction, id: string, actor: Actor, ifVersion: number): Promise<Material> {
    const material = await tx.manager.findOne(Material, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!material || !mayChange(actor, material)) throw notFound();
    if (material.version !== ifVersion) throw changedMeanwhile('MATERIAL', material.version);
    return material;
  }

  /** Stores the changes under the next version, with an entry in the audit trail. */
  async store(
    tx: Transaction,
    material: Material,
    changes: Partial<Material>,
    act: { action: string; actor: Actor; details?: Record<string, unknown> },
  ): Promise<MaterialReceipt> {
    const { id } = material;
    const version = material.version + 1;
    await tx.manager.update(Material, { id }, { ...changes, version });
    await this.note(tx, id, act);
    return { id, state: changes.state ?? material.state, version };
  }

  note(
    tx: Transaction,
    id: string,
    { action, actor, details }: { action: string; actor: Actor; details?: Record<string, unknown> },
  ): Promise<void> {
    return this.audit.record(tx, {
      action,
      subjectType: 'material',
      subjectId: id,
      actorId: actor.accountId,
      details,
    });
  }
}

function mayChange(actor: Actor, { domesticOfficeCode }: Material): boolean {
  if (actor.has('HEADQUARTERS')) return true;
  return domesticOfficeCode !== null && actor.scopesOf('DOMESTIC_OFFICE').includes(domesticOfficeCode);
}

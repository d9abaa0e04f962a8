import { Injectable } from '@nestjs/common';
import {
  DomainError,
  Idempotency,
  invalid,
  newId,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { Material } from './material.entity.js';
import { MaterialRecords, type MaterialReceipt } from './material-records.service.js';

type Said =
  'kind' | 'titleEn' | 'description' | 'theme' | 'language' | 'year' | 'rightsHolder' | 'licence' | 'access';
type MaySay = 'titleJa' | 'courseId' | 'externalAddress';

/** What an office says of a material. */
export type MaterialFacts = Pick<Material, Said> & Partial<Pick<Material, MaySay>>;

/** Learning materials from registration to withdrawal; each step has a way back. */
@Injectable()
export class MaterialsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly records: MaterialRecords,
  ) {}

  /** For headquarters, or for a domestic office: the one named, or the only one of the actor. Throws MATERIAL.INVALID. */
  register(
    facts: MaterialFacts,
    officeCode: string | null,
    actor: Actor,
    request: RepeatableRequest | null,
  ): Promise<MaterialReceipt> {
    const id = newId();
    const domesticOfficeCode = officeOf(actor, officeCode);
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        await this.holdCourse(tx, facts);
        await tx.manager.insert(Material, { ...facts, id, domesticOfficeCode, registeredAt: tx.at });
        await this.records.note(tx, id, { action: 'register', actor });
        return { id, state: 'DRAFT', version: 1 };
      }),
    );
  }

  /** Throws MATERIAL.INVALID; a published material must keep something to read or see. */
  amend(
    id: string,
    changes: Partial<MaterialFacts>,
    actor: Actor,
    ifVersion: number,
  ): Promise<MaterialReceipt> {
    return this.transactions.run(async (tx) => {
      const material = await this.records.lock(tx, id, actor, ifVersion);
      await this.holdCourse(tx, changes);
      if (material.state === 'PUBLISHED') await this.holdContent(tx, { ...material, ...changes });
      const details = { fields: Object.keys(changes) };
      return this.records.store(tx, material, changes, { action: 'amend', actor, details });
    });
  }

  /** Also takes a withdrawal back. Throws MATERIAL.EMPTY. */
  publish(id: string, actor: Actor, ifVersion: number): Promise<MaterialReceipt> {
    return this.transactions.run(async (tx) => {
      const material = await this.records.lock(tx, id, actor, ifVersion);
      if (material.state === 'PUBLISHED') return { id, state: material.state, version: material.version };
      await this.holdContent(tx, material);
      const changes = { state: 'PUBLISHED', withdrawnBecause: null } as const;
      return this.records.store(tx, material, changes, { action: 'publish', actor });
    });
  }

  /** Nobody reads it any more; what was counted stays counted. Throws MATERIAL.NOT_PUBLISHED. */
  withdraw(id: string, reason: string, actor: Actor, ifVersion: number): Promise<MaterialReceipt> {
    return this.transactions.run(async (tx) => {
      const material = await this.records.lock(tx, id, actor, ifVersion);
      if (material.state !== 'PUBLISHED') throw notPublished(material);
      const changes = { state: 'WITHDRAWN', withdrawnBecause: reason } as const;
      return this.records.store(tx, material, changes, { action: 'withdraw', actor });
    });
  }

  private async holdCourse(tx: Transaction, { courseId }: Partial<MaterialFacts>): Promise<void> {
    if (!courseId || (await tx.row('SELECT id FROM course WHERE id = ?', [courseId]))) return;
    throw invalid('MATERIAL.INVALID', [
      { field: 'courseId', message: 'courseId is not one of the courses.' },
    ]);
  }

  private async holdContent(
    tx: Transaction,
    { id, externalAddress }: Pick<Material, 'id' | 'externalAddress'>,
  ): Promise<void> {
    if (externalAddress) return;
    const file = await tx.row('SELECT id FROM material_file WHERE material_id = ? LIMIT 1', [id]);
    if (!file) throw empty();
  }
}

function officeOf(actor: Actor, officeCode: string | null): string | null {
  if (actor.has('HEADQUARTERS')) return null;
  const codes = actor.scopesOf('DOMESTIC_OFFICE');
  const code = officeCode ?? (codes.length === 1 ? codes[0]! : '');
  if (codes.includes(code)) return code;
  throw invalid('MATERIAL.INVALID', [
    { field: 'officeCode', message: `officeCode must be one of your offices: ${codes.join(', ')}.` },
  ]);
}

export function empty(): DomainError {
  return new DomainError(
    'CONFLICT',
    'MATERIAL.EMPTY',
    'A published material needs a file or an external address. Add one first.',
  );
}

function notPublished({ state }: Material): DomainError {
  return new DomainError(
    'CONFLICT',
    'MATERIAL.NOT_PUBLISHED',
    'Only a published material can be withdrawn; nobody reads this one.',
    { state },
  );
}

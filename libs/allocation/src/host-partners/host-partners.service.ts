import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  Idempotency,
  invalid,
  newId,
  notFound,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { changedMeanwhile } from '#catalogue';
import { unknownOffice } from '../domestic-offices/unknown-office.js';
import { type HostPartnerFacts, type OwnFacts, partnerFaults } from './host-partner-facts.js';
import { replaceLists } from './host-partner-rows.js';

export interface HostPartnerReceipt {
  id: string;
  version: number;
}

type NewPartner = Partial<HostPartnerFacts> & Pick<HostPartnerFacts, 'name' | 'kind' | 'prefecture'>;

/** Host partners as headquarters keeps them, and what they keep of themselves. */
@Injectable()
export class HostPartnersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
  ) {}

  /** Throws HOST_PARTNER.INVALID, OFFICE.UNKNOWN. */
  register(
    partner: NewPartner,
    actor: Actor,
    request: RepeatableRequest | null,
  ): Promise<HostPartnerReceipt> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        await holdToRules(tx, partner);
        await tx.insert('host_partner', { id, ...columnsOf(partner) });
        await replaceLists(tx, id, partner);
        await this.note(tx, 'register', id, actor, partner);
        return { id, version: 1 };
      }),
    );
  }

  /** Throws HOST_PARTNER.CHANGED_MEANWHILE, HOST_PARTNER.INVALID, OFFICE.UNKNOWN. */
  amend(
    id: string,
    changes: Partial<HostPartnerFacts>,
    actor: Actor,
    ifVersion: number,
  ): Promise<HostPartnerReceipt> {
    return this.transactions.run(async (tx) => {
      const partner = await tx.row<{ version: number }>(
        'SELECT version FROM host_partner WHERE id = ? FOR UPDATE',
        [id],
      );
      if (!partner) throw notFound();
      if (partner.version !== ifVersion) throw changedMeanwhile('HOST_PARTNER', partner.version);
      await holdToRules(tx, changes);
      const columns = Object.entries({ ...columnsOf(changes), version: ifVersion + 1 });
      await tx.write(
        `UPDATE host_partner SET ${columns.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?`,
        [...columns.map(([, value]) => value), id],
      );
      await replaceLists(tx, id, changes);
      await this.note(tx, 'amend', id, actor, changes);
      return { id, version: ifVersion + 1 };
    });
  }

  /** A host partner changes its contacts and its blackout weeks; another partner is unknown to it. */
  async amendOwn(
    id: string,
    changes: OwnFacts,
    actor: Actor,
    ifVersion: number,
  ): Promise<HostPartnerReceipt> {
    if (!actor.scopesOf('HOST_PARTNER').includes(id)) throw notFound();
    return this.amend(id, changes, actor, ifVersion);
  }

  /** Which fields, and of agreements and blackouts what they say; never who somebody's contact is. */
  private note(
    tx: Transaction,
    action: string,
    id: string,
    actor: Actor,
    facts: Partial<HostPartnerFacts>,
  ): Promise<void> {
    const { agreements, blackouts } = facts;
    const fields = Object.keys(facts).filter((field) => facts[field as keyof HostPartnerFacts] !== undefined);
    return this.audit.record(tx, {
      ...{ action, subjectType: 'host-partner', subjectId: id, actorId: actor.accountId },
      details: { fields, ...(agreements && { agreements }), ...(blackouts && { blackouts }) },
    });
  }
}

function columnsOf({ name, kind, prefecture, email, runsAtOnce }: Partial<HostPartnerFacts>) {
  const said = Object.entries({ name, kind, prefecture, email, runs_at_once: runsAtOnce });
  return Object.fromEntries(said.filter(([, value]) => value !== undefined));
}

async function holdToRules(tx: Transaction, facts: Partial<HostPartnerFacts>): Promise<void> {
  const faults = partnerFaults(facts);
  if (faults.length > 0) throw invalid('HOST_PARTNER.INVALID', faults);
  const { prefecture } = facts;
  if (prefecture === undefined) return;
  const known = await tx.row('SELECT 1 FROM prefecture_assignment WHERE prefecture = ? LIMIT 1', [
    prefecture,
  ]);
  if (!known) throw unknownOffice(prefecture, 'prefecture');
}

import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  newId,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { type Beginnings, Drafts, type NomineeFacts } from './drafts.service.js';
import { Nomination } from './nomination.entity.js';
import type { Mover } from './nomination.lifecycle.js';
import { NominationRecords } from './nomination-records.service.js';
import { scopeOf } from './nomination-scope.js';
import type { NominationState } from './nomination-states.js';
import { runOpenFor } from './open-run.js';
import { holdToPossibleBirth } from './person.entity.js';

export interface NominationReceipt {
  id: string;
  reference: string;
  state: NominationState;
  version: number;
}

/** With the version that this audience is shown. */
export function receiptOf(nomination: Nomination, as: Exclude<Mover, 'SYSTEM'>): NominationReceipt {
  const { id, reference, state } = nomination;
  const version = as === 'OVERSEAS_OFFICE' ? nomination.publicVersion : nomination.version;
  return { id, reference, state, version };
}

/** The overseas office's side before submission: drafts and what stands in them. */
@Injectable()
export class NominationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
    private readonly records: NominationRecords,
    private readonly drafts: Drafts,
  ) {}

  /** Opens a draft for a country that the office serves and that has slots in the run. Throws COURSE_RUN.NOT_OPEN, NOMINATION.DEADLINE_PASSED, PERSON.BIRTH_DATE_IMPOSSIBLE. */
  draft(
    courseRunId: string,
    countryCode: string,
    facts: NomineeFacts,
    actor: Actor,
    request: RepeatableRequest,
  ): Promise<NominationReceipt> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const { fiscalYear } = await runOpenFor(tx, courseRunId, countryCode, actor);
        const place = { id, courseRunId, countryCode, fiscalYear, personId: null };
        return receiptOf(await this.open(tx, place, { facts }, actor), 'OVERSEAS_OFFICE');
      }),
    );
  }

  /** The draft itself, of a new person or of one we know. Throws PERSON.BIRTH_DATE_IMPOSSIBLE. */
  async open(
    tx: Transaction,
    place: {
      id: string;
      courseRunId: string;
      countryCode: string;
      fiscalYear: number;
      personId: string | null;
    },
    { facts, beginnings = {} }: { facts: NomineeFacts; beginnings?: Beginnings },
    actor: Actor,
  ): Promise<Nomination> {
    const { personId, id, courseRunId, countryCode, fiscalYear } = place;
    holdToPossibleBirth(facts.birthDate, tx.at);
    const draft = {
      id,
      personId: personId ?? newId(),
      isKnown: personId !== null,
      facts,
      beginnings,
    };
    const where = { courseRunId, countryCode, fiscalYear, actorId: actor.accountId };
    await this.drafts.open(tx, where, [draft]);
    return this.records.lock(tx, id, { kind: 'SYSTEM' }, null);
  }

  /** Changes what a draft or returned nomination says. Throws NOMINATION.NOT_EDITABLE, NOMINATION.CHANGED_MEANWHILE, PERSON.BIRTH_DATE_IMPOSSIBLE. */
  amend(id: string, facts: NomineeFacts, actor: Actor, ifVersion: number): Promise<NominationReceipt> {
    return this.transactions.run(async (tx) => {
      const nomination = await this.records.lock(tx, id, scopeOf(actor, 'OVERSEAS_OFFICE'), ifVersion);
      if (nomination.state !== 'DRAFT' && nomination.state !== 'RETURNED') throw notEditable();
      holdToPossibleBirth(facts.birthDate, tx.at);
      const { organisation, post } = facts;
      const version = nomination.version + 1;
      await tx.manager.update(Nomination, { id }, { organisation, post, version, publicVersion: version });
      await this.drafts.amendPerson(tx, nomination.personId, facts);
      const details = { fields: Object.keys(facts) };
      await this.audit.record(tx, {
        action: 'amend',
        subjectType: 'nomination',
        subjectId: id,
        actorId: actor.accountId,
        details,
      });
      return receiptOf(Object.assign(nomination, { publicVersion: version }), 'OVERSEAS_OFFICE');
    });
  }
}

function notEditable(): DomainError {
  return new DomainError(
    'CONFLICT',
    'NOMINATION.NOT_EDITABLE',
    'Only drafts and returned nominations can be changed. Ask the domestic office to return it for correction.',
  );
}

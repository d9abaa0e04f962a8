import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  comparableMailbox,
  DomainError,
  Idempotency,
  newId,
  notFound,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { ALLOTMENT_TOLD, changedMeanwhile, countriesServedBy } from '#catalogue';
import { Nomination } from './nomination.entity.js';
import { NominationRecords } from './nomination-records.service.js';
import { scopeOf } from './nomination-scope.js';
import type { NominationState } from './nomination-states.js';
import { nameKeyOf } from './people/comparable-name.js';
import { PersonNames } from './people/person-names.service.js';
import { holdToPossibleBirth, Person, type Sex } from './person.entity.js';
import { referenceNumber } from './reference-number.js';
import { holdToDeadline, holdToOpenRun } from './submission.js';

/** What a draft says of the nominee; everything but the names may come later. */
export interface NomineeFacts {
  familyName?: string;
  givenNames?: string;
  birthDate?: string | null;
  sex?: Sex;
  email?: string | null;
  language?: string;
  organisation?: string | null;
  post?: string | null;
}

export interface NominationReceipt {
  id: string;
  reference: string;
  state: NominationState;
  version: number;
}

export function receiptOf(nomination: Nomination): NominationReceipt {
  const { id, reference, state, version } = nomination;
  return { id, reference, state, version };
}

/** How a nomination begins that goes on from another. */
type Beginnings = Partial<Pick<Nomination, 'followsId' | 'followsAs' | 'placeHeld' | 'handInBy'>>;

/** The overseas office's side before submission: drafts and what stands in them. */
@Injectable()
export class NominationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
    private readonly records: NominationRecords,
    private readonly names: PersonNames,
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
        const run = await this.openRun(tx, courseRunId, countryCode, actor);
        const place = { id, courseRunId, countryCode, fiscalYear: run.fiscalYear, personId: null };
        return receiptOf(await this.open(tx, place, { facts }, actor));
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
    const { id, courseRunId, countryCode } = place;
    const now = tx.at;
    holdToPossibleBirth(facts.birthDate, now);
    const personId = place.personId ?? newId();
    if (!place.personId) {
      await tx.manager.insert(Person, {
        ...personFacts(facts),
        familyName: facts.familyName ?? '',
        nameKey: nameKeyOf({ familyName: facts.familyName ?? '', givenNames: facts.givenNames ?? '' }),
        id: personId,
        nationality: countryCode,
        createdAt: now,
      });
    }
    const nomination = Object.assign(new Nomination(), {
      id,
      reference: referenceNumber(id, place.fiscalYear),
      courseRunId,
      countryCode,
      personId,
      organisation: facts.organisation ?? null,
      post: facts.post ?? null,
      state: 'DRAFT' as const,
      heldSince: now,
      publicSince: now,
      createdAt: now,
      version: 1,
      ...beginnings,
    });
    await tx.manager.insert(Nomination, nomination);
    await this.records.recordStep(tx, nomination, {
      id: newId(),
      nominationId: id,
      move: 'draft',
      fromState: null,
      toState: 'DRAFT',
      actorId: actor.accountId,
      actedAs: 'OVERSEAS_OFFICE',
      madeAt: now,
      reason: null,
    });
    return nomination;
  }

  /** Changes what a draft or returned nomination says. Throws NOMINATION.NOT_EDITABLE, NOMINATION.CHANGED_MEANWHILE, PERSON.BIRTH_DATE_IMPOSSIBLE. */
  amend(id: string, facts: NomineeFacts, actor: Actor, ifVersion: number): Promise<NominationReceipt> {
    return this.transactions.run(async (tx) => {
      const nomination = await this.records.lock(tx, id, scopeOf(actor, 'OVERSEAS_OFFICE'), ifVersion);
      if (nomination.state !== 'DRAFT' && nomination.state !== 'RETURNED') throw notEditable();
      holdToPossibleBirth(facts.birthDate, tx.at);
      const { organisation, post } = facts;
      const { affected } = await tx.manager.update(
        Nomination,
        { id, version: ifVersion },
        { organisation, post, version: ifVersion + 1 },
      );
      if (affected === 0) throw changedMeanwhile('NOMINATION', nomination.version);
      const person = personFacts(facts);
      if (Object.keys(person).length > 0)
        await tx.manager.update(Person, { id: nomination.personId }, person);
      if (facts.familyName !== undefined || facts.givenNames !== undefined)
        await this.names.changed(tx, nomination.personId);
      const details = { fields: Object.keys(facts) };
      await this.audit.record(tx, {
        action: 'amend',
        subjectType: 'nomination',
        subjectId: id,
        actorId: actor.accountId,
        details,
      });
      return receiptOf(Object.assign(nomination, { version: ifVersion + 1 }));
    });
  }

  /** A run in which a served country has slots; anything else is unknown to this office. */
  private async openRun(
    tx: Transaction,
    courseRunId: string,
    countryCode: string,
    actor: Actor,
  ): Promise<{ fiscalYear: number }> {
    const served = await countriesServedBy(tx, actor);
    const run = await tx.row<{
      fiscalYear: number;
      runState: string;
      cancelledBecause: string | null;
      jicaDeadline: string;
    }>(
      `SELECT r.fiscal_year fiscalYear, r.state runState, r.cancelled_because cancelledBecause, a.jica_deadline jicaDeadline
       FROM course_run r JOIN allotment a ON a.course_run_id = r.id
       WHERE r.id = ? AND a.country_code = ? AND a.country_code IN (?) AND ${ALLOTMENT_TOLD('a')} AND r.state IN ('PUBLISHED', 'CANCELLED')`,
      [courseRunId, countryCode, ['', ...served]],
    );
    if (!run) throw notFound();
    holdToOpenRun(run);
    holdToDeadline(run, 'DRAFT', tx.at);
    return run;
  }
}

function personFacts({ organisation, post, ...person }: NomineeFacts): Partial<Person> {
  if (person.email === undefined) return person;
  return { ...person, comparableEmail: person.email === null ? null : comparableMailbox(person.email) };
}

function notEditable(): DomainError {
  return new DomainError(
    'CONFLICT',
    'NOMINATION.NOT_EDITABLE',
    'Only drafts and returned nominations can be changed. Ask the domestic office to return it for correction.',
  );
}

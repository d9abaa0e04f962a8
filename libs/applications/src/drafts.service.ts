import { Injectable } from '@nestjs/common';
import { AuditTrail, comparableMailbox, type Id, newId, type Transaction } from '#platform';
import type { Nomination } from './nomination.entity.js';
import { nameKeyOf } from './people/comparable-name.js';
import { PersonNames } from './people/person-names.service.js';
import { Person, type Sex } from './person.entity.js';
import { referenceNumber } from './reference-number.js';

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

/** A draft that is to be opened; its ids are made before the first try of the transaction. */
export interface NewDraft {
  id: Id;
  personId: Id;
  /** The person is in the records already, and stays as it is. */
  isKnown?: boolean;
  facts: NomineeFacts;
  beginnings?: Beginnings;
}

/** How a nomination begins that goes on from another. */
export type Beginnings = Partial<Pick<Nomination, 'followsId' | 'followsAs' | 'placeHeld' | 'handInBy'>>;

/** Where drafts are opened: the run was asked whether it is open for this country. */
export interface OpenedFor {
  courseRunId: string;
  fiscalYear: number;
  countryCode: string;
  actorId: string;
}

export function newDraft(facts: NomineeFacts): NewDraft {
  return { id: newId(), personId: newId(), facts };
}

/** The rows that a new draft consists of, whether it comes from a form or from a file: one statement a table, however many drafts. */
@Injectable()
export class Drafts {
  constructor(
    private readonly audit: AuditTrail,
    private readonly names: PersonNames,
  ) {}

  async open(tx: Transaction, where: OpenedFor, drafts: NewDraft[]): Promise<void> {
    const { courseRunId, countryCode, fiscalYear, actorId } = where;
    await tx.insertAll(
      'person',
      drafts
        .filter(({ isKnown }) => !isKnown)
        .map(({ personId, facts }) => ({
          id: personId,
          family_name: facts.familyName ?? '',
          given_names: facts.givenNames ?? '',
          name_key: nameKeyOf({ familyName: facts.familyName ?? '', givenNames: facts.givenNames ?? '' }),
          birth_date: facts.birthDate ?? null,
          sex: facts.sex ?? 'NOT_STATED',
          nationality: countryCode,
          email: facts.email ?? null,
          comparable_email: facts.email ? comparableMailbox(facts.email) : null,
          language: facts.language ?? 'en',
          created_at: tx.at,
        })),
    );
    await tx.insertAll(
      'nomination',
      drafts.map(({ id, personId, facts, beginnings = {} }) => ({
        id,
        reference: referenceNumber(id, fiscalYear),
        course_run_id: courseRunId,
        country_code: countryCode,
        person_id: personId,
        organisation: facts.organisation ?? null,
        post: facts.post ?? null,
        state: 'DRAFT',
        follows_id: beginnings.followsId ?? null,
        follows_as: beginnings.followsAs ?? null,
        place_held: beginnings.placeHeld ?? false,
        hand_in_by: beginnings.handInBy ?? null,
        held_since: tx.at,
        public_since: tx.at,
        created_at: tx.at,
        version: 1,
      })),
    );
    await tx.insertAll(
      'nomination_step',
      drafts.map(({ id }) => ({
        id: newId(),
        nomination_id: id,
        move: 'draft',
        from_state: null,
        to_state: 'DRAFT',
        actor_id: actorId,
        acted_as: 'OVERSEAS_OFFICE',
        made_at: tx.at,
        reason: null,
      })),
    );
    await this.audit.record(
      tx,
      drafts.map(({ id }) => ({
        action: 'draft',
        subjectType: 'nomination',
        subjectId: id,
        actorId,
        details: { from: null, to: 'DRAFT', version: 1 },
      })),
    );
  }

  /** Writes what the facts say of the person; what they do not name stays. */
  async amendPerson(tx: Transaction, personId: string, facts: NomineeFacts): Promise<void> {
    const person = personFacts(facts);
    if (Object.keys(person).length > 0) await tx.manager.update(Person, { id: personId }, person);
    if (facts.familyName !== undefined || facts.givenNames !== undefined)
      await this.names.changed(tx, personId);
  }
}

/** What of the facts belongs to the person. */
function personFacts({ organisation, post, ...person }: NomineeFacts): Partial<Person> {
  if (person.email === undefined) return person;
  return { ...person, comparableEmail: person.email === null ? null : comparableMailbox(person.email) };
}

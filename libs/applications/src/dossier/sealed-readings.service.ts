import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  AuditTrail,
  DomainError,
  type Limit,
  Limits,
  newId,
  notFound,
  SealedFields,
  Transactions,
} from '#platform';
import type { FormVersion, LeafType } from '#catalogue';
import type { Actor } from '#identity';
import { nominationScopeClause } from '../nomination-scope.js';
import type { AnswersByPart } from './completeness.js';
import { inWords } from './difference.js';
import { formOf, isSealed } from './form/form.js';

const PER_ACCOUNT: Limit = { name: 'sealed-reading', tries: 10, seconds: 3_600 };

export const SEALED_SUBJECTS = ['MEDICAL_HISTORY', 'PASSPORT_NUMBER', 'RELIGION'] as const;
export type SealedSubject = (typeof SEALED_SUBJECTS)[number];

export interface SealedAnswer {
  section: string;
  field: string;
  label: string;
  /** In words. */
  answer: string;
}

interface VersionRow {
  id: string;
  sealed: string | null;
  formVersion: FormVersion;
  programmeType: LeafType;
}

const WANTED: Record<SealedSubject, (part: string, field: string) => boolean> = {
  MEDICAL_HISTORY: (part) => part === 'MEDICAL_HISTORY',
  PASSPORT_NUMBER: (_, field) => field === 'passportNumber',
  RELIGION: (_, field) => field === 'religion',
};

/**
 * Reading what is sealed is a right of its own, asks for a reason, leaves a trace each time, and is limited by the
 * hour. The answer is nowhere stored, which is why a reading takes no Idempotency-Key.
 */
@Injectable()
export class SealedReadings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly limits: Limits,
    private readonly sealedFields: SealedFields,
  ) {}

  /** As it was handed in last. Throws RESOURCE.NOT_FOUND, DOSSIER.NOTHING_SEALED, DOSSIER.TOO_MANY_READINGS. */
  async read(
    nominationId: string,
    subject: SealedSubject,
    reason: string,
    actor: Actor,
  ): Promise<SealedAnswer[]> {
    const version = await this.lastVersion(nominationId, actor);
    if (!version?.sealed) throw nothingSealed();
    const wait = await this.limits.spend(PER_ACCOUNT, actor.accountId);
    if (wait > 0) throw tooMany(wait);
    const id = newId();
    await this.transactions.run(async (tx) => {
      await tx.insert('sealed_reading', {
        id,
        nomination_id: nominationId,
        account_id: actor.accountId,
        subject,
        reason,
        read_at: tx.at,
      });
      await this.audit.record(tx, {
        action: 'read-sealed',
        subjectType: 'nomination',
        subjectId: nominationId,
        actorId: actor.accountId,
        details: { subject, readingId: id },
      });
    });
    return this.opened({ ...version, sealed: version.sealed }, subject);
  }

  /** Only who both screens for the office in charge and has its medical role; to anybody else there is nothing. */
  private async lastVersion(nominationId: string, actor: Actor): Promise<VersionRow | null> {
    const medical = new Set(actor.scopesOf('MEDICAL'));
    const codes = actor.scopesOf('DOMESTIC_OFFICE').filter((code) => code !== '' && medical.has(code));
    const scope = { kind: 'DOMESTIC_OFFICE' as const, codes: codes.length > 0 ? codes : [''] };
    const within = nominationScopeClause(scope);
    const [row] = await this.dataSource.query<(Partial<VersionRow> & { nominationId: string })[]>(
      `SELECT n.id nominationId, v.id, v.sealed, v.form_version formVersion, r.programme_type programmeType
       FROM nomination n JOIN course_run r ON r.id = n.course_run_id LEFT JOIN dossier_version v ON v.nomination_id = n.id
       WHERE n.id = ? AND ${within.where} ORDER BY v.number DESC LIMIT 1`,
      [nominationId, ...within.parameters],
    );
    if (!row) throw notFound();
    return row.id ? (row as VersionRow) : null;
  }

  private opened(version: VersionRow & { sealed: string }, subject: SealedSubject): SealedAnswer[] {
    const place = { table: 'dossier_version', column: 'sealed', id: version.id };
    const answers = JSON.parse(this.sealedFields.open(place, version.sealed)) as AnswersByPart;
    return formOf(version.programmeType, version.formVersion).parts.flatMap((part) =>
      part.sections.flatMap((section) =>
        section.fields.flatMap((field): SealedAnswer[] => {
          const answer = answers[part.name]?.[field.name];
          if (answer === undefined || !isSealed(part, field) || !WANTED[subject](part.name, field.name))
            return [];
          return [
            {
              section: section.label,
              field: field.name,
              label: field.label,
              answer: inWords(field, answer),
            },
          ];
        }),
      ),
    );
  }
}

function nothingSealed(): DomainError {
  return new DomainError(
    'CONFLICT',
    'DOSSIER.NOTHING_SEALED',
    'Nothing of this kind was handed in with this nomination: its course run asks for no dossier.',
  );
}

function tooMany(wait: number): DomainError {
  return new DomainError(
    'TOO_MANY',
    'DOSSIER.TOO_MANY_READINGS',
    `Sealed answers may be read ${PER_ACCOUNT.tries} times an hour by one account. Go on in ${Math.ceil(wait / 60)} minutes.`,
    { retryAfterSeconds: wait },
  );
}

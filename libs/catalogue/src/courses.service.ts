import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  newId,
  notFound,
  type RepeatableRequest,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { Course } from './course.entity.js';
import type { LeafType } from './programme-type.js';
import type { Theme } from './theme.js';

export interface CourseFacts {
  titleEn: string;
  titleJa?: string | null;
  projectNumber?: string | null;
  programmeType: LeafType;
  theme?: Theme | null;
  firstFiscalYear: number;
  years?: number;
  plannedCapacity?: number | null;
}

@Injectable()
export class CoursesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
  ) {}

  /** A course is formed as a candidate, or adopted at once where the examination lies outside this system. */
  form(
    facts: CourseFacts & { state?: 'CANDIDATE' | 'ADOPTED' },
    actor: Actor,
    request: RepeatableRequest | null,
  ): Promise<{ id: string; version: number }> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        await tx.manager.insert(Course, { ...facts, id, createdAt: tx.at });
        await this.audit.record(tx, {
          action: 'form',
          subjectType: 'course',
          subjectId: id,
          actorId: actor.accountId,
        });
        return { id, version: 1 };
      }),
    );
  }

  /** Throws COURSE.CHANGED_MEANWHILE. */
  async amend(
    id: string,
    changes: Partial<CourseFacts>,
    actor: Actor,
    ifVersion: number,
  ): Promise<{ id: string; version: number }> {
    return this.transactions.run(async (tx) => {
      const course = await tx.manager.findOneBy(Course, { id });
      if (!course) throw notFound();
      const { affected } = await tx.manager.update(
        Course,
        { id, version: ifVersion },
        { ...changes, version: ifVersion + 1 },
      );
      if (affected === 0) throw changedMeanwhile('COURSE', course.version);
      const details = { fields: Object.keys(changes) };
      await this.audit.record(tx, {
        action: 'amend',
        subjectType: 'course',
        subjectId: id,
        actorId: actor.accountId,
        details,
      });
      return { id, version: ifVersion + 1 };
    });
  }
}

/** Somebody else changed it since the version the caller has seen: nothing was overwritten. */
export function changedMeanwhile(subject: string, version: number): DomainError {
  return new DomainError(
    'STALE',
    `${subject}.CHANGED_MEANWHILE`,
    `It was changed by someone else meanwhile and is now at version ${version}. Read it again, then repeat your change.`,
    { currentVersion: version },
  );
}

import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  type DomainEvent,
  type FieldFault,
  Idempotency,
  invalid,
  isDuplicateKey,
  newId,
  notFound,
  Outbox,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { Allotment } from './allotment.entity.js';
import { courseRunCancelled, courseRunPublished, courseRunReclassified } from './catalogue.events.js';
import { Course } from './course.entity.js';
import { type CourseRunFacts, datesOf, factsFaults } from './course-run-facts.js';
import { CourseRun } from './course-run.entity.js';
import { capacityTaken, closed, numberTaken } from './course-run-refusals.js';
import { changedMeanwhile } from './courses.service.js';
import { replaceCriteria } from './criteria.js';
import { Phase } from './phase.entity.js';
import { holdToFixedForm } from './form-version.js';
import { missingForPublication } from './publication.js';

export interface CourseRunReceipt {
  id: string;
  state: CourseRun['state'];
  version: number;
}

@Injectable()
export class CourseRunsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
  ) {}

  /** A draft may be incomplete; titles, type and theme are taken over from its course where they are not given. */
  draft(
    courseId: string,
    facts: CourseRunFacts & { fiscalYear: number },
    actor: Actor,
    request: RepeatableRequest | null,
  ): Promise<CourseRunReceipt> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const course = await tx.manager.findOneBy(Course, { id: courseId });
        if (!course)
          throw invalid('COURSE_RUN.INVALID', [
            { field: 'courseId', message: 'courseId is not one of the courses.' },
          ]);
        const { phases, criteria, ...fields } = facts;
        const { titleEn, titleJa, programmeType, theme } = course;
        await this.write(() =>
          tx.manager.insert(CourseRun, {
            titleEn,
            titleJa,
            programmeType,
            theme,
            ...fields,
            ...datesOf(phases),
            id,
            courseId,
            createdAt: tx.at,
          }),
        );
        await this.replaceParts(tx, id, { phases, criteria });
        await this.note(tx, 'draft', id, actor);
        return { id, state: 'DRAFT', version: 1 };
      }),
    );
  }

  /** Throws COURSE_RUN.CHANGED_MEANWHILE, COURSE_RUN.CAPACITY_BELOW_ACCEPTED, COURSE_RUN.CLOSED, COURSE_RUN.FORM_FIXED, COURSE_RUN.INVALID. */
  amend(id: string, changes: CourseRunFacts, actor: Actor, ifVersion: number): Promise<CourseRunReceipt> {
    return this.transactions.run((tx) => this.amendIn(tx, id, changes, actor, ifVersion));
  }

  /** The same as a part of a larger act. */
  async amendIn(
    tx: Transaction,
    id: string,
    changes: CourseRunFacts,
    actor: Actor,
    ifVersion: number,
  ): Promise<CourseRunReceipt> {
    const before = await this.lock(tx, id, ifVersion);
    if (before.state === 'CANCELLED' || before.state === 'RECORDED') throw closed(before);
    const { phases, criteria, ...fields } = changes;
    holdToFixedForm(before, changes);
    if (fields.capacity != null && fields.capacity < before.placesTaken)
      throw capacityTaken(before.placesTaken);
    const after = { ...before, ...fields, ...datesOf(phases), version: ifVersion + 1 };
    await this.write(() =>
      tx.manager.update(CourseRun, { id }, { ...fields, ...datesOf(phases), version: ifVersion + 1 }),
    );
    await this.replaceParts(tx, id, { phases, criteria });
    if (before.state === 'PUBLISHED') await this.holdToGate(tx, after);
    await this.note(tx, 'amend', id, actor, { fields: Object.keys(changes) });
    await this.outbox.record(tx, reclassification(before, after), actor.accountId);
    return { id, state: before.state, version: ifVersion + 1 };
  }

  /** What would keep a run from being published, or a published one from standing as it is, with these changes. */
  async faultsAfter(tx: Transaction, id: string, changes: CourseRunFacts): Promise<FieldFault[]> {
    const run = await tx.manager.findOneByOrFail(CourseRun, { id });
    const { phases, criteria: _criteria, ...fields } = changes;
    return this.faultsOf(tx, { ...run, ...fields, ...datesOf(phases) }, phases);
  }

  /** Says all that is missing at once. Throws COURSE_RUN.NOT_READY, COURSE_RUN.CLOSED. */
  publish(id: string, actor: Actor, ifVersion: number): Promise<CourseRunReceipt> {
    return this.transactions.run(async (tx) => {
      const run = await this.lock(tx, id, ifVersion);
      if (run.state === 'PUBLISHED') return { id, state: run.state, version: run.version };
      if (run.state !== 'DRAFT') throw closed(run);
      await this.holdToGate(tx, run);
      return this.move(tx, run, { state: 'PUBLISHED' }, actor, courseRunPublished(id));
    });
  }

  /** Nobody can nominate from now on; open nominations are cancelled by the event that this leaves behind. */
  cancel(id: string, reason: string, actor: Actor, ifVersion: number): Promise<CourseRunReceipt> {
    return this.transactions.run(async (tx) => {
      const run = await this.lock(tx, id, ifVersion);
      if (run.state !== 'PUBLISHED') throw closed(run);
      return this.move(
        tx,
        run,
        { state: 'CANCELLED', cancelledBecause: reason },
        actor,
        courseRunCancelled(id),
      );
    });
  }

  private async move(
    tx: Transaction,
    run: CourseRun,
    changes: Partial<CourseRun>,
    actor: Actor,
    event: DomainEvent,
  ): Promise<CourseRunReceipt> {
    await tx.manager.update(CourseRun, { id: run.id }, { ...changes, version: run.version + 1 });
    await this.note(tx, event.type.replace('catalogue.course-run-', ''), run.id, actor);
    await this.outbox.record(tx, event, actor.accountId);
    return { id: run.id, state: changes.state ?? run.state, version: run.version + 1 };
  }

  private async lock(tx: Transaction, id: string, ifVersion: number): Promise<CourseRun> {
    const run = await tx.manager.findOne(CourseRun, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!run) throw notFound();
    if (run.version !== ifVersion) throw changedMeanwhile('COURSE_RUN', run.version);
    return run;
  }

  private async holdToGate(tx: Transaction, run: CourseRun): Promise<void> {
    const faults = await this.faultsOf(tx, run);
    if (faults.length > 0) throw invalid('COURSE_RUN.NOT_READY', faults);
  }

  private async faultsOf(
    tx: Transaction,
    run: CourseRun,
    phases?: CourseRunFacts['phases'],
  ): Promise<FieldFault[]> {
    const dated =
      phases ??
      (await tx.manager.find(Phase, { where: { courseRunId: run.id }, order: { position: 'ASC' } }));
    const allotments = await tx.manager.findBy(Allotment, { courseRunId: run.id });
    const course = await tx.manager.findOneByOrFail(Course, { id: run.courseId });
    return missingForPublication(run, dated, allotments, course.state);
  }

  private async replaceParts(
    tx: Transaction,
    courseRunId: string,
    parts: Pick<CourseRunFacts, 'phases' | 'criteria'>,
  ): Promise<void> {
    const place = <Part extends object>(part: Part, position: number) => ({
      ...part,
      id: newId(),
      courseRunId,
      position,
    });
    if (parts.phases) {
      await tx.manager.delete(Phase, { courseRunId });
      await tx.manager.insert(Phase, parts.phases.map(place));
    }
    if (parts.criteria) await replaceCriteria(tx, courseRunId, parts.criteria);
  }

  private async write(statement: () => Promise<unknown>): Promise<void> {
    try {
      await statement();
    } catch (error) {
      throw factsFaults(error) ?? (isDuplicateKey(error) ? numberTaken() : error);
    }
  }

  private note(tx: Transaction, action: string, id: string, actor: Actor, details = {}): Promise<void> {
    return this.audit.record(tx, {
      action,
      subjectType: 'course-run',
      subjectId: id,
      actorId: actor.accountId,
      details,
    });
  }
}

function reclassification(before: CourseRun, after: CourseRun): DomainEvent[] {
  const dimensions = (run: CourseRun) => ({
    programmeType: run.programmeType,
    office: run.domesticOfficeCode ?? '',
    theme: run.theme ?? '',
  });
  const was = dimensions(before);
  const same = JSON.stringify(was) === JSON.stringify(dimensions(after));
  return same ? [] : [courseRunReclassified(before.id, was)];
}

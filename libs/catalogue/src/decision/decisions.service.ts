import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  invalid,
  newId,
  notFound,
  type RepeatableRequest,
  type Transaction,
  Transactions,
  tokyoDate,
} from '#platform';
import type { Actor } from '#identity';
import { Course } from '../course.entity.js';
import { changedMeanwhile } from '../courses.service.js';
import { type CourseResult, type CourseState, type RequestResult, resultsOpenTo } from './course-states.js';
import { Decision } from './decision.entity.js';

/** What the record of a decision says: who decided, when and why. */
export interface DecisionFacts {
  fiscalYear: number;
  decidedBy: string;
  decidedOn: string;
  reason: string;
}

export interface DecisionReceipt {
  id: string;
  state: CourseState;
  version: number;
}

/** Records what the examination by MOFA, the ministries and JICA decided. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
  ) {}

  /** Adopts a candidate, does not adopt it, or takes the result back. Throws COURSE.DECISION_NOT_OPEN, COURSE.HAS_PUBLISHED_RUN, COURSE.CHANGED_MEANWHILE. */
  decideCourse(
    courseId: string,
    facts: DecisionFacts & { result: CourseResult },
    actor: Actor,
    ifVersion: number,
    request: RepeatableRequest,
  ): Promise<DecisionReceipt> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const course = await lockedCourse(tx, courseId);
        if (course.version !== ifVersion) throw changedMeanwhile('COURSE', course.version);
        holdToPast(facts.decidedOn, tx);
        const open = resultsOpenTo(course.state);
        if (!open.includes(facts.result)) throw decisionNotOpen(course.state, open);
        if (facts.result === 'CANDIDATE') await holdToUnpublished(tx, courseId);
        const version = course.version + 1;
        await tx.manager.update(Course, { id: courseId }, { state: facts.result, version });
        await this.record(tx, { ...facts, id, courseId, countryCode: null }, actor);
        return { id, state: facts.result, version };
      }),
    );
  }

  /** Approves one country's request for a course, or does not; the latest record counts. Throws DECISION.NO_REQUEST. */
  decideRequest(
    courseId: string,
    facts: DecisionFacts & { result: RequestResult; countryCode: string },
    actor: Actor,
    request: RepeatableRequest,
  ): Promise<{ id: string }> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        await lockedCourse(tx, courseId);
        holdToPast(facts.decidedOn, tx);
        const { fiscalYear, countryCode } = facts;
        const asked = await tx.row(
          `SELECT q.id FROM programme_calendar y JOIN survey_return t ON t.calendar_id = y.id AND t.country_code = ? AND t.state = 'HANDED_IN'
           JOIN survey_request q ON q.calendar_id = y.id AND q.country_code = t.country_code AND q.course_id = ? WHERE y.fiscal_year = ?`,
          [countryCode, courseId, fiscalYear],
        );
        if (!asked) throw noRequest(countryCode, fiscalYear);
        await this.record(tx, { ...facts, id, courseId }, actor);
        return { id };
      }),
    );
  }

  private async record(
    tx: Transaction,
    decision: Omit<Decision, 'recordedBy' | 'recordedAt'>,
    actor: Actor,
  ): Promise<void> {
    await tx.manager.insert(Decision, { ...decision, recordedBy: actor.accountId, recordedAt: tx.at });
    const { result, fiscalYear, countryCode, decidedOn } = decision;
    await this.audit.record(tx, {
      action: 'decide',
      subjectType: 'course',
      subjectId: decision.courseId,
      actorId: actor.accountId,
      details: { result, fiscalYear, countryCode, decidedOn },
    });
  }
}

async function lockedCourse(tx: Transaction, id: string): Promise<Course> {
  const course = await tx.manager.findOne(Course, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!course) throw notFound();
  return course;
}

function holdToPast(decidedOn: string, tx: Transaction): void {
  const today = tokyoDate(tx.at);
  if (decidedOn <= today) return;
  const message = `decidedOn must not be after today, ${today}: a decision is recorded when it has been made.`;
  throw invalid('DECISION.INVALID', [{ field: 'decidedOn', message }]);
}

async function holdToUnpublished(tx: Transaction, courseId: string): Promise<void> {
  const published = await tx.row<{ fiscalYear: number }>(
    "SELECT fiscal_year fiscalYear FROM course_run WHERE course_id = ? AND state = 'PUBLISHED' LIMIT 1",
    [courseId],
  );
  if (!published) return;
  const sentence = `The course has a published run in FY${published.fiscalYear}: cancel that first, then examine the course again.`;
  throw new DomainError('CONFLICT', 'COURSE.HAS_PUBLISHED_RUN', sentence);
}

function decisionNotOpen(state: CourseState, open: CourseResult[]): DomainError {
  const sentence = `The course is ${state}; from there it can be decided: ${open.join(', ')}.`;
  return new DomainError('CONFLICT', 'COURSE.DECISION_NOT_OPEN', sentence, { state, open });
}

function noRequest(countryCode: string, fiscalYear: number): DomainError {
  const sentence = `${countryCode} has handed in no request for this course in the survey for FY${fiscalYear}: there is nothing to decide.`;
  return new DomainError('CONFLICT', 'DECISION.NO_REQUEST', sentence);
}

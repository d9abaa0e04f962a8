import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  Idempotency,
  newId,
  notFound,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import type { FiscalYear } from '../fiscal-year.js';
import { judge, type NextRun, nextRunOf, type Obstacle, type RollOverCourse } from './roll-over.js';
import { coursesAround, coursesById, partsOf, runsOf } from './roll-over-rows.js';

/** One course of a roll-over: carried over into a new run, or skipped and why. */
export interface RollOverRow {
  courseId: string;
  titleEn: string;
  outcome: 'DONE' | 'SKIPPED';
  obstacle: Obstacle | null;
  why: string | null;
  courseRunId: string | null;
}

export interface RollOverReport {
  fiscalYear: FiscalYear;
  done: number;
  skipped: number;
  rows: RollOverRow[];
}

/** Carries courses over into their next run. Nothing is overwritten; done twice, it skips what is there. */
@Injectable()
export class RollOverService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly idempotency: Idempotency,
  ) {}

  /** Throws ROLL_OVER.NOT_POSSIBLE with the obstacle. */
  rollOver(
    courseId: string,
    fiscalYear: FiscalYear,
    actor: Actor,
    request: RepeatableRequest,
  ): Promise<{ id: string; state: 'DRAFT'; version: number }> {
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const courses = await coursesById(tx, courseId);
        if (courses.length === 0) throw notFound();
        const [row] = await this.carryOver(tx, courses, fiscalYear, actor);
        if (!row?.courseRunId) throw notPossible(row!);
        return { id: row.courseRunId, state: 'DRAFT' as const, version: 1 };
      }),
    );
  }

  /** Every course that runs in the year, or did until the year before, with a report row by row. */
  rollOverYear(fiscalYear: FiscalYear, actor: Actor, request: RepeatableRequest): Promise<RollOverReport> {
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const rows = await this.carryOver(tx, await coursesAround(tx, fiscalYear), fiscalYear, actor);
        const done = rows.filter((row) => row.outcome === 'DONE').length;
        await this.audit.record(tx, {
          action: 'roll-over',
          subjectType: 'fiscal-year',
          subjectId: String(fiscalYear),
          actorId: actor.accountId,
          details: { done, skipped: rows.length - done },
        });
        return { fiscalYear, done, skipped: rows.length - done, rows };
      }),
    );
  }

  /** A dozen statements however many courses there are. The courses are locked: a second roll-over waits and finds the runs. */
  private async carryOver(
    tx: Transaction,
    courses: RollOverCourse[],
    fiscalYear: FiscalYear,
    actor: Actor,
  ): Promise<RollOverRow[]> {
    const runs = await runsOf(
      tx,
      courses.map(({ id }) => id),
    );
    const verdicts = courses.map((course) => ({
      course,
      verdict: judge(course, runs.get(course.id) ?? [], fiscalYear),
    }));
    const sources = verdicts.flatMap(({ verdict }) => ('source' in verdict ? [verdict.source] : []));
    const parts = await partsOf(
      tx,
      sources.map(({ id }) => id),
    );
    const next = new Map(
      sources.map((source) => [
        source.courseId,
        { id: newId(), ...nextRunOf(source, parts.get(source.id)!, fiscalYear) },
      ]),
    );
    await this.insert(tx, [...next.values()], actor);
    return verdicts.map(({ course, verdict }) => ({
      courseId: course.id,
      titleEn: course.titleEn,
      outcome: 'source' in verdict ? 'DONE' : 'SKIPPED',
      obstacle: 'source' in verdict ? null : verdict.obstacle,
      why: 'source' in verdict ? null : verdict.why,
      courseRunId: next.get(course.id)?.id ?? null,
    }));
  }

  private async insert(tx: Transaction, runs: (NextRun & { id: string })[], actor: Actor): Promise<void> {
    await tx.insertAll(
      'course_run',
      runs.map(({ id, run }) => runRow(id, run, tx.at)),
    );
    const placed = <Part>(courseRunId: string, list: Part[], row: (part: Part) => Record<string, unknown>) =>
      list.map((part, position) => ({ id: newId(), course_run_id: courseRunId, position, ...row(part) }));
    const phases = runs.flatMap((one) =>
      placed(one.id, one.phases, ({ kind, startsOn, endsOn, place, mode }) => ({
        ...{ kind, starts_on: startsOn, ends_on: endsOn, place, mode },
      })),
    );
    const criteria = runs.flatMap((one) => placed(one.id, one.criteria, (criterion) => ({ ...criterion })));
    await tx.insertAll('phase', phases);
    await tx.insertAll('criterion', criteria);
    await tx.insertAll(
      'general_information',
      runs
        .filter(({ information }) => information !== null)
        .map(({ id, information }) => ({ course_run_id: id, content: information, version: 1 })),
    );
    await this.audit.record(
      tx,
      runs.map(({ id, fromRunId }) => ({
        action: 'roll-over',
        subjectType: 'course-run',
        subjectId: id,
        actorId: actor.accountId,
        details: { fromRunId },
      })),
    );
  }
}

function runRow(id: string, run: NextRun['run'], createdAt: Date): Record<string, unknown> {
  return {
    id,
    course_id: run.courseId,
    fiscal_year: run.fiscalYear,
    title_en: run.titleEn,
    title_ja: run.titleJa,
    programme_type: run.programmeType,
    theme: run.theme,
    language: run.language,
    mode: run.mode,
    third_country_code: run.thirdCountryCode,
    venue: run.venue,
    capacity: run.capacity,
    domestic_office_code: run.domesticOfficeCode,
    starts_on: run.startsOn,
    ends_on: run.endsOn,
    date_precision: run.datePrecision,
    result_on: run.resultOn,
    state: 'DRAFT',
    created_at: createdAt,
  };
}

function notPossible({ obstacle, why }: RollOverRow): DomainError {
  return new DomainError('CONFLICT', 'ROLL_OVER.NOT_POSSIBLE', why ?? '', { obstacle });
}

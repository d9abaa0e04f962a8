import { Injectable } from '@nestjs/common';
import {
  addDays,
  DomainError,
  Idempotency,
  newId,
  type PlainDate,
  type RepeatableRequest,
  tokyoDate,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { ALLOTMENT_TOLD, SlotsService } from '#catalogue';
import type { Nomination } from '../nomination.entity.js';
import { NominationRecords } from '../nomination-records.service.js';
import { NominationSteps } from '../nomination-steps.service.js';
import { scopeOf } from '../nomination-scope.js';
import type { NomineeFacts } from '../drafts.service.js';
import { type NominationReceipt, NominationsService, receiptOf } from '../nominations.service.js';
import { holdToOpenRun } from '../submission.js';
import { DEFAULT_SETTINGS } from './selection-setting.entity.js';

/** One nomination ended, the one in which its history goes on opened as a draft. */
export interface SuccessionReceipt {
  ended: NominationReceipt;
  opened: NominationReceipt;
}

export interface WantedSuccession {
  id: string;
  ifVersion: number;
  reason: string;
  request: RepeatableRequest;
}

interface Opening {
  courseRunId: string;
  fiscalYear: number;
  handInBy: PlainDate | null;
  follows: 'SUBSTITUTE' | 'DEFERRAL';
  nominee: NomineeFacts | null;
}

/** What succession reads and writes in its transaction. */
@Injectable()
export class SuccessionParts {
  constructor(
    private readonly records: NominationRecords,
    private readonly nominations: NominationsService,
    private readonly slots: SlotsService,
  ) {}

  /** As it stood before the step; locked. */
  seen(tx: Transaction, id: string, actor: Actor): Promise<Nomination> {
    return this.records.lock(tx, id, scopeOf(actor, 'OVERSEAS_OFFICE'), null);
  }

  /** The same run, while somebody else can still get ready for it. */
  async runOf(tx: Transaction, nomination: Nomination): Promise<Omit<Opening, 'follows' | 'nominee'>> {
    const run = await tx.row<{
      fiscalYear: number;
      runState: string;
      cancelledBecause: string | null;
      startsOn: PlainDate | null;
      jicaDeadline: PlainDate;
      answerDays: number | null;
    }>(
      `SELECT r.fiscal_year fiscalYear, r.state runState, r.cancelled_because cancelledBecause, r.starts_on startsOn,
         a.jica_deadline jicaDeadline, s.answer_days answerDays
       FROM course_run r JOIN allotment a ON a.course_run_id = r.id AND a.country_code = ?
       LEFT JOIN selection_setting s ON s.course_run_id = r.id WHERE r.id = ?`,
      [nomination.countryCode, nomination.courseRunId],
    );
    if (!run) throw new Error(`The allotment of nomination ${nomination.id} is gone.`);
    holdToOpenRun(run);
    const today = tokyoDate(tx.at);
    if (run.startsOn && run.startsOn <= today) throw started(run.startsOn);
    const inTime = addDays(today, run.answerDays ?? DEFAULT_SETTINGS.answerDays);
    const handInBy = inTime > run.jicaDeadline ? inTime : run.jicaDeadline;
    return { courseRunId: nomination.courseRunId, fiscalYear: run.fiscalYear, handInBy };
  }

  /** The next run of the course that is open to the country. Throws NOMINATION.NO_NEXT_RUN. */
  async nextRunOf(tx: Transaction, nomination: Nomination): Promise<Omit<Opening, 'follows' | 'nominee'>> {
    const next = await tx.row<{ courseRunId: string; fiscalYear: number }>(
      `SELECT f.id courseRunId, f.fiscal_year fiscalYear FROM course_run r
       JOIN course_run f ON f.course_id = r.course_id AND f.starts_on > r.starts_on AND f.state = 'PUBLISHED'
       JOIN allotment a ON a.course_run_id = f.id AND a.country_code = ? AND ${ALLOTMENT_TOLD('a')} AND a.jica_deadline >= ?
       WHERE r.id = ? ORDER BY f.starts_on LIMIT 1`,
      [nomination.countryCode, tokyoDate(tx.at), nomination.courseRunId],
    );
    if (!next) throw noNextRun();
    return { ...next, handInBy: null };
  }

  /** The draft in which the history goes on; it holds the place that its predecessor had, where it stands in for it. */
  async open(tx: Transaction, before: Nomination, opening: Opening, actor: Actor): Promise<Nomination> {
    const { courseRunId, fiscalYear, handInBy, follows, nominee } = opening;
    const placeHeld = follows === 'SUBSTITUTE' && before.takesPlace;
    // It was freed in this transaction and its rows are locked: nobody can have taken it.
    if (placeHeld) await this.slots.take(tx, courseRunId, before.countryCode);
    const { organisation, post, countryCode } = before;
    const facts = nominee ?? { organisation, post };
    return this.nominations.open(
      tx,
      { id: newId(), courseRunId, countryCode, fiscalYear, personId: nominee ? null : before.personId },
      { facts, beginnings: { followsId: before.id, followsAs: follows, placeHeld, handInBy } },
      actor,
    );
  }
}

/** The overseas office's ways out when a person cannot come: another person now, or the same person next time. */
@Injectable()
export class Succession {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly steps: NominationSteps,
    private readonly parts: SuccessionParts,
  ) {}

  /**
   * Another person in the place of this one: the place is kept for the draft until it is decided, or until the day on
   * which it should have been handed in. Throws NOMINATION.MOVE_NOT_OPEN, ENROLMENT.ARRIVED, COURSE_RUN.NOT_OPEN,
   * COURSE_RUN.STARTED, PERSON.BIRTH_DATE_IMPOSSIBLE.
   */
  substitute(wanted: WantedSuccession, nominee: NomineeFacts, actor: Actor): Promise<SuccessionReceipt> {
    return this.act(wanted, 'substitute', actor, async (tx, before) => {
      const run = await this.parts.runOf(tx, before);
      return this.parts.open(tx, before, { ...run, follows: 'SUBSTITUTE', nominee }, actor);
    });
  }

  /** The same person in the next run of the course, to be decided anew. Throws NOMINATION.NO_NEXT_RUN and as above. */
  defer(wanted: WantedSuccession, actor: Actor): Promise<SuccessionReceipt> {
    return this.act(wanted, 'defer', actor, async (tx, before) => {
      const run = await this.parts.nextRunOf(tx, before);
      return this.parts.open(tx, before, { ...run, follows: 'DEFERRAL', nominee: null }, actor);
    });
  }

  private act(
    wanted: WantedSuccession,
    move: 'substitute' | 'defer',
    actor: Actor,
    open: (tx: Transaction, before: Nomination) => Promise<Nomination>,
  ): Promise<SuccessionReceipt> {
    const { id, ifVersion, reason, request } = wanted;
    const [by, scope] = [
      { as: 'OVERSEAS_OFFICE', accountId: actor.accountId } as const,
      scopeOf(actor, 'OVERSEAS_OFFICE'),
    ];
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const before = await this.parts.seen(tx, id, actor);
        const ended = await this.steps.make(tx, { id, move, ifVersion, reason }, by, scope);
        const opened = await open(tx, before);
        return { ended: receiptOf(ended, by.as), opened: receiptOf(opened, by.as) };
      }),
    );
  }
}

function started(startsOn: PlainDate): DomainError {
  return new DomainError(
    'CONFLICT',
    'COURSE_RUN.STARTED',
    `The course run started on ${startsOn}: nobody else can join it now. Decline the place, or defer to the next run.`,
  );
}

function noNextRun(): DomainError {
  return new DomainError(
    'CONFLICT',
    'NOMINATION.NO_NEXT_RUN',
    'No later run of this course is open to your country yet. Decline now, and nominate again when the next run is published.',
  );
}

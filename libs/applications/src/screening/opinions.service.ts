import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  endOfDayInTokyo,
  Idempotency,
  invalid,
  newId,
  notFound,
  Outbox,
  type PlainDate,
  type RepeatableRequest,
  tokyoDate,
  type Transaction,
  Transactions,
} from '#platform';
import { changedMeanwhile } from '#catalogue';
import type { Actor } from '#identity';
import type { Opinion } from './host-opinion.entity.js';
import { KNOWN_IN_SCREENING, ownRun } from './in-screening.js';
import { type HostScope, hostScopeClause } from './opinions.queries.js';
import { opinionAsked } from './screening.events.js';

export interface OpinionQuestion {
  hostPartnerId: string;
  nominationIds: string[];
  /** The last day, in Tokyo, on which the host partner can answer. */
  dueOn: PlainDate;
}

@Injectable()
export class OpinionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Shares nominations with a host partner of the run and asks for its opinion. Asking again sets a new day for what is
   * not answered yet. Throws OPINION.INVALID, OPINION.ALL_GIVEN.
   */
  ask(
    courseRunId: string,
    question: OpinionQuestion,
    actor: Actor,
    request: RepeatableRequest | null,
  ): Promise<{ id: string; asked: number }> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const run = await ownRun(tx, courseRunId, actor);
        await holdToQuestion(tx, courseRunId, question, run.startsOn);
        const { hostPartnerId, dueOn } = question;
        const given = await tx.rows<{ nominationId: string }>(
          `SELECT nomination_id nominationId FROM host_opinion
           WHERE host_partner_id = ? AND nomination_id IN (?) AND opinion IS NOT NULL FOR UPDATE`,
          [hostPartnerId, question.nominationIds],
        );
        const answered = new Set(given.map(({ nominationId }) => nominationId));
        const open = [...new Set(question.nominationIds)].filter((one) => !answered.has(one));
        if (open.length === 0) throw allGiven();
        await tx.insert('opinion_request', {
          id,
          course_run_id: courseRunId,
          host_partner_id: hostPartnerId,
          due_on: dueOn,
          asked_by: actor.accountId,
          asked_at: tx.at,
        });
        await tx.write(
          `INSERT INTO host_opinion (id, nomination_id, host_partner_id, request_id) VALUES ?
           ON DUPLICATE KEY UPDATE request_id = VALUES(request_id)`,
          [open.map((nominationId) => [newId(), nominationId, hostPartnerId, id])],
        );
        await this.audit.record(tx, {
          action: 'ask-opinion',
          subjectType: 'course-run',
          subjectId: courseRunId,
          actorId: actor.accountId,
          details: { hostPartnerId, nominationIds: open, dueOn },
        });
        await this.outbox.record(tx, opinionAsked(id, courseRunId, hostPartnerId), actor.accountId);
        return { id, asked: open.length };
      }),
    );
  }

  /** The host partner answers, or changes its answer, until the day has ended in Tokyo. Throws OPINION.CHANGED_MEANWHILE, OPINION.DEADLINE_PASSED. */
  give(
    id: string,
    { opinion, text }: { opinion: Opinion; text: string },
    actor: Actor,
    ifVersion: number,
  ): Promise<{ id: string; version: number }> {
    const scope: HostScope = { partnerIds: actor.scopesOf('HOST_PARTNER') };
    return this.transactions.run(async (tx) => {
      const within = hostScopeClause(scope);
      const asked = await tx.row<{ version: number; dueOn: PlainDate }>(
        `SELECT o.version, q.due_on dueOn FROM host_opinion o JOIN opinion_request q ON q.id = o.request_id
         JOIN nomination n ON n.id = o.nomination_id WHERE o.id = ? AND ${within.where} FOR UPDATE`,
        [id, ...within.parameters],
      );
      if (!asked) throw notFound();
      if (asked.version !== ifVersion) throw changedMeanwhile('OPINION', asked.version);
      if (tx.at > endOfDayInTokyo(asked.dueOn)) throw tooLate(asked.dueOn);
      const version = ifVersion + 1;
      await tx.write(
        'UPDATE host_opinion SET opinion = ?, text = ?, given_by = ?, given_at = ?, version = ? WHERE id = ?',
        [opinion, text, actor.accountId, tx.at, version, id],
      );
      await this.audit.record(tx, {
        action: 'give-opinion',
        subjectType: 'host-opinion',
        subjectId: id,
        actorId: actor.accountId,
      });
      return { id, version };
    });
  }
}

/** The partner hosts the run, the nominees are before the office, and the day lies ahead. */
async function holdToQuestion(
  tx: Transaction,
  courseRunId: string,
  { hostPartnerId, nominationIds, dueOn }: OpinionQuestion,
  startsOn: PlainDate | null,
): Promise<void> {
  const fault = (field: string, message: string) => ({ field, message });
  const hosting = await tx.row(
    'SELECT id FROM hosting WHERE course_run_id = ? AND host_partner_id = ? LOCK IN SHARE MODE',
    [courseRunId, hostPartnerId],
  );
  const before = await tx.rows<{ id: string }>(
    `SELECT n.id FROM nomination n WHERE n.course_run_id = ? AND n.id IN (?) AND ${KNOWN_IN_SCREENING} LOCK IN SHARE MODE`,
    [courseRunId, ['', ...nominationIds]],
  );
  const today = tokyoDate(tx.at);
  const faults = [
    ...(hosting
      ? []
      : [fault('hostPartnerId', 'hostPartnerId does not host this run; headquarters says who does.')]),
    ...(nominationIds.length > 0 && before.length === new Set(nominationIds).size
      ? []
      : [
          fault(
            'nominationIds',
            'nominationIds must name nominations to this run that are before your office.',
          ),
        ]),
    ...(dueOn >= today && (!startsOn || dueOn < startsOn)
      ? []
      : [fault('dueOn', `dueOn, ${dueOn}, must be ${today} or later, and before the run starts.`)]),
  ];
  if (faults.length > 0) throw invalid('OPINION.INVALID', faults);
}

function allGiven(): DomainError {
  return new DomainError(
    'CONFLICT',
    'OPINION.ALL_GIVEN',
    'This host partner has given its opinion on each of these nominations already.',
  );
}

function tooLate(dueOn: PlainDate): DomainError {
  return new DomainError(
    'CONFLICT',
    'OPINION.DEADLINE_PASSED',
    `The day for opinions, ${dueOn}, has ended in Tokyo. Ask the domestic office for another one.`,
    { dueOn },
  );
}

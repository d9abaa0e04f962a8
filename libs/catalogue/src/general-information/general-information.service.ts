import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  type FieldFault,
  invalid,
  newId,
  notFound,
  Outbox,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { informationIssued, informationModified } from '../catalogue.events.js';
import type { CourseRunState } from '../course-run.entity.js';
import { type CourseRunScope, scopeClause } from '../course-run-scope.js';
import { changedMeanwhile } from '../courses.service.js';
import { differenceOf } from './difference.js';
import { type InformationContent, NOTHING_WRITTEN } from './information-content.js';
import { type InformationFacts, informationFacts, type Organisers } from './information-facts.js';
import { type Snapshot } from './information-items.js';
import { missingForIssue } from './missing.js';
import { contentFrom, snapshotFrom, type StoredSnapshot } from './stored-snapshot.js';

export interface InformationReceipt {
  courseRunId: string;
  version: number;
}

export interface IssueReceipt {
  courseRunId: string;
  /** Of the issued version: 1 the first time. */
  number: number;
  version: number;
}

/** The General Information of a run: written in pieces, issued as frozen versions. */
@Injectable()
export class GeneralInformationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  /** Takes what is given and leaves the rest. Nothing written yet is version 0. Throws INFORMATION.CHANGED_MEANWHILE, INFORMATION.RUN_CLOSED. */
  write(
    courseRunId: string,
    changes: Partial<InformationContent>,
    scope: CourseRunScope,
    actor: Actor,
    ifVersion: number,
  ): Promise<InformationReceipt> {
    return this.transactions.run(async (tx) => {
      const draft = await this.lock(tx, courseRunId, scope, ifVersion);
      const version = ifVersion + 1;
      const content = JSON.stringify({ ...draft, ...changes });
      if (ifVersion === 0)
        await tx.insert('general_information', { course_run_id: courseRunId, content, version });
      else
        await tx.write('UPDATE general_information SET content = ?, version = ? WHERE course_run_id = ?', [
          content,
          version,
          courseRunId,
        ]);
      await this.note(tx, 'write-information', courseRunId, actor, { fields: Object.keys(changes) });
      return { courseRunId, version };
    });
  }

  /**
   * Freezes what is written and what the run says today as the next version. Says all that is missing at once.
   * Throws INFORMATION.NOT_READY, INFORMATION.NOTHING_CHANGED, INFORMATION.CHANGED_MEANWHILE, INFORMATION.RUN_CLOSED.
   */
  issue(
    courseRunId: string,
    about: { organisers: Organisers; note: string | null },
    scope: CourseRunScope,
    actor: Actor,
    ifVersion: number,
  ): Promise<IssueReceipt> {
    const id = newId();
    return this.transactions.run(async (tx) => {
      const content = await this.lock(tx, courseRunId, scope, ifVersion);
      const facts = await this.factsOf(tx, courseRunId, about.organisers);
      const missing = missingForIssue({ facts, content });
      if (missing.length > 0) throw notReady(missing);
      const before = await this.latest(tx, courseRunId);
      const difference = before && differenceOf(before.snapshot, { facts, content });
      if (difference?.length === 0) throw nothingChanged(before!.number);
      const number = (before?.number ?? 0) + 1;
      await tx.insert('information_version', {
        id,
        course_run_id: courseRunId,
        number,
        content: JSON.stringify(content),
        facts: JSON.stringify(facts),
        difference: difference && JSON.stringify(difference),
        note: about.note,
        issued_at: tx.at,
        issued_by: actor.accountId,
      });
      await this.note(tx, 'issue-information', courseRunId, actor, { number });
      const events = number > 1 ? [informationIssued(id), informationModified(id)] : [informationIssued(id)];
      await this.outbox.record(tx, events, actor.accountId);
      return { courseRunId, number, version: ifVersion };
    });
  }

  /** The run's row is the lock: two officers write one after the other, also the first time. */
  private async lock(
    tx: Transaction,
    courseRunId: string,
    scope: CourseRunScope,
    ifVersion: number,
  ): Promise<InformationContent> {
    const within = scopeClause(scope);
    const run = await tx.row<{ state: CourseRunState }>(
      `SELECT r.state FROM course_run r WHERE r.id = ? AND ${within.where} FOR UPDATE`,
      [courseRunId, ...within.parameters],
    );
    if (!run) throw notFound();
    if (run.state === 'CANCELLED' || run.state === 'RECORDED') throw runClosed(run.state);
    const draft = await tx.row<{ content: string; version: number }>(
      'SELECT content, version FROM general_information WHERE course_run_id = ?',
      [courseRunId],
    );
    const version = draft?.version ?? 0;
    if (version !== ifVersion) throw changedMeanwhile('INFORMATION', version);
    return draft ? contentFrom(draft.content) : NOTHING_WRITTEN;
  }

  private async factsOf(
    tx: Transaction,
    courseRunId: string,
    organisers: Organisers,
  ): Promise<InformationFacts> {
    const facts = await informationFacts((sql, values) => tx.rows(sql, values), courseRunId, organisers);
    if (!facts) throw notFound();
    return facts;
  }

  private async latest(
    tx: Transaction,
    courseRunId: string,
  ): Promise<{ number: number; snapshot: Snapshot } | null> {
    const row = await tx.row<{ number: number } & StoredSnapshot>(
      'SELECT number, content, facts FROM information_version WHERE course_run_id = ? ORDER BY number DESC LIMIT 1',
      [courseRunId],
    );
    return row ? { number: row.number, snapshot: snapshotFrom(row) } : null;
  }

  private note(tx: Transaction, action: string, id: string, actor: Actor, details: object): Promise<void> {
    return this.audit.record(tx, {
      action,
      subjectType: 'course-run',
      subjectId: id,
      actorId: actor.accountId,
      details: { ...details },
    });
  }
}

function notReady(missing: FieldFault[]): DomainError {
  return invalid('INFORMATION.NOT_READY', missing);
}

function nothingChanged(number: number): DomainError {
  return new DomainError(
    'CONFLICT',
    'INFORMATION.NOTHING_CHANGED',
    `Version ${number} says the same, word for word. Change the text or the course run first, then issue it again.`,
    { number },
  );
}

function runClosed(state: 'CANCELLED' | 'RECORDED'): DomainError {
  const words = { CANCELLED: 'cancelled', RECORDED: 'a record of the past' };
  return new DomainError(
    'CONFLICT',
    'INFORMATION.RUN_CLOSED',
    `This course run is ${words[state]}: its General Information stays as it is.`,
    { state },
  );
}

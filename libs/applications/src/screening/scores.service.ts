import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  fromJsonColumn,
  newId,
  notFound,
  type Transaction,
  Transactions,
} from '#platform';
import { changedMeanwhile } from '#catalogue';
import type { Actor } from '#identity';
import type { Nomination } from '../nomination.entity.js';
import { NominationRecords } from '../nomination-records.service.js';
import { scopeOf } from '../nomination-scope.js';
import { holdToScreeningOpen, ownRun } from './in-screening.js';
import { holdToNoConflict } from './no-conflict.js';
import { holdToScale, scaleInUse, type ScoringCriterion, totalOf } from './scale.js';

export interface ScoreFacts {
  points: number[];
  note: string;
  /** Of the scale that the screener saw. */
  scaleVersion: number;
}

/** Several screeners score a nomination, each for themselves, on the scale that their office gave the run. */
@Injectable()
export class ScoresService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly records: NominationRecords,
  ) {}

  /** Sets the scale of a run; version 0 means that it has none yet. Throws SCALE.IN_USE, SCALE.CHANGED_MEANWHILE, SCALE.INVALID. */
  setScale(
    courseRunId: string,
    criteria: ScoringCriterion[],
    actor: Actor,
    ifVersion: number,
  ): Promise<{ version: number }> {
    holdToScale(criteria);
    return this.transactions.run(async (tx) => {
      await ownRun(tx, courseRunId, actor);
      // The row is there before it is locked, so that two who set the first scale meet on it.
      await tx.write(
        `INSERT INTO scoring_scale (course_run_id, criteria, set_by, set_at, version) VALUES (?, '[]', ?, ?, 0)
         ON DUPLICATE KEY UPDATE course_run_id = course_run_id`,
        [courseRunId, actor.accountId, tx.at],
      );
      const scale = await lockedScale(tx, courseRunId, 'FOR UPDATE');
      if (scale.version !== ifVersion) throw changedMeanwhile('SCALE', scale.version);
      const used = await tx.row<{ scores: string }>(
        'SELECT COUNT(*) scores FROM screening_score s JOIN nomination n ON n.id = s.nomination_id WHERE n.course_run_id = ?',
        [courseRunId],
      );
      if (Number(used!.scores) > 0) throw scaleInUse(Number(used!.scores));
      const version = ifVersion + 1;
      await tx.write(
        'UPDATE scoring_scale SET criteria = ?, set_by = ?, set_at = ?, version = ? WHERE course_run_id = ?',
        [JSON.stringify(criteria), actor.accountId, tx.at, version, courseRunId],
      );
      await this.note(tx, 'set-scale', 'course-run', courseRunId, actor);
      return { version };
    });
  }

  /** One's own score, or what one has changed it to; answers the whole in percent. Throws SCALE.MISSING, SCALE.CHANGED_MEANWHILE, SCORE.INVALID, SCREENING.NOT_OPEN, SCREENING.CONFLICT_OF_INTEREST. */
  score(nominationId: string, facts: ScoreFacts, actor: Actor): Promise<{ total: number }> {
    return this.transactions.run(async (tx) => {
      const nomination = await this.open(tx, nominationId, actor);
      const scale = await lockedScale(tx, nomination.courseRunId, 'LOCK IN SHARE MODE');
      if (scale.version === 0) throw noScale();
      if (scale.version !== facts.scaleVersion) throw changedMeanwhile('SCALE', scale.version);
      const total = totalOf(scale.criteria, facts.points);
      const score = [newId(), nominationId, actor.accountId, JSON.stringify(facts.points), total, facts.note];
      await tx.write(
        `INSERT INTO screening_score (id, nomination_id, account_id, points, total, note, scored_at) VALUES (?)
         ON DUPLICATE KEY UPDATE points = VALUES(points), total = VALUES(total), note = VALUES(note), scored_at = VALUES(scored_at)`,
        [[...score, tx.at]],
      );
      await this.note(tx, 'score', 'nomination', nominationId, actor);
      return { total: total / 100 };
    });
  }

  /** Takes one's own score back. Throws RESOURCE.NOT_FOUND where there is none. */
  async takeBack(nominationId: string, actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.open(tx, nominationId, actor);
      const { affectedRows } = await tx.write(
        'DELETE FROM screening_score WHERE nomination_id = ? AND account_id = ?',
        [nominationId, actor.accountId],
      );
      if (affectedRows === 0) throw notFound();
      await this.note(tx, 'take-score-back', 'nomination', nominationId, actor);
    });
  }

  private async open(tx: Transaction, nominationId: string, actor: Actor): Promise<Nomination> {
    const nomination = await this.records.lock(tx, nominationId, scopeOf(actor, 'DOMESTIC_OFFICE'), null);
    await holdToNoConflict(tx, actor.accountId, nomination);
    holdToScreeningOpen(nomination.state);
    return nomination;
  }

  private note(
    tx: Transaction,
    action: string,
    subjectType: string,
    subjectId: string,
    actor: Actor,
  ): Promise<void> {
    return this.audit.record(tx, { action, subjectType, subjectId, actorId: actor.accountId });
  }
}

async function lockedScale(
  tx: Transaction,
  courseRunId: string,
  lock: 'FOR UPDATE' | 'LOCK IN SHARE MODE',
): Promise<{ version: number; criteria: ScoringCriterion[] }> {
  const scale = await tx.row<{ version: number; criteria: ScoringCriterion[] }>(
    `SELECT version, criteria FROM scoring_scale WHERE course_run_id = ? ${lock}`,
    [courseRunId],
  );
  return scale
    ? { version: scale.version, criteria: fromJsonColumn(scale.criteria) }
    : { version: 0, criteria: [] };
}

function noScale(): DomainError {
  return new DomainError(
    'CONFLICT',
    'SCALE.MISSING',
    'This run has no scale yet. Set what is scored, with weights and maxima, then score.',
  );
}

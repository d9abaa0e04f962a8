import { Injectable } from '@nestjs/common';
import { newId, notFound, type Transaction } from '#platform';
import { type FormVersion, type LeafType, SlotsService } from '#catalogue';
import { DossierMoves } from './dossier/dossier-moves.service.js';
import type { RequestedItem } from './dossier/information-request.js';
import { type MovedBy, Nomination } from './nomination.entity.js';
import type { NominationMove } from './nomination.lifecycle.js';
import { NominationHolds } from './nomination-holds.js';
import { NominationRecords } from './nomination-records.service.js';
import type { NominationScope } from './nomination-scope.js';
import { type NominationState, STATES } from './nomination-states.js';
import { holdToOnceARun } from './people/once-a-run.js';
import { holdToNoConflict } from './screening/no-conflict.js';
import { holdToScreening } from './screening/screening-gate.js';
import { ReserveList } from './selection/reserve-list.service.js';
import { holdToDeadline, holdToOpenRun, missingFacts, type SubmissionFacts } from './submission.js';

export interface WantedStep {
  id: string;
  move: NominationMove;
  /** Null where a lock alone decides: the system, and a list that was compared as a whole. */
  ifVersion: number | null;
  reason?: string | null;
  /** The reserve list's order, with `reserve`. */
  rank?: number | null;
  /** What is asked for, place by place, with `return`. */
  items?: RequestedItem[];
}

interface RunWithForm {
  programmeType: LeafType;
  formVersion: FormVersion | null;
}

/** One step of one nomination inside a transaction: lock, ask, make, places, save. Nobody else changes a state. */
@Injectable()
export class NominationSteps {
  constructor(
    private readonly records: NominationRecords,
    private readonly slots: SlotsService,
    private readonly reserveList: ReserveList,
    private readonly holds: NominationHolds,
    private readonly dossiers: DossierMoves,
  ) {}

  /** Throws NOMINATION.MOVE_NOT_OPEN, SLOTS.NONE_LEFT, CAPACITY.NONE_LEFT and what the move itself asks. */
  async make(tx: Transaction, wanted: WantedStep, by: MovedBy, scope: NominationScope): Promise<Nomination> {
    const nomination = await this.records.lock(tx, wanted.id, scope, wanted.ifVersion);
    const before = Object.assign(new Nomination(), nomination);
    const step = nomination.make(wanted.move, by, tx.at, wanted.reason);
    await this.ask(tx, wanted, before);
    await holdToScreening(tx, wanted.move, before, by);
    if (leavesTraining(before.state, nomination.state) && by.as !== 'SYSTEM')
      await this.holds.ask(tx, before);
    if (wanted.move === 'reserve') nomination.reserveRank = wanted.rank ?? null;
    const { courseRunId, countryCode } = nomination;
    if (!before.takesPlace && nomination.takesPlace) await this.slots.take(tx, courseRunId, countryCode);
    if (before.takesPlace && !nomination.takesPlace) await this.slots.free(tx, courseRunId, countryCode);
    await this.records.store(tx, nomination, step);
    if (wanted.items) await this.dossiers.keepRequest(tx, nomination, step.id, wanted.items);
    await this.reserveList.follow(tx, nomination, step);
    if (nomination.awaitsRelease && decisionWasKnown(before)) await this.release(tx, nomination, by);
    return nomination;
  }

  /** Moves somebody up or down the reserve list; the state stays. Throws SCREENING.CONFLICT_OF_INTEREST. */
  async rank(
    tx: Transaction,
    id: string,
    rank: number | null,
    who: { by: MovedBy; scope: NominationScope },
  ): Promise<void> {
    const nomination = await this.records.lock(tx, id, who.scope, null);
    if (nomination.state !== 'RESERVE' || nomination.reserveRank === rank) return;
    if (who.by.accountId) await holdToNoConflict(tx, who.by.accountId, nomination);
    await this.records.rank(tx, nomination, rank, who.by.accountId);
  }

  /** Gives the place up that is kept for a substitute, if it is still kept. Answers whether it was. */
  async letGo(tx: Transaction, id: string): Promise<boolean> {
    const nomination = await this.records.lock(tx, id, { kind: 'SYSTEM' }, null);
    if (nomination.state !== 'RETURNED' || !nomination.placeHeld) return false;
    nomination.letGo();
    await this.slots.free(tx, nomination.courseRunId, nomination.countryCode);
    await this.records.letGo(tx, nomination);
    return true;
  }

  /** Makes the decision that stands known outside. Throws NOMINATION.NOTHING_TO_RELEASE. */
  async release(tx: Transaction, nomination: Nomination, by: MovedBy): Promise<void> {
    nomination.release(tx.at);
    await this.records.store(tx, nomination, {
      id: newId(),
      nominationId: nomination.id,
      move: 'release',
      fromState: nomination.state,
      toState: nomination.state,
      actorId: by.accountId,
      actedAs: by.as,
      madeAt: tx.at,
      reason: null,
    });
  }

  /** What a move needs beside the lifecycle: the run open, the deadline kept, the nomination complete, the list in order. */
  private async ask(tx: Transaction, wanted: WantedStep, nomination: Nomination): Promise<void> {
    const { move } = wanted;
    await this.reserveList.hold(tx, move, nomination, wanted.reason);
    if (move !== 'submit' && move !== 'recover' && move !== 'reinstate') return;
    // A share lock: a run that is being cancelled waits for us, or we see it cancelled.
    const facts = await tx.row<SubmissionFacts & RunWithForm>(
      `SELECT STRAIGHT_JOIN r.state runState, r.cancelled_because cancelledBecause, GREATEST(COALESCE(?, a.jica_deadline), a.jica_deadline) jicaDeadline,
         r.programme_type programmeType, r.form_version formVersion, p.family_name familyName, p.birth_date birthDate, p.email
       FROM allotment a JOIN course_run r ON r.id = a.course_run_id JOIN person p ON p.id = ?
       WHERE a.course_run_id = ? AND a.country_code = ? LOCK IN SHARE MODE`,
      [nomination.handInBy, nomination.personId, nomination.courseRunId, nomination.countryCode],
    );
    if (!facts) throw notFound();
    holdToOpenRun(facts);
    if (move !== 'recover') await holdToOnceARun(tx, nomination);
    if (move === 'reinstate') return;
    holdToDeadline(facts, nomination.state, tx.at);
    if (move === 'submit')
      await this.dossiers.handIn(tx, nomination, facts, missingFacts({ ...facts, ...nomination }));
  }
}

function leavesTraining(from: NominationState, to: NominationState): boolean {
  return STATES[from].enrols && !STATES[to].enrols;
}

/** A decision that follows one which is known outside is made known in the same act: nothing in between can tell of it. */
function decisionWasKnown(before: Nomination): boolean {
  return before.state === 'OFFERED' || (STATES[before.state].needsRelease && before.releasedAt !== null);
}

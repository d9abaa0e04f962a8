import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  DomainError,
  type FieldFault,
  Idempotency,
  invalid,
  newId,
  Outbox,
  type RepeatableRequest,
  type Transaction,
  Transactions,
} from '#platform';
import type { Actor } from '#identity';
import { isWithin, overlapsOf, phasesInWords, type RunPhase } from './draft-checks.js';
import {
  DRAFT_SESSIONS,
  type DraftSession,
  FROZEN_SESSIONS,
  frozenFacts,
  type FrozenRow,
  frozenSession,
} from './frozen-sessions.js';
import { type ChangeKind, differenceOf, type FrozenSession, nextRelease } from './programme-difference.js';
import { type LockedProgramme, ProgrammeRecords } from './programme-records.service.js';

/** Told to participants and hosts in letters. */
export const PROGRAMME_RELEASED = 'training.programme-released';

export interface ReleaseReceipt {
  id: string;
  number: number;
  version: number;
  /** How many sessions changed, and how. */
  changes: Record<ChangeKind, number>;
}

/** Gives a version of the programme to participants and hosts. From then on it is frozen. */
@Injectable()
export class ProgrammeReleasesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
    private readonly records: ProgrammeRecords,
  ) {}

  /**
   * Overlaps are allowed while the draft is edited (two sessions that change places overlap in between) and refused
   * here. Throws PROGRAMME.RUN_NOT_PUBLISHED, PROGRAMME.NOT_READY, PROGRAMME.NOTHING_CHANGED.
   */
  release(
    courseRunId: string,
    note: string | null,
    actor: Actor,
    ifVersion: number,
    request: RepeatableRequest | null,
  ): Promise<ReleaseReceipt> {
    const id = newId();
    return this.transactions.run((tx) =>
      this.idempotency.once(tx, request, async () => {
        const programme = await this.records.lock(tx, courseRunId, actor, ifVersion);
        if (programme.runState !== 'PUBLISHED') throw runNotPublished();
        const draft = await tx.rows<DraftSession>(DRAFT_SESSIONS, [courseRunId]);
        const faults = notReady(draft, programme.phases);
        if (faults.length > 0) throw invalid('PROGRAMME.NOT_READY', faults);
        const before = await this.latest(tx, programme);
        const after = nextRelease(
          before,
          draft.map((session) => ({ id: session.id, facts: frozenFacts(session, programme.timeZone) })),
        );
        const changes = differenceOf(before, after);
        if (changes.length === 0) throw nothingChanged();
        const number = programme.releasedNumber + 1;
        await this.freeze(tx, { id, number, note, actor, programme }, after);
        const count = (kind: ChangeKind) => changes.filter(({ change }) => change === kind).length;
        const version = await this.records.count(tx, programme, { releasedNumber: number });
        return {
          id,
          number,
          version,
          changes: {
            ADDED: count('ADDED'),
            MOVED: count('MOVED'),
            CHANGED: count('CHANGED'),
            CANCELLED: count('CANCELLED'),
          },
        };
      }),
    );
  }

  private async latest(tx: Transaction, programme: LockedProgramme): Promise<FrozenSession[]> {
    const rows = await tx.rows<FrozenRow>(FROZEN_SESSIONS, [
      programme.courseRunId,
      [programme.releasedNumber],
    ]);
    return rows.map(frozenSession);
  }

  private async freeze(
    tx: Transaction,
    release: { id: string; number: number; note: string | null; actor: Actor; programme: LockedProgramme },
    sessions: FrozenSession[],
  ): Promise<void> {
    const { id, number, note, actor, programme } = release;
    await tx.insert('programme_release', {
      id,
      course_run_id: programme.courseRunId,
      number,
      time_zone: programme.timeZone,
      note,
      released_at: tx.at,
      released_by: actor.accountId,
    });
    const rows = sessions.map(({ sessionId, sequence, cancelled, facts }) => ({
      release_id: id,
      session_id: sessionId,
      sequence,
      cancelled,
      facts: JSON.stringify(facts),
    }));
    await tx.insertAll('released_session', rows);
    await this.audit.record(tx, {
      action: 'release',
      subjectType: 'programme',
      subjectId: programme.courseRunId,
      actorId: actor.accountId,
      details: { number, sessions: sessions.length },
    });
    const facts = { courseRunId: programme.courseRunId, number };
    await this.outbox.record(tx, { type: PROGRAMME_RELEASED, subjectId: id, facts }, actor.accountId);
  }
}

function notReady(draft: DraftSession[], phases: RunPhase[]): FieldFault[] {
  const place = new Map(draft.map(({ id }, index) => [id, index]));
  const named = (id: string) => {
    const session = draft[place.get(id)!]!;
    return `«${session.title}» (${session.day}, ${session.startsAt} to ${session.endsAt})`;
  };
  const overlaps = overlapsOf(draft).map(({ sessionId, otherId }) => ({
    field: `sessions[${place.get(otherId)}].startsAt`,
    message: `${named(otherId)} begins before ${named(sessionId)} ends. Move one of them, or give them different groups.`,
  }));
  const outside = draft
    .filter(({ day }) => !isWithin(phases, day))
    .map(({ id }) => ({
      field: `sessions[${place.get(id)}].day`,
      message: `${named(id)} lies outside of the phases of the run: ${phasesInWords(phases)}. Move it.`,
    }));
  return [...overlaps, ...outside];
}

function runNotPublished(): DomainError {
  return new DomainError(
    'CONFLICT',
    'PROGRAMME.RUN_NOT_PUBLISHED',
    'The course run is still a draft. Its programme can be released once headquarters has published the run.',
  );
}

function nothingChanged(): DomainError {
  return new DomainError(
    'CONFLICT',
    'PROGRAMME.NOTHING_CHANGED',
    'The draft is the same as the latest release, so there is nothing to tell. Change it first.',
  );
}

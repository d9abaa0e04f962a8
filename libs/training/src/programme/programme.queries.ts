import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '#platform';
import type { CourseRunState } from '#catalogue';
import { isWithin, type Overlap, overlapsOf, type RunPhase } from './draft-checks.js';
import {
  DRAFT_SESSIONS,
  type DraftSession,
  FROZEN_SESSIONS,
  frozenFacts,
  type FrozenRow,
  frozenSession,
} from './frozen-sessions.js';
import {
  differenceOf,
  type FrozenSession,
  inOrder,
  nextRelease,
  type SessionChange,
} from './programme-difference.js';
import type { Programme } from './programme.entity.js';
import type { ProgrammeRelease } from './programme-release.entity.js';
import { DEFAULT_TIME_ZONE } from './zoned-time.js';

/** Whose runs: those of a domestic office, those that a host partner hosts, or any for letters and participants. */
export type ProgrammeScope =
  { kind: 'DOMESTIC_OFFICE'; codes: string[] } | { kind: 'HOST_PARTNER'; ids: string[] } | { kind: 'SYSTEM' };

export interface ProgrammeDraft extends Programme {
  sessions: DraftSession[];
  overlaps: Overlap[];
  /** Sessions on days outside of the phases, since these were amended. */
  outside: string[];
  /** What the next release would tell. */
  pending: SessionChange[];
}

export type ReleaseRow = Omit<ProgrammeRelease, 'releasedBy'>;

export interface ReleasedProgramme extends ReleaseRow {
  runState: CourseRunState;
  titleEn: string;
  courseNumber: string | null;
  /** Cancelled ones too, in the order of the day. */
  sessions: FrozenSession[];
  /** Since the release before; in the first, every session is added. */
  changes: SessionChange[];
}

const RELEASE = `SELECT l.id, l.course_run_id courseRunId, l.number, l.time_zone timeZone, l.note, l.released_at releasedAt,
  r.state runState, r.title_en titleEn, r.course_number courseNumber
  FROM programme_release l JOIN course_run r ON r.id = l.course_run_id`;

@Injectable()
export class ProgrammeQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Throws RESOURCE.NOT_FOUND. A programme that nobody began is empty and at version 0. */
  async draft(scope: ProgrammeScope, courseRunId: string): Promise<ProgrammeDraft> {
    const within = scopeClause(scope);
    const [row] = await this.dataSource.query<(Programme | Record<keyof Programme, null>)[]>(
      `SELECT g.course_run_id courseRunId, g.time_zone timeZone, g.released_number releasedNumber, g.version
       FROM course_run r LEFT JOIN programme g ON g.course_run_id = r.id WHERE r.id = ? AND ${within.where}`,
      [courseRunId, ...within.parameters],
    );
    if (!row) throw notFound();
    const timeZone = row.timeZone ?? DEFAULT_TIME_ZONE;
    const releasedNumber = row.releasedNumber ?? 0;
    const [sessions, phases, frozen] = await Promise.all([
      this.dataSource.query<DraftSession[]>(DRAFT_SESSIONS, [courseRunId]),
      this.dataSource.query<RunPhase[]>(
        'SELECT kind, starts_on startsOn, ends_on endsOn FROM phase WHERE course_run_id = ? ORDER BY position',
        [courseRunId],
      ),
      this.dataSource.query<FrozenRow[]>(FROZEN_SESSIONS, [courseRunId, [releasedNumber]]),
    ]);
    const before = frozen.map(frozenSession);
    const drafted = sessions.map((session) => ({ id: session.id, facts: frozenFacts(session, timeZone) }));
    return {
      courseRunId,
      timeZone,
      releasedNumber,
      version: row.version ?? 0,
      sessions,
      overlaps: overlapsOf(sessions),
      outside: sessions.filter(({ day }) => !isWithin(phases, day)).map(({ id }) => id),
      pending: differenceOf(before, nextRelease(before, drafted)),
    };
  }

  /** Newest first. Throws RESOURCE.NOT_FOUND for a run outside the scope. */
  async releases(scope: ProgrammeScope, courseRunId: string): Promise<ReleaseRow[]> {
    const within = scopeClause(scope);
    const rows = await this.dataSource.query<(ReleaseRow | { id: null })[]>(
      `SELECT l.id, r.id courseRunId, l.number, l.time_zone timeZone, l.note, l.released_at releasedAt
       FROM course_run r LEFT JOIN programme_release l ON l.course_run_id = r.id
       WHERE r.id = ? AND ${within.where} ORDER BY l.number DESC`,
      [courseRunId, ...within.parameters],
    );
    if (rows.length === 0) throw notFound();
    return rows.filter((row): row is ReleaseRow => row.id !== null);
  }

  /** Throws RESOURCE.NOT_FOUND. */
  async release(scope: ProgrammeScope, releaseId: string): Promise<ReleasedProgramme> {
    const within = scopeClause(scope);
    const released = await this.read(`${RELEASE} WHERE l.id = ? AND ${within.where}`, [
      releaseId,
      ...within.parameters,
    ]);
    if (!released) throw notFound();
    return released;
  }

  /** What participants and hosts know today, or null before the first release. */
  async latest(scope: ProgrammeScope, courseRunId: string): Promise<ReleasedProgramme | null> {
    const within = scopeClause(scope);
    return this.read(`${RELEASE} WHERE r.id = ? AND ${within.where} ORDER BY l.number DESC LIMIT 1`, [
      courseRunId,
      ...within.parameters,
    ]);
  }

  /** The hosts of the run, and those of single sessions that are held. */
  async hostPartnersOf(release: ReleasedProgramme): Promise<string[]> {
    const hosts = await this.dataSource.query<{ id: string }[]>(
      'SELECT host_partner_id id FROM hosting WHERE course_run_id = ?',
      [release.courseRunId],
    );
    const ofSessions = release.sessions.flatMap(({ cancelled, facts }) =>
      cancelled || !facts.hostPartnerId ? [] : [facts.hostPartnerId],
    );
    return [...new Set([...hosts.map(({ id }) => id), ...ofSessions])].sort();
  }

  private async read(sql: string, parameters: unknown[]): Promise<ReleasedProgramme | null> {
    const [release] = await this.dataSource.query<Omit<ReleasedProgramme, 'sessions' | 'changes'>[]>(
      sql,
      parameters,
    );
    if (!release) return null;
    const { courseRunId, number } = release;
    const rows = await this.dataSource.query<FrozenRow[]>(FROZEN_SESSIONS, [
      courseRunId,
      [number - 1, number],
    ]);
    const of = (wanted: number) => rows.filter((row) => row.number === wanted).map(frozenSession);
    const sessions = of(number);
    return { ...release, sessions: inOrder(sessions), changes: differenceOf(of(number - 1), sessions) };
  }
}

/** Condition on `course_run r`. */
function scopeClause(scope: ProgrammeScope): { where: string; parameters: unknown[] } {
  switch (scope.kind) {
    case 'DOMESTIC_OFFICE':
      return { where: 'r.domestic_office_code IN (?)', parameters: [scope.codes] };
    case 'HOST_PARTNER':
      return {
        where: 'r.id IN (SELECT h.course_run_id FROM hosting h WHERE h.host_partner_id IN (?))',
        parameters: [scope.ids],
      };
    case 'SYSTEM':
      return { where: 'TRUE', parameters: [] };
  }
}

import { ApiProperty } from '@nestjs/swagger';
import {
  type ChangeKind,
  type FrozenFacts,
  type FrozenSession,
  type ProgrammeDraft,
  type ReleasedProgramme,
  type ReleaseRow,
  SESSION_KIND_CODES,
  type SessionChange,
  type SessionKind,
} from '#training';

const CHANGES: readonly ChangeKind[] = ['ADDED', 'MOVED', 'CHANGED', 'CANCELLED'];
const ID = '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60';
const words = { type: String, nullable: true } as const;

class SessionFactsView {
  @ApiProperty({ example: '2026-10-06' })
  day: string;

  @ApiProperty({ example: '09:30', description: "On the clocks of the programme's zone." })
  startsAt: string;

  @ApiProperty({ example: '12:00' })
  endsAt: string;

  @ApiProperty({ enum: SESSION_KIND_CODES, example: 'SITE_VISIT' })
  kind: SessionKind;

  @ApiProperty({ example: 'Leakage control in Kobe' })
  title: string;

  @ApiProperty({ ...words, example: 'Sengari purification plant' })
  place: string | null;

  @ApiProperty({ ...words, example: null })
  hostPartnerId: string | null;

  @ApiProperty({ ...words, example: 'Okuradani primary school', description: 'Name of the host.' })
  host: string | null;

  @ApiProperty({ ...words, example: 'Prof. Tanaka' })
  leader: string | null;

  @ApiProperty({ ...words, example: 'ja' })
  language: string | null;

  @ApiProperty({ ...words, example: 'en', description: 'Language into which it is interpreted.' })
  interpretation: string | null;

  @ApiProperty({ ...words, example: null, description: 'Null: for everybody.' })
  forGroup: string | null;

  @ApiProperty({ ...words, example: 'Bring boots.' })
  notes: string | null;

  @ApiProperty({ example: 'Asia/Tokyo' })
  timeZone: string;
}

export class DraftSessionView extends SessionFactsView {
  @ApiProperty({ example: ID })
  id: string;
}

class OverlapView {
  @ApiProperty({ example: ID })
  sessionId: string;

  @ApiProperty({ example: ID, description: 'Begins before the first ends.' })
  otherId: string;
}

class SessionChangeView implements SessionChange {
  @ApiProperty({ example: ID })
  sessionId: string;

  @ApiProperty({ enum: CHANGES, example: 'MOVED' })
  change: ChangeKind;

  @ApiProperty({ type: SessionFactsView, nullable: true })
  before: FrozenFacts | null;

  @ApiProperty({ type: SessionFactsView, nullable: true })
  after: FrozenFacts | null;

  @ApiProperty({ type: [String], example: ['startsAt', 'endsAt'], description: 'What is not as it was.' })
  fields: (keyof FrozenFacts)[];
}

export class ProgrammeView {
  @ApiProperty({ example: ID })
  courseRunId: string;

  @ApiProperty({ example: 'Asia/Tokyo' })
  timeZone: string;

  @ApiProperty({ example: 12, description: 'Counts every edit of the draft; also the ETag.' })
  version: number;

  @ApiProperty({ example: 1, description: 'Number of the latest release; 0 before the first.' })
  releasedNumber: number;

  @ApiProperty({ type: [DraftSessionView] })
  sessions: DraftSessionView[];

  @ApiProperty({
    type: [OverlapView],
    description: 'Sessions that somebody would have to attend both; the release refuses them.',
  })
  overlaps: { sessionId: string; otherId: string }[];

  @ApiProperty({ type: [String], description: 'Sessions outside of the phases; the release refuses them.' })
  outside: string[];

  @ApiProperty({ type: [SessionChangeView], description: 'What the next release would tell.' })
  pending: SessionChange[];
}

export class ReleaseRowView implements ReleaseRow {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: ID })
  courseRunId: string;

  @ApiProperty({ example: 2 })
  number: number;

  @ApiProperty({ example: 'Asia/Tokyo' })
  timeZone: string;

  @ApiProperty({ ...words, example: 'The dam can be visited after all.' })
  note: string | null;

  @ApiProperty({ example: '2026-09-01T02:00:00.000Z' })
  releasedAt: Date;
}

class ReleasedSessionView implements FrozenSession {
  @ApiProperty({ example: ID })
  sessionId: string;

  @ApiProperty({ example: 1, description: 'How often it changed since it was first released.' })
  sequence: number;

  @ApiProperty({ example: false })
  cancelled: boolean;

  @ApiProperty({ type: SessionFactsView })
  facts: FrozenFacts;
}

export class ReleasedProgrammeView extends ReleaseRowView {
  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ ...words, example: '202684494J002' })
  courseNumber: string | null;

  @ApiProperty({ type: [ReleasedSessionView] })
  sessions: FrozenSession[];

  @ApiProperty({ type: [SessionChangeView], description: 'Since the release before.' })
  changes: SessionChange[];
}

class ChangeCountsView implements Record<ChangeKind, number> {
  @ApiProperty({ example: 1 })
  ADDED: number;

  @ApiProperty({ example: 2 })
  MOVED: number;

  @ApiProperty({ example: 0 })
  CHANGED: number;

  @ApiProperty({ example: 1 })
  CANCELLED: number;
}

export class ReleaseReceiptView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 2 })
  number: number;

  @ApiProperty({ example: 13, description: 'Of the draft; also the ETag.' })
  version: number;

  @ApiProperty({ type: ChangeCountsView })
  changes: Record<ChangeKind, number>;
}

export class SessionReceiptView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 13, description: 'Of the programme; also the ETag.' })
  version: number;
}

export function programmeView(draft: ProgrammeDraft): ProgrammeView {
  const { timeZone } = draft;
  return {
    ...draft,
    sessions: draft.sessions.map(({ hostPartnerName, hostName, courseRunId: _, ...session }) => ({
      ...session,
      host: hostPartnerName ?? hostName,
      timeZone,
    })),
  };
}

export function releasedProgrammeView({
  runState: _,
  ...released
}: ReleasedProgramme): ReleasedProgrammeView {
  return released;
}

import { ApiProperty } from '@nestjs/swagger';
import {
  type HistoryStep,
  type Mover,
  movesOpenTo,
  NOMINATION_MOVES,
  NOMINATION_STATES,
  type NominationDetail,
  type NominationMove,
  type NominationRow,
  type NominationState,
  type Sex,
  STATES,
  stateSeenBy,
} from '#applications';
import { endOfDayInTokyo } from '#platform';
import { WaitView } from './wait.view.js';

type Reader = Exclude<Mover, 'SYSTEM'> | 'AUDITOR';

export class NominationRowView {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  id: string;

  @ApiProperty({ example: 'KCCP-2026-7F3K-9QXA' })
  reference: string;

  @ApiProperty({ enum: NOMINATION_STATES, example: 'UNDER_SCREENING' })
  state: NominationState;

  @ApiProperty({ example: 'Under screening' })
  stateInWords: string;

  @ApiProperty({
    enum: ['OVERSEAS_OFFICE', 'DOMESTIC_OFFICE', 'NOBODY'],
    example: 'DOMESTIC_OFFICE',
    description: 'Whose move it is.',
  })
  holder: string;

  @ApiProperty({ example: '2026-06-01T02:00:00.000Z', description: 'Since when it stands in this state.' })
  since: Date;

  @ApiProperty({
    type: Date,
    nullable: true,
    example: null,
    description: 'When the decision was made known.',
  })
  releasedAt: Date | null;

  @ApiProperty({ type: Number, nullable: true, example: null })
  reserveRank: number | null;

  @ApiProperty({ example: 'Wanjiru' })
  familyName: string;

  @ApiProperty({ example: 'Grace Njeri' })
  givenNames: string;

  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f61' })
  courseRunId: string;

  @ApiProperty({ type: String, nullable: true, example: '202684494J002' })
  courseNumber: string | null;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ type: String, nullable: true, example: '2026-10-05' })
  startsOn: string | null;

  @ApiProperty({ type: WaitView })
  wait: WaitView;

  @ApiProperty({ example: 3, description: 'Also the ETag.' })
  version: number;
}

export class DeadlineView {
  @ApiProperty({ example: '2026-06-12' })
  date: string;

  @ApiProperty({ example: '2026-06-12T14:59:59.999Z', description: 'The last instant at which it is kept.' })
  endsAt: Date;

  @ApiProperty({ example: 'Asia/Tokyo', description: 'The zone in which the day ends.' })
  zone: string;

  @ApiProperty({ example: 'Africa/Nairobi', description: 'The zone of the country.' })
  localZone: string;
}

export class NominationView extends NominationRowView {
  @ApiProperty({ example: 'Kenya' })
  countryName: string;

  @ApiProperty({ example: 'KE' })
  nationality: string;

  @ApiProperty({ type: String, nullable: true, example: '1988-03-14' })
  birthDate: string | null;

  @ApiProperty({ enum: ['FEMALE', 'MALE', 'NOT_STATED'], example: 'FEMALE' })
  sex: Sex;

  @ApiProperty({ type: String, nullable: true, example: 'grace.wanjiru@people.kccp.example' })
  email: string | null;

  @ApiProperty({ example: 'en' })
  language: string;

  @ApiProperty({ type: String, nullable: true, example: 'Nairobi City Water and Sewerage Company' })
  organisation: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Senior water engineer' })
  post: string | null;

  @ApiProperty({ type: Date, nullable: true, example: '2026-06-01T02:00:00.000Z' })
  submittedAt: Date | null;

  @ApiProperty({
    type: Date,
    nullable: true,
    example: '2026-06-02T02:00:00.000Z',
    description: 'When the domestic office told that it has received it.',
  })
  acknowledgedAt: Date | null;

  @ApiProperty({ type: String, nullable: true, example: '都市上水道' })
  titleJa: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2026-11-13' })
  endsOn: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2026-08-28' })
  resultOn: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'KANSAI' })
  domesticOfficeCode: string | null;

  @ApiProperty({ type: DeadlineView, nullable: true })
  jicaDeadline: DeadlineView | null;

  @ApiProperty({ type: DeadlineView, nullable: true })
  nationalDeadline: DeadlineView | null;

  @ApiProperty({
    enum: NOMINATION_MOVES,
    isArray: true,
    example: ['withdraw'],
    description: 'The moves that are open to you now.',
  })
  open: NominationMove[];
}

export class NominationReceiptView {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  id: string;

  @ApiProperty({ example: 'KCCP-2026-7F3K-9QXA' })
  reference: string;

  @ApiProperty({ enum: NOMINATION_STATES, example: 'SUBMITTED' })
  state: NominationState;

  @ApiProperty({ example: 2, description: 'Also the ETag.' })
  version: number;
}

export class StepView implements HistoryStep {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f63' })
  id: string;

  @ApiProperty({ enum: [...NOMINATION_MOVES, 'draft', 'release'], example: 'return' })
  move: HistoryStep['move'];

  @ApiProperty({ enum: NOMINATION_STATES, nullable: true, example: 'SUBMITTED' })
  fromState: NominationState | null;

  @ApiProperty({ enum: NOMINATION_STATES, example: 'RETURNED' })
  toState: NominationState;

  @ApiProperty({ enum: ['OVERSEAS_OFFICE', 'DOMESTIC_OFFICE', 'SYSTEM'], example: 'DOMESTIC_OFFICE' })
  actedAs: Mover;

  @ApiProperty({ example: '2026-06-01T02:00:00.000Z' })
  madeAt: Date;

  @ApiProperty({ type: String, nullable: true, example: 'The certificate of employment is missing.' })
  reason: string | null;
}

/** A nomination as this reader may know it: to an overseas office an unreleased decision is under screening. */
export function nominationRowView(row: NominationRow, reader: Reader): NominationRowView {
  const state = reader === 'AUDITOR' ? row.state : stateSeenBy(reader, row.state, row.releasedAt !== null);
  const reserveRank = state === 'RESERVE' ? row.reserveRank : null;
  return { ...row, state, reserveRank, stateInWords: STATES[state].public, holder: STATES[state].holder };
}

/** A JICA or national deadline with the zone in which its day ends and the zone of the country. */
export function deadlineView(date: string, localZone: string): DeadlineView {
  return { date, endsAt: endOfDayInTokyo(date), zone: 'Asia/Tokyo', localZone };
}

export function nominationView(row: NominationDetail, reader: Reader): NominationView {
  const { timeZone, ...facts } = row;
  const deadline = (date: string | null) => (date ? deadlineView(date, timeZone) : null);
  const { state, stateInWords, holder, reserveRank } = nominationRowView(row, reader);
  return {
    ...facts,
    ...{ state, stateInWords, holder, reserveRank },
    jicaDeadline: deadline(row.jicaDeadline),
    nationalDeadline: deadline(row.nationalDeadline),
    open: reader === 'AUDITOR' ? [] : movesOpenTo(reader, state),
  };
}

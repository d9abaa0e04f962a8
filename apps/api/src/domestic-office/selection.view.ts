import { ApiProperty } from '@nestjs/swagger';
import {
  type BoardPackRow,
  LIST_STATES,
  type ListState,
  NOMINATION_STATES,
  type NominationState,
  type Proposal,
  PROPOSALS,
  type SelectionLineRow,
  type SelectionListDetail,
  type SelectionListRow,
  type SelectionReceipt,
  type SettingReceipt,
  type Sex,
} from '#applications';
import type { Rehearsal, RehearsedLine } from '#notifications';

const ID = '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60';
const AT = '2026-07-01T02:00:00.000Z';
const nullable = (type: StringConstructor | NumberConstructor | DateConstructor, example: unknown) => ({
  type,
  nullable: true,
  example,
});

export class SelectionReceiptView implements SelectionReceipt {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ enum: LIST_STATES, example: 'OPEN' })
  state: ListState;

  @ApiProperty({ example: 1, description: 'Also the ETag.' })
  version: number;
}

export class SelectionListView extends SelectionReceiptView implements SelectionListRow {
  @ApiProperty({ example: ID })
  courseRunId: string;

  @ApiProperty({ example: AT })
  proposedAt: Date;

  @ApiProperty({ example: 'Sato Hanako' })
  proposedBy: string;

  @ApiProperty(nullable(Date, null))
  decidedAt: Date | null;

  @ApiProperty(nullable(String, null))
  decidedBy: string | null;

  @ApiProperty({ ...nullable(Date, null), description: 'When it was approved, superseded or discarded.' })
  endedAt: Date | null;

  @ApiProperty(nullable(String, null))
  endedBy: string | null;

  @ApiProperty({ ...nullable(String, null), description: 'Why it was sent back or discarded.' })
  reason: string | null;
}

export class SelectionLineView implements SelectionLineRow {
  @ApiProperty({ example: 1 })
  position: number;

  @ApiProperty({ example: ID })
  nominationId: string;

  @ApiProperty({ example: 'KCCP-2026-7F3K-9QXA' })
  reference: string;

  @ApiProperty({ example: 'Wanjiru' })
  familyName: string;

  @ApiProperty({ example: 'Grace Njeri' })
  givenNames: string;

  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ example: 'Kenya' })
  countryName: string;

  @ApiProperty(nullable(String, 'Nairobi City Water and Sewerage Company'))
  organisation: string | null;

  @ApiProperty(nullable(String, 'Senior water engineer'))
  post: string | null;

  @ApiProperty({ enum: ['FEMALE', 'MALE', 'NOT_STATED'], example: 'FEMALE' })
  sex: Sex;

  @ApiProperty({ ...nullable(Number, 38), description: 'At the first day of the run.' })
  age: number | null;

  @ApiProperty({ ...nullable(Number, 82.5), description: '0 to 100; null where nobody has scored.' })
  score: number | null;

  @ApiProperty({ example: true, description: 'False where an essential criterion is not met.' })
  eligible: boolean;

  @ApiProperty({ example: false, description: 'Has a place already and keeps it.' })
  pinned: boolean;

  @ApiProperty({ enum: NOMINATION_STATES, example: 'UNDER_SCREENING' })
  seenState: NominationState;

  @ApiProperty({ enum: NOMINATION_STATES, example: 'UNDER_SCREENING' })
  state: NominationState;

  @ApiProperty({ enum: PROPOSALS, example: 'RESERVE' })
  proposal: Proposal;

  @ApiProperty(nullable(Number, 1))
  proposedRank: number | null;

  @ApiProperty({ example: 'slots of Kenya are taken (2 of 2)' })
  proposalReason: string;

  @ApiProperty({ enum: PROPOSALS, nullable: true, example: null })
  decision: Proposal | null;

  @ApiProperty(nullable(Number, null))
  decidedRank: number | null;

  @ApiProperty(nullable(String, null))
  reason: string | null;

  @ApiProperty(nullable(String, null))
  decidedBy: string | null;

  @ApiProperty(nullable(Date, null))
  decidedAt: Date | null;
}

export class SelectionListDetailView extends SelectionListView implements SelectionListDetail {
  @ApiProperty(nullable(String, '202684494J002'))
  courseNumber: string | null;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty(nullable(String, '都市上水道'))
  titleJa: string | null;

  @ApiProperty(nullable(String, '2026-10-05'))
  startsOn: string | null;

  @ApiProperty(nullable(String, '2026-11-13'))
  endsOn: string | null;

  @ApiProperty({ example: 'KANSAI' })
  domesticOfficeCode: string;

  @ApiProperty({ example: 'a'.repeat(64), description: 'The same inputs give the same hash.' })
  inputsHash: string;

  @ApiProperty({ example: 14 })
  capacity: number;

  @ApiProperty({ example: 10 })
  balanceWeight: number;

  @ApiProperty({ type: [SelectionLineView] })
  lines: SelectionLineView[];
}

export class SelectionSettingsView implements SettingReceipt {
  @ApiProperty({ example: 10 })
  balanceWeight: number;

  @ApiProperty({ example: true })
  onePerOrganisation: boolean;

  @ApiProperty({ example: 7 })
  answerDays: number;

  @ApiProperty({ example: true })
  automaticOffers: boolean;

  @ApiProperty({ example: 0, description: '0 as long as nobody has changed them. Also the ETag.' })
  version: number;
}

export class BoardPackView implements BoardPackRow {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: ID })
  listId: string;

  @ApiProperty({ example: 3, description: 'The version of the list that it shows.' })
  listVersion: number;

  @ApiProperty({ example: AT })
  askedAt: Date;

  @ApiProperty({ enum: ['WAITING', 'READY'], example: 'READY' })
  state: 'WAITING' | 'READY';
}

export class RehearsedLetterView implements RehearsedLine {
  @ApiProperty({ example: ID })
  nominationId: string;

  @ApiProperty({ example: 'KCCP-2026-7F3K-9QXA' })
  reference: string;

  @ApiProperty({ enum: NOMINATION_STATES, example: 'ACCEPTED' })
  decision: NominationState;

  @ApiProperty({ enum: ['OVERSEAS_OFFICE', 'NOMINEE'], example: 'OVERSEAS_OFFICE' })
  recipient: 'OVERSEAS_OFFICE' | 'NOMINEE';

  @ApiProperty(nullable(String, 'JICA Kenya Office'))
  name: string | null;

  @ApiProperty(nullable(String, 'kenya@overseas.kccp.example'))
  address: string | null;

  @ApiProperty({ ...nullable(String, 'en'), description: 'The language of the words it would have.' })
  language: string | null;

  @ApiProperty(nullable(String, 'Accepted: nomination KCCP-2026-7F3K-9QXA, Water Supply for Urban Areas'))
  subject: string | null;

  @ApiProperty({ enum: ['NO_OFFICE', 'NO_ADDRESS'], nullable: true, example: null })
  notSentBecause: 'NO_OFFICE' | 'NO_ADDRESS' | null;
}

export class RehearsalView implements Rehearsal {
  @ApiProperty({
    example: 'a'.repeat(64),
    description: 'For As-Rehearsed: the release is then just this, or refused.',
  })
  fingerprint: string;

  @ApiProperty({ example: 14 })
  decisions: number;

  @ApiProperty({ type: [RehearsedLetterView], description: 'In the order of writing.' })
  letters: RehearsedLetterView[];
}

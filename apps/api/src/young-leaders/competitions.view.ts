import { ApiProperty } from '@nestjs/swagger';
import {
  COMPETITION_STATES,
  type CompetitionDetail,
  type CompetitionRow,
  type CompetitionState,
  type HostProposalRow,
  type OpenCall,
} from '#allocation';

const ID = '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60';
const nullable = (type: typeof String | typeof Number | typeof Date, example: unknown = null) => ({
  ...{ type, nullable: true, example },
});

export class CompetitionReceiptView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 2, description: 'Also the ETag.' })
  version: number;
}

export class ScoredView {
  @ApiProperty({ example: ID, description: 'Of the proposal.' })
  id: string;

  @ApiProperty({ example: 82 })
  score: number;
}

export class CompetitionView implements CompetitionRow {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: ID })
  courseRunId: string;

  @ApiProperty({ example: 'Young Leaders for Kenya: Local Administration' })
  titleEn: string;

  @ApiProperty(nullable(String, '202784494J002'))
  courseNumber: string | null;

  @ApiProperty({ example: 2027 })
  fiscalYear: number;

  @ApiProperty(nullable(String, 'TOHOKU'))
  domesticOfficeCode: string | null;

  @ApiProperty({ enum: COMPETITION_STATES })
  state: CompetitionState;

  @ApiProperty({ example: '2026-06-01' })
  opensOn: string;

  @ApiProperty({ example: '2026-06-30' })
  closesOn: string;

  @ApiProperty({ example: 2 })
  evaluatorsNeeded: number;

  @ApiProperty({ type: Date })
  calledAt: Date;

  @ApiProperty(nullable(String))
  chosenProposalId: string | null;

  @ApiProperty(nullable(Date))
  chosenAt: Date | null;

  @ApiProperty({ example: 1, description: 'Also the ETag.' })
  version: number;
}

class ProposalScoreView {
  @ApiProperty({ example: 'Sato Hanako' })
  evaluator: string;

  @ApiProperty({ example: 82 })
  score: number;

  @ApiProperty({ example: 'Much practice, little theory.' })
  comment: string;

  @ApiProperty({ type: Date })
  scoredAt: Date;
}

class HostProposalView implements HostProposalRow {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: ID })
  hostPartnerId: string;

  @ApiProperty({ example: 'Midorigaoka Town Office' })
  hostPartnerName: string;

  @ApiProperty({ example: 'A town and its valley' })
  title: string;

  @ApiProperty({ example: 'Two weeks in the town office …' })
  plan: string;

  @ApiProperty(nullable(Number, 27))
  startWeek: number | null;

  @ApiProperty({ type: Date })
  enteredAt: Date;

  @ApiProperty(nullable(String))
  withdrawnBecause: string | null;

  @ApiProperty({ type: [ProposalScoreView] })
  scores: ProposalScoreView[];

  @ApiProperty(nullable(Number, 78.5))
  mean: number | null;

  @ApiProperty({ example: 1, description: 'Also the ETag.' })
  version: number;
}

export class CompetitionDetailView extends CompetitionView implements CompetitionDetail {
  @ApiProperty({ example: 'Eighteen days on small municipalities …' })
  callText: string;

  @ApiProperty(nullable(String, 'Best mean of three evaluators.'))
  chosenBecause: string | null;

  @ApiProperty(nullable(String))
  reopenedBecause: string | null;

  @ApiProperty({ type: [HostProposalView], description: 'The best mean first.' })
  proposals: HostProposalView[];
}

class OwnProposalView {
  @ApiProperty({ example: 'A town and its valley' })
  title: string;

  @ApiProperty({ example: 'Two weeks in the town office …' })
  plan: string;

  @ApiProperty(nullable(Number, 27))
  startWeek: number | null;

  @ApiProperty(nullable(String))
  withdrawnBecause: string | null;

  @ApiProperty({ example: 1, description: 'Goes into If-Match.' })
  version: number;

  @ApiProperty({ enum: ['CHOSEN', 'NOT_CHOSEN'], nullable: true })
  outcome: 'CHOSEN' | 'NOT_CHOSEN' | null;
}

export class OpenCallView implements OpenCall {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({
    example: ID,
    description: 'Who is asked; each of your host partners has the call of its own.',
  })
  hostPartnerId: string;

  @ApiProperty({ example: 'Midorigaoka Town Office' })
  hostPartnerName: string;

  @ApiProperty({ example: 'Young Leaders for Kenya: Local Administration' })
  titleEn: string;

  @ApiProperty(nullable(String))
  titleJa: string | null;

  @ApiProperty({ example: 2027 })
  fiscalYear: number;

  @ApiProperty(nullable(Number, 12))
  seats: number | null;

  @ApiProperty(nullable(String, 'en'))
  language: string | null;

  @ApiProperty({ example: 'Eighteen days on small municipalities …' })
  callText: string;

  @ApiProperty({ example: '2026-06-01' })
  opensOn: string;

  @ApiProperty({ example: '2026-06-30', description: 'It ends with the day in Tokyo.' })
  closesOn: string;

  @ApiProperty({ enum: COMPETITION_STATES })
  state: CompetitionState;

  @ApiProperty({ type: OwnProposalView, nullable: true, description: 'What you have proposed.' })
  proposal: OwnProposalView | null;
}

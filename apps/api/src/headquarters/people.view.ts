import { ApiProperty } from '@nestjs/swagger';
import type { Candidate, MergeReceipt, MergeRow, OpenDuplicate } from '#applications';
import {
  EarlierParticipationView,
  PersonView,
  personView,
  ReasonView,
  reasonViews,
} from '../people/people.view.js';

export class MergeView implements MergeRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f65' })
  id: string;

  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f64' })
  keptPersonId: string;

  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f66' })
  mergedPersonId: string;

  @ApiProperty({ example: 'Same passport copy in both dossiers.' })
  reason: string;

  @ApiProperty({ example: '2026-06-01T02:00:00.000Z' })
  decidedAt: Date;

  @ApiProperty({
    example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f67',
    description: 'The account of who decided.',
  })
  decidedBy: string;

  @ApiProperty({ type: Date, nullable: true, example: null })
  undoneAt: Date | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  undoneBecause: string | null;
}

export class MergeReceiptView implements MergeReceipt {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f65' })
  id: string;

  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f64' })
  keptPersonId: string;

  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f66' })
  mergedPersonId: string;
}

export class PersonFileView extends EarlierParticipationView {
  @ApiProperty({ type: PersonView })
  person: PersonView;

  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'The person that stands for this one.',
  })
  mergedIntoId: string | null;

  @ApiProperty({ type: [MergeView], description: 'Decisions about this person and those merged with it.' })
  merges: MergeView[];
}

export class PersonLikeView {
  @ApiProperty({ type: PersonView })
  person: PersonView;

  @ApiProperty({ example: 93 })
  score: number;

  @ApiProperty({ type: [ReasonView] })
  reasons: ReasonView[];
}

export class DuplicateView {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f68' })
  id: string;

  @ApiProperty({ example: 93 })
  score: number;

  @ApiProperty({ type: [ReasonView] })
  reasons: ReasonView[];

  @ApiProperty({ example: '2026-06-01T02:00:00.000Z' })
  foundAt: Date;

  @ApiProperty({ type: PersonView })
  one: PersonView;

  @ApiProperty({ type: PersonView })
  other: PersonView;
}

export class DecidedView {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f68' })
  id: string;
}

export function personLikeView({ person, score, reasons }: Candidate): PersonLikeView {
  return { person: personView(person), score, reasons: reasonViews(reasons) };
}

export function duplicateView({ reasons, ...pair }: OpenDuplicate): DuplicateView {
  return { ...pair, reasons: reasonViews(reasons) };
}

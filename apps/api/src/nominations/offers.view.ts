import { ApiProperty } from '@nestjs/swagger';
import {
  type Follows,
  type LinkedNomination,
  NOMINATION_MOVES,
  type NominationMove,
  type OfferRow,
  type SuccessionOf,
  type SuccessionReceipt,
} from '#applications';
import { endOfDayInTokyo } from '#platform';
import { DeadlineView, NominationReceiptView } from './nominations.view.js';

const ID = '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60';

export class OfferView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: '2026-07-01T02:00:00.000Z' })
  offeredAt: Date;

  @ApiProperty({ type: DeadlineView })
  answerBy: DeadlineView;

  @ApiProperty({ type: Date, nullable: true, example: null })
  endedAt: Date | null;

  @ApiProperty({
    enum: NOMINATION_MOVES,
    nullable: true,
    example: null,
    description: 'Null while it is open.',
  })
  endedAs: NominationMove | null;
}

export function offerView({ timeZone, answerBy, ...offer }: OfferRow): OfferView {
  const endsAt = endOfDayInTokyo(answerBy);
  return { ...offer, answerBy: { date: answerBy, endsAt, zone: 'Asia/Tokyo', localZone: timeZone } };
}

export class LinkedNominationView implements LinkedNomination {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'KCCP-2026-7F3K-9QXA' })
  reference: string;

  @ApiProperty({ example: ID })
  courseRunId: string;

  @ApiProperty({ enum: ['SUBSTITUTE', 'DEFERRAL'], example: 'SUBSTITUTE' })
  as: Follows;
}

export class SuccessionView implements SuccessionOf {
  @ApiProperty({ type: LinkedNominationView, nullable: true })
  follows: LinkedNominationView | null;

  @ApiProperty({ type: [LinkedNominationView] })
  followedBy: LinkedNominationView[];

  @ApiProperty({ example: true, description: 'The place of the person before is kept for this one.' })
  placeHeld: boolean;

  @ApiProperty({ type: String, nullable: true, example: '2026-07-15' })
  handInBy: string | null;
}

export class SuccessionReceiptView implements SuccessionReceipt {
  @ApiProperty({ type: NominationReceiptView })
  ended: NominationReceiptView;

  @ApiProperty({ type: NominationReceiptView })
  opened: NominationReceiptView;
}

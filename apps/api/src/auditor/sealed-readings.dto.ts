import { ApiProperty } from '@nestjs/swagger';
import { SEALED_SUBJECTS, type SealedReadingRow, type SealedSubject } from '#applications';
import { IdField } from '../http/fields.js';
import { PageDto } from '../http/page.dto.js';

export class SealedReadingListDto extends PageDto {
  @IdField({ about: 'Readings of this nomination.', optional: true })
  nominationId?: string;

  @IdField({ about: 'Readings by this account.', optional: true })
  accountId?: string;
}

export class SealedReadingView implements SealedReadingRow {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f66' })
  id: string;

  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  nominationId: string;

  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f65' })
  accountId: string;

  @ApiProperty({ enum: SEALED_SUBJECTS, example: 'MEDICAL_HISTORY' })
  subject: SealedSubject;

  @ApiProperty({ example: 'To ask the hospital near the host for a diet.' })
  reason: string;

  @ApiProperty({ example: '2026-07-01T02:00:00.000Z' })
  readAt: Date;
}

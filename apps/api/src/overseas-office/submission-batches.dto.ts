import { ApiProperty } from '@nestjs/swagger';
import { BATCH_SORTS, type BatchDetail, type BatchReceipt, type BatchRow } from '#applications';
import { ChoiceField, CountField, IdField, ListField } from '../http/fields.js';
import { PageDto } from '../http/page.dto.js';
import { DeadlineView } from '../nominations/nominations.view.js';

export class BatchedNominationDto {
  @IdField({ about: 'A draft, or a nomination that was returned.' })
  id: string;

  @CountField({ about: 'The version that you have seen.', example: 1, min: 1, max: 999_999_999 })
  version: number;
}

export class SubmissionBatchDto {
  @ListField({
    about: 'All of one country to one course run.',
    of: () => BatchedNominationDto,
    min: 1,
    max: 200,
  })
  nominations: BatchedNominationDto[];
}

export class BatchListDto extends PageDto {
  @IdField({ about: 'Batches of this run.', optional: true })
  courseRunId?: string;

  @ChoiceField({ about: 'Order; a minus means descending.', of: BATCH_SORTS, optional: true })
  sort: string = '-submitted';
}

export class BatchReceiptView implements BatchReceipt {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'RCPT-2026-7F3K-9QXA' })
  number: string;

  @ApiProperty({ example: 3 })
  nominations: number;
}

export class BatchView extends BatchReceiptView {
  @ApiProperty({ format: 'uuid' })
  courseRunId: string;

  @ApiProperty({ type: String, nullable: true, example: '202684494J002' })
  courseNumber: string | null;

  @ApiProperty({ example: 'Water Supply for Urban Areas' })
  titleEn: string;

  @ApiProperty({ example: 'KE' })
  countryCode: string;

  @ApiProperty({ example: '2026-06-01T02:00:00.000Z' })
  submittedAt: Date;

  @ApiProperty({ type: DeadlineView, description: 'As it stood then.' })
  jicaDeadline: DeadlineView;

  @ApiProperty({ description: 'Whether the receipt can be downloaded; it takes some seconds.' })
  receiptReady: boolean;
}

export class BatchDetailView extends BatchView {
  @ApiProperty({ type: [String], example: ['KCCP-2026-7F3K-9QXA'] })
  references: string[];
}

export function batchView(row: BatchRow, deadline: DeadlineView): BatchView {
  const { id, number, nominations, courseRunId, courseNumber, titleEn, countryCode, submittedAt } = row;
  return {
    ...{ id, number, nominations, courseRunId, courseNumber, titleEn, countryCode, submittedAt },
    jicaDeadline: deadline,
    receiptReady: row.receiptFileId !== null,
  };
}

export const batchDetailView = (batch: BatchDetail, deadline: DeadlineView): BatchDetailView => ({
  ...batchView(batch, deadline),
  references: batch.lines.map(({ reference }) => reference),
});

import { Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, InstantColumn, PrimaryId, TextColumn } from '#platform';

/** The record of unused slots that were moved from one country to another within a run. */
@Entity('slot_transfer')
@Index('ix_slot_transfer_run', ['courseRunId', 'id'])
export class SlotTransfer {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  @CodeColumn(8, { name: 'from_country_code' })
  fromCountryCode: string;

  @CodeColumn(8, { name: 'to_country_code' })
  toCountryCode: string;

  @CountColumn()
  slots: number;

  /** AFTER_DEADLINE of the giving country, or earlier WITH_CONSENT of its office. */
  @CodeColumn(14)
  ground: 'AFTER_DEADLINE' | 'WITH_CONSENT';

  @TextColumn(500)
  reason: string;

  @IdColumn({ name: 'moved_by' })
  movedBy: string;

  @InstantColumn({ name: 'moved_at' })
  movedAt: Date;
}

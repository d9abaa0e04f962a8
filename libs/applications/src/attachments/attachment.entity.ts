import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, PrimaryId } from '#platform';

export const ATTACHMENT_KINDS = [
  'OFFICIAL_LETTER',
  'PASSPORT_COPY',
  'CERTIFICATE',
  'REPORT',
  'OTHER',
] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** A document that belongs to a nomination. One that was taken off stays on record, without its file. */
@Entity('attachment')
@Index('ix_attachment_nomination', ['nominationId', 'id'])
export class Attachment {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'nomination_id' })
  nominationId: string;

  @CodeColumn(16)
  kind: AttachmentKind;

  @IdColumn({ name: 'file_id' })
  fileId: string;

  @IdColumn({ name: 'added_by' })
  addedBy: string;

  @InstantColumn({ name: 'added_at' })
  addedAt: Date;

  @InstantColumn({ name: 'removed_at', nullable: true })
  removedAt: Date | null;
}

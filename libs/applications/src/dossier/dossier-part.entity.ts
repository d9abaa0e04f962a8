import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn, PrimaryId, VersionNumberColumn } from '#platform';
import type { FormPartName } from './form/form-field.js';

export type PartWriter = 'OVERSEAS_OFFICE' | 'NOMINEE';

/** What has been answered in one part of the dossier of one nomination; the part is saved field by field. */
@Entity('dossier_part')
@Index('ux_dossier_part', ['nominationId', 'part'], { unique: true })
export class DossierPart {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'nomination_id' })
  nominationId: string;

  @CodeColumn(24)
  part: FormPartName;

  /** Answers by field; the sealed ones and those that the nomination holds are not among them. */
  @Column({ type: 'json' })
  answers: string;

  /** The sealed answers by field, as one encrypted text. */
  @Column({ type: 'mediumtext', charset: 'ascii', collation: 'ascii_bin', nullable: true })
  sealed: string | null;

  /** Who wrote last. */
  @CodeColumn(16, { name: 'written_by' })
  writtenBy: PartWriter;

  /** The invitation under which the nominee wrote last, whoever wrote since. */
  @IdColumn({ name: 'nominee_invitation_id', nullable: true })
  nomineeInvitationId: string | null;

  /** Keyed hash of the change that made this version: the same change sent again is known, and is answered as before. */
  @CodeColumn(64, { name: 'last_change' })
  lastChange: string;

  @InstantColumn({ name: 'changed_at' })
  changedAt: Date;

  @VersionNumberColumn()
  version: number;
}

import { Entity, Index } from 'typeorm';
import { CountColumn, IdColumn, InstantColumn, PrimaryId } from '#platform';

/** One act by which decided allotments of a fiscal year became known to the overseas offices. */
@Entity('allotment_release')
@Index('ix_allotment_release_year', ['fiscalYear', 'id'])
export class AllotmentRelease {
  @PrimaryId()
  id: string;

  @CountColumn({ name: 'fiscal_year' })
  fiscalYear: number;

  @CountColumn()
  allotments: number;

  @IdColumn({ name: 'released_by' })
  releasedBy: string;

  @InstantColumn({ name: 'released_at' })
  releasedAt: Date;
}

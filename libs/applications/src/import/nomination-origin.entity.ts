import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, idColumn } from '#platform';

/** From which row of which file a nomination came: it is known again when that file comes a second time, even if the draft was amended since. */
@Entity('nomination_origin')
@Index('ix_nomination_origin_import', ['importId', 'rowNumber'])
export class NominationOrigin {
  @PrimaryColumn({ ...idColumn, name: 'nomination_id' })
  nominationId: string;

  @IdColumn({ name: 'import_id' })
  importId: string;

  @CountColumn({ name: 'row_number' })
  rowNumber: number;

  @CodeColumn(22, { name: 'natural_key' })
  naturalKey: string;
}

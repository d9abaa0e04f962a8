import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CountColumn, idColumn } from '#platform';

/** A word, or a pair of Japanese letters, by which a published run is found. */
@Entity('catalogue_term')
@Index('ix_catalogue_term_run', ['courseRunId'])
export class CatalogueTerm {
  @PrimaryColumn({ type: 'varchar', length: 24, collation: 'utf8mb4_nopad_bin' })
  term: string;

  @PrimaryColumn({ ...idColumn, name: 'course_run_id' })
  courseRunId: string;
}

/** Which version of a run, and of its General Information, the terms were taken from. */
@Entity('catalogue_entry')
export class CatalogueEntry {
  @PrimaryColumn({ ...idColumn, name: 'course_run_id' })
  courseRunId: string;

  @CountColumn({ name: 'run_version' })
  runVersion: number;

  /** 0 where none is issued. */
  @CountColumn({ name: 'information_number' })
  informationNumber: number;
}

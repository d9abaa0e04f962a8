import { Column, Entity, PrimaryColumn } from 'typeorm';
import { VersionNumberColumn } from '#platform';

/** What it means in a fiscal year to break a rule, where headquarters wants it otherwise than usual. */
@Entity('planning_rule_levels')
export class PlanningRuleLevels {
  @PrimaryColumn({ type: 'int', unsigned: true, name: 'fiscal_year' })
  fiscalYear: number;

  /** `Levels`, whole. */
  @Column({ type: 'json' })
  levels: string;

  @VersionNumberColumn()
  version: number;
}

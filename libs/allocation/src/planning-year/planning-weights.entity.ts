import { Column, Entity, PrimaryColumn } from 'typeorm';
import { VersionNumberColumn } from '#platform';
import type { PlanningWeights } from './planning-weights.js';

/** The weights of a fiscal year, from the first change on; before it they are those that every year begins with. */
@Entity('planning_weights')
export class PlanningWeightsOfYear {
  @PrimaryColumn({ type: 'int', unsigned: true, name: 'fiscal_year' })
  fiscalYear: number;

  @Column({ type: 'json' })
  weights: PlanningWeights;

  @VersionNumberColumn()
  version: number;
}

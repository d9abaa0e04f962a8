import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CountColumn, idColumn, VersionNumberColumn } from '#platform';

/** How people are selected to a run, where it differs from DEFAULT_SETTINGS. */
@Entity('selection_setting')
export class SelectionSetting {
  @PrimaryColumn({ ...idColumn, name: 'course_run_id' })
  courseRunId: string;

  /** How many points of score (of 100) one person of difference between women and men weighs; 0 leaves it out. */
  @CountColumn({ name: 'balance_weight' })
  balanceWeight: number;

  @Column({ name: 'one_per_organisation', type: 'boolean' })
  onePerOrganisation: boolean;

  /** How many days an overseas office has to answer the offer of a place. */
  @CountColumn({ name: 'answer_days' })
  answerDays: number;

  /** Whether a place that falls free is offered to the next on the list without an officer. */
  @Column({ name: 'automatic_offers', type: 'boolean' })
  automaticOffers: boolean;

  @VersionNumberColumn()
  version: number;
}

export type SettingFacts = Pick<
  SelectionSetting,
  'balanceWeight' | 'onePerOrganisation' | 'answerDays' | 'automaticOffers'
>;

/** P: no published rule; an officer changes them run by run. */
export const DEFAULT_SETTINGS: SettingFacts = {
  balanceWeight: 10,
  onePerOrganisation: true,
  answerDays: 7,
  automaticOffers: true,
};

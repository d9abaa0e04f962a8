import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the planner is asked for, how far it is, and what a re-planning offers. */
export class PlanProposals1795000014000 implements MigrationInterface {
  name = 'PlanProposals1795000014000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE \`plan_proposal\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`fiscal_year\` int UNSIGNED NOT NULL, \`kind\` varchar(10) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`based_on_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`based_on_version\` int UNSIGNED NULL, \`name\` varchar(120) NOT NULL, \`seed\` int UNSIGNED NOT NULL, \`seconds\` int UNSIGNED NOT NULL, \`state\` varchar(11) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL DEFAULT 'WAITING', \`sentence\` varchar(1000) NULL, \`asked_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`asked_at\` datetime(3) NOT NULL, \`started_at\` datetime(3) NULL, \`ended_at\` datetime(3) NULL, \`stop_asked_at\` datetime(3) NULL, \`attempt\` int UNSIGNED NOT NULL DEFAULT '0', \`tries_from\` int UNSIGNED NOT NULL DEFAULT '0', \`lease_until\` datetime(3) NULL, \`elapsed_seconds\` double NOT NULL DEFAULT '0', \`best_cost\` double NULL, \`bound\` double NULL, \`gap\` double NULL, \`unplaced\` int UNSIGNED NULL, \`draft_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`clashes\` json NULL, INDEX \`ix_plan_proposal_state\` (\`state\`, \`asked_at\`), INDEX \`ix_plan_proposal_year\` (\`fiscal_year\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`plan_proposal_progress\` (\`proposal_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`ordinal\` int UNSIGNED NOT NULL, \`noted_at\` datetime(3) NOT NULL, \`elapsed_seconds\` double NOT NULL, \`cost\` double NULL, \`bound\` double NULL, \`gap\` double NULL, \`unplaced\` int UNSIGNED NULL, INDEX \`ix_plan_proposal_progress_noted\` (\`noted_at\`), PRIMARY KEY (\`proposal_id\`, \`ordinal\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`plan_proposal_point\` (\`proposal_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`ordinal\` int UNSIGNED NOT NULL, \`freed\` int UNSIGNED NOT NULL, \`placed\` int UNSIGNED NOT NULL, \`unplaced\` int UNSIGNED NOT NULL, \`cost\` double NOT NULL, \`moved\` json NOT NULL, \`placements\` json NOT NULL, \`draft_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, PRIMARY KEY (\`proposal_id\`, \`ordinal\`)) ENGINE=InnoDB`,
      `ALTER TABLE \`plan_proposal\` ADD CONSTRAINT \`fk_plan_proposal_asked_by\` FOREIGN KEY (\`asked_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`plan_proposal\` ADD CONSTRAINT \`fk_plan_proposal_based_on_id\` FOREIGN KEY (\`based_on_id\`) REFERENCES \`plan_version\` (\`id\`)`,
      `ALTER TABLE \`plan_proposal\` ADD CONSTRAINT \`fk_plan_proposal_draft_id\` FOREIGN KEY (\`draft_id\`) REFERENCES \`plan_version\` (\`id\`)`,
      `ALTER TABLE \`plan_proposal_progress\` ADD CONSTRAINT \`fk_plan_proposal_progress_proposal_id\` FOREIGN KEY (\`proposal_id\`) REFERENCES \`plan_proposal\` (\`id\`)`,
      `ALTER TABLE \`plan_proposal_point\` ADD CONSTRAINT \`fk_plan_proposal_point_proposal_id\` FOREIGN KEY (\`proposal_id\`) REFERENCES \`plan_proposal\` (\`id\`)`,
      `ALTER TABLE \`plan_proposal_point\` ADD CONSTRAINT \`fk_plan_proposal_point_draft_id\` FOREIGN KEY (\`draft_id\`) REFERENCES \`plan_version\` (\`id\`)`,
      `ALTER TABLE \`plan_proposal\` ADD CONSTRAINT \`ck_plan_proposal_kind\` CHECK (\`kind\` IN ('WHOLE_YEAR', 'REPLAN'))`,
      `ALTER TABLE \`plan_proposal\` ADD CONSTRAINT \`ck_plan_proposal_state\` CHECK (\`state\` IN ('WAITING', 'RUNNING', 'DONE', 'STOPPED', 'FAILED', 'INTERRUPTED'))`,
      `ALTER TABLE \`plan_proposal\` ADD CONSTRAINT \`ck_plan_proposal_based_on_id\` CHECK (\`kind\` = 'WHOLE_YEAR' OR \`based_on_id\` IS NOT NULL)`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['plan_proposal_point', 'plan_proposal_progress', 'plan_proposal'])
      await queryRunner.query(`DROP TABLE \`${table}\``);
  }
}

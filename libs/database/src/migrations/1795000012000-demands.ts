import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What course runs need of a year's plan, the weights of plans, and proposal competitions of Young Leaders. */
export class Demands1795000012000 implements MigrationInterface {
  name = 'Demands1795000012000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE \`run_demand\` (\`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`weeks\` int UNSIGNED NULL, \`seats\` int UNSIGNED NULL, \`language\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`theme\` varchar(24) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`earliest_week\` int UNSIGNED NULL, \`latest_week\` int UNSIGNED NULL, \`preferred_week\` int UNSIGNED NULL, \`domestic_office_code\` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`host_partner_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`fixed_week\` int UNSIGNED NULL, \`series\` varchar(24) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`lead_weeks\` int UNSIGNED NULL, \`intake\` varchar(6) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`movable\` tinyint NOT NULL DEFAULT 0, \`left_out_because\` varchar(500) NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', PRIMARY KEY (\`course_run_id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`acceptable_host_partner\` (\`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`host_partner_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, PRIMARY KEY (\`course_run_id\`, \`host_partner_id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`proposal_competition\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`call_text\` varchar(4000) NOT NULL, \`opens_on\` date NOT NULL, \`closes_on\` date NOT NULL, \`evaluators_needed\` int UNSIGNED NOT NULL DEFAULT '2', \`called_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`called_at\` datetime(3) NOT NULL, \`chosen_proposal_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`chosen_because\` varchar(2000) NULL, \`chosen_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`chosen_at\` datetime(3) NULL, \`reopened_because\` varchar(1000) NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', INDEX \`ix_proposal_competition_closes\` (\`closes_on\`, \`id\`), UNIQUE INDEX \`ux_proposal_competition_run\` (\`course_run_id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`competition_proposal\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`competition_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`host_partner_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`title\` varchar(200) NOT NULL, \`plan\` varchar(8000) NOT NULL, \`start_week\` int UNSIGNED NULL, \`entered_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`entered_at\` datetime(3) NOT NULL, \`withdrawn_because\` varchar(500) NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', INDEX \`ix_competition_proposal_partner\` (\`host_partner_id\`, \`competition_id\`), UNIQUE INDEX \`ux_competition_proposal\` (\`competition_id\`, \`host_partner_id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`competition_score\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`proposal_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`evaluator_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`score\` int UNSIGNED NOT NULL, \`comment\` varchar(2000) NOT NULL, \`scored_at\` datetime(3) NOT NULL, UNIQUE INDEX \`ux_competition_score\` (\`proposal_id\`, \`evaluator_id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`planning_weights\` (\`fiscal_year\` int UNSIGNED NOT NULL, \`weights\` json NOT NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', PRIMARY KEY (\`fiscal_year\`)) ENGINE=InnoDB`,
      `ALTER TABLE \`run_demand\` ADD CONSTRAINT \`fk_run_demand_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`run_demand\` ADD CONSTRAINT \`fk_run_demand_domestic_office_code\` FOREIGN KEY (\`domestic_office_code\`) REFERENCES \`domestic_office\` (\`code\`)`,
      `ALTER TABLE \`run_demand\` ADD CONSTRAINT \`fk_run_demand_host_partner_id\` FOREIGN KEY (\`host_partner_id\`) REFERENCES \`host_partner\` (\`id\`)`,
      `ALTER TABLE \`acceptable_host_partner\` ADD CONSTRAINT \`fk_acceptable_host_partner_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`acceptable_host_partner\` ADD CONSTRAINT \`fk_acceptable_host_partner_host_partner_id\` FOREIGN KEY (\`host_partner_id\`) REFERENCES \`host_partner\` (\`id\`)`,
      `ALTER TABLE \`proposal_competition\` ADD CONSTRAINT \`fk_proposal_competition_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`proposal_competition\` ADD CONSTRAINT \`fk_proposal_competition_chosen_proposal_id\` FOREIGN KEY (\`chosen_proposal_id\`) REFERENCES \`competition_proposal\` (\`id\`)`,
      `ALTER TABLE \`proposal_competition\` ADD CONSTRAINT \`fk_proposal_competition_called_by\` FOREIGN KEY (\`called_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`proposal_competition\` ADD CONSTRAINT \`fk_proposal_competition_chosen_by\` FOREIGN KEY (\`chosen_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`competition_proposal\` ADD CONSTRAINT \`fk_competition_proposal_competition_id\` FOREIGN KEY (\`competition_id\`) REFERENCES \`proposal_competition\` (\`id\`)`,
      `ALTER TABLE \`competition_proposal\` ADD CONSTRAINT \`fk_competition_proposal_host_partner_id\` FOREIGN KEY (\`host_partner_id\`) REFERENCES \`host_partner\` (\`id\`)`,
      `ALTER TABLE \`competition_proposal\` ADD CONSTRAINT \`fk_competition_proposal_entered_by\` FOREIGN KEY (\`entered_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`competition_score\` ADD CONSTRAINT \`fk_competition_score_proposal_id\` FOREIGN KEY (\`proposal_id\`) REFERENCES \`competition_proposal\` (\`id\`)`,
      `ALTER TABLE \`competition_score\` ADD CONSTRAINT \`fk_competition_score_evaluator_id\` FOREIGN KEY (\`evaluator_id\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`run_demand\` ADD CONSTRAINT \`ck_run_demand_window\` CHECK (\`earliest_week\` IS NULL OR \`latest_week\` IS NULL OR \`earliest_week\` <= \`latest_week\`)`,
      `ALTER TABLE \`run_demand\` ADD CONSTRAINT \`ck_run_demand_weeks\` CHECK (\`weeks\` IS NULL OR \`weeks\` >= 1)`,
      `ALTER TABLE \`proposal_competition\` ADD CONSTRAINT \`ck_proposal_competition_days\` CHECK (\`opens_on\` <= \`closes_on\`)`,
      `ALTER TABLE \`competition_score\` ADD CONSTRAINT \`ck_competition_score_score\` CHECK (\`score\` <= 100)`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('SET FOREIGN_KEY_CHECKS = 0');
    for (const table of [
      ...['acceptable_host_partner', 'run_demand', 'planning_weights'],
      ...['competition_score', 'competition_proposal', 'proposal_competition'],
    ]) {
      await queryRunner.query(`DROP TABLE \`${table}\``);
    }
    await queryRunner.query('SET FOREIGN_KEY_CHECKS = 1');
  }
}

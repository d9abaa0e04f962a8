import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Screening: structured criteria and what officers say of them, receipt, officers in charge, scores, conflicts, opinions. */
export class Screening1795000007000 implements MigrationInterface {
  name = 'Screening1795000007000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE \`eligibility_judgement\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`nomination_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`criterion_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`verdict\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`note\` varchar(1000) NOT NULL DEFAULT '', \`judged_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`judged_at\` datetime(3) NOT NULL, INDEX \`ix_eligibility_judgement\` (\`nomination_id\`, \`criterion_id\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`conflict_of_interest\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`account_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`nomination_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`reason\` varchar(1000) NOT NULL, \`declared_at\` datetime(3) NOT NULL, \`lifted_at\` datetime(3) NULL, \`lifted_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`lifted_because\` varchar(1000) NULL, INDEX \`ix_conflict_of_interest\` (\`course_run_id\`, \`account_id\`, \`nomination_id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`opinion_request\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`host_partner_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`due_on\` date NOT NULL, \`asked_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`asked_at\` datetime(3) NOT NULL, INDEX \`ix_opinion_request_run\` (\`course_run_id\`, \`host_partner_id\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`host_opinion\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`nomination_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`host_partner_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`request_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`opinion\` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`text\` varchar(4000) NOT NULL DEFAULT '', \`given_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`given_at\` datetime(3) NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', INDEX \`ix_host_opinion_partner\` (\`host_partner_id\`, \`id\`), UNIQUE INDEX \`ux_host_opinion\` (\`nomination_id\`, \`host_partner_id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`scoring_scale\` (\`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`criteria\` json NOT NULL, \`set_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`set_at\` datetime(3) NOT NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', PRIMARY KEY (\`course_run_id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`screening_score\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`nomination_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`account_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`points\` json NOT NULL, \`total\` int UNSIGNED NOT NULL, \`note\` varchar(2000) NOT NULL DEFAULT '', \`scored_at\` datetime(3) NOT NULL, UNIQUE INDEX \`ux_screening_score\` (\`nomination_id\`, \`account_id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`acknowledgement\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`acknowledged_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`acknowledged_at\` datetime(3) NOT NULL, INDEX \`ix_acknowledgement_run\` (\`course_run_id\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`screening_file\` (\`nomination_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`acknowledgement_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`assigned_to\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`assigned_at\` datetime(3) NULL, INDEX \`ix_screening_file_assignee\` (\`assigned_to\`, \`nomination_id\`), INDEX \`ix_screening_file_acknowledgement\` (\`acknowledgement_id\`), PRIMARY KEY (\`nomination_id\`)) ENGINE=InnoDB`,
      `ALTER TABLE \`criterion\` ADD \`rule\` json NULL`,
      `ALTER TABLE \`host_partner\` ADD \`email\` varchar(254) NULL`,
      `ALTER TABLE \`host_partner\` ADD \`version\` int UNSIGNED NOT NULL DEFAULT '1'`,
      `CREATE INDEX \`ix_nomination_waiting\` ON \`nomination\` (\`public_state\`, \`domestic_office_code\`, \`held_since\`, \`id\`)`,
      `ALTER TABLE \`acknowledgement\` ADD CONSTRAINT \`fk_acknowledgement_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`acknowledgement\` ADD CONSTRAINT \`fk_acknowledgement_acknowledged_by\` FOREIGN KEY (\`acknowledged_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`screening_file\` ADD CONSTRAINT \`fk_screening_file_nomination_id\` FOREIGN KEY (\`nomination_id\`) REFERENCES \`nomination\` (\`id\`)`,
      `ALTER TABLE \`screening_file\` ADD CONSTRAINT \`fk_screening_file_acknowledgement_id\` FOREIGN KEY (\`acknowledgement_id\`) REFERENCES \`acknowledgement\` (\`id\`)`,
      `ALTER TABLE \`screening_file\` ADD CONSTRAINT \`fk_screening_file_assigned_to\` FOREIGN KEY (\`assigned_to\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`eligibility_judgement\` ADD CONSTRAINT \`fk_eligibility_judgement_nomination_id\` FOREIGN KEY (\`nomination_id\`) REFERENCES \`nomination\` (\`id\`)`,
      `ALTER TABLE \`eligibility_judgement\` ADD CONSTRAINT \`fk_eligibility_judgement_criterion_id\` FOREIGN KEY (\`criterion_id\`) REFERENCES \`criterion\` (\`id\`) ON DELETE CASCADE`,
      `ALTER TABLE \`eligibility_judgement\` ADD CONSTRAINT \`fk_eligibility_judgement_judged_by\` FOREIGN KEY (\`judged_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`conflict_of_interest\` ADD CONSTRAINT \`fk_conflict_of_interest_account_id\` FOREIGN KEY (\`account_id\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`conflict_of_interest\` ADD CONSTRAINT \`fk_conflict_of_interest_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`conflict_of_interest\` ADD CONSTRAINT \`fk_conflict_of_interest_nomination_id\` FOREIGN KEY (\`nomination_id\`) REFERENCES \`nomination\` (\`id\`)`,
      `ALTER TABLE \`conflict_of_interest\` ADD CONSTRAINT \`fk_conflict_of_interest_lifted_by\` FOREIGN KEY (\`lifted_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`scoring_scale\` ADD CONSTRAINT \`fk_scoring_scale_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`scoring_scale\` ADD CONSTRAINT \`fk_scoring_scale_set_by\` FOREIGN KEY (\`set_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`screening_score\` ADD CONSTRAINT \`fk_screening_score_nomination_id\` FOREIGN KEY (\`nomination_id\`) REFERENCES \`nomination\` (\`id\`)`,
      `ALTER TABLE \`screening_score\` ADD CONSTRAINT \`fk_screening_score_account_id\` FOREIGN KEY (\`account_id\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`opinion_request\` ADD CONSTRAINT \`fk_opinion_request_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`opinion_request\` ADD CONSTRAINT \`fk_opinion_request_host_partner_id\` FOREIGN KEY (\`host_partner_id\`) REFERENCES \`host_partner\` (\`id\`)`,
      `ALTER TABLE \`opinion_request\` ADD CONSTRAINT \`fk_opinion_request_asked_by\` FOREIGN KEY (\`asked_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`host_opinion\` ADD CONSTRAINT \`fk_host_opinion_nomination_id\` FOREIGN KEY (\`nomination_id\`) REFERENCES \`nomination\` (\`id\`)`,
      `ALTER TABLE \`host_opinion\` ADD CONSTRAINT \`fk_host_opinion_host_partner_id\` FOREIGN KEY (\`host_partner_id\`) REFERENCES \`host_partner\` (\`id\`)`,
      `ALTER TABLE \`host_opinion\` ADD CONSTRAINT \`fk_host_opinion_request_id\` FOREIGN KEY (\`request_id\`) REFERENCES \`opinion_request\` (\`id\`)`,
      `ALTER TABLE \`host_opinion\` ADD CONSTRAINT \`fk_host_opinion_given_by\` FOREIGN KEY (\`given_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`screening_score\` ADD CONSTRAINT \`ck_screening_score_total\` CHECK (\`total\` <= 10000)`,
      `ALTER TABLE \`eligibility_judgement\` ADD CONSTRAINT \`ck_eligibility_judgement_reason\` CHECK (\`verdict\` <> 'WAIVED' OR \`note\` <> '')`,
      `ALTER TABLE \`conflict_of_interest\` ADD CONSTRAINT \`ck_conflict_of_interest_lifted\` CHECK (\`lifted_by\` IS NULL OR \`lifted_by\` <> \`account_id\`)`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('SET FOREIGN_KEY_CHECKS = 0');
    for (const table of [
      'acknowledgement',
      'screening_file',
      'eligibility_judgement',
      'conflict_of_interest',
      'scoring_scale',
      'screening_score',
      'opinion_request',
      'host_opinion',
    ]) {
      await queryRunner.query(`DROP TABLE \`${table}\``);
    }
    await queryRunner.query('ALTER TABLE `criterion` DROP COLUMN `rule`');
    await queryRunner.query('ALTER TABLE `host_partner` DROP COLUMN `email`, DROP COLUMN `version`');
    await queryRunner.query('ALTER TABLE `nomination` DROP INDEX `ix_nomination_waiting`');
    await queryRunner.query('SET FOREIGN_KEY_CHECKS = 1');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The programme calendar, the request survey, decisions on record, proposed and released allotments, moved slots. */
export class Planning1795000001000 implements MigrationInterface {
  name = 'Planning1795000001000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE \`allotment_proposal\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`seats\` int UNSIGNED NOT NULL, \`objective\` double NOT NULL, \`made_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`made_at\` datetime(3) NOT NULL, \`decided_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`decided_at\` datetime(3) NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', INDEX \`ix_allotment_proposal_run\` (\`course_run_id\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`proposed_allotment\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`proposal_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`country_code\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`seats_min\` int UNSIGNED NOT NULL, \`seats_max\` int UNSIGNED NOT NULL, \`priority\` varchar(1) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`proposed\` int UNSIGNED NOT NULL, \`decided\` int UNSIGNED NULL, \`reason\` varchar(500) NULL, UNIQUE INDEX \`ux_proposed_allotment\` (\`proposal_id\`, \`country_code\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`decision\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`fiscal_year\` int UNSIGNED NOT NULL, \`country_code\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`result\` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`decided_by\` varchar(200) NOT NULL, \`decided_on\` date NOT NULL, \`reason\` varchar(1000) NOT NULL, \`recorded_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`recorded_at\` datetime(3) NOT NULL, INDEX \`ix_decision_course\` (\`course_id\`, \`fiscal_year\`, \`country_code\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`note_verbale\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`fiscal_year\` int UNSIGNED NOT NULL, \`country_code\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`reference\` varchar(60) NOT NULL, \`exchanged_on\` date NOT NULL, \`remarks\` varchar(500) NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', UNIQUE INDEX \`ux_note_verbale\` (\`fiscal_year\`, \`country_code\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`related_scheme\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`position\` int UNSIGNED NOT NULL, \`scheme\` varchar(30) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`project_name\` varchar(300) NOT NULL, \`project_number\` varchar(20) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`country_code\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, UNIQUE INDEX \`ux_related_scheme\` (\`course_id\`, \`position\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`slot_transfer\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`from_country_code\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`to_country_code\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`slots\` int UNSIGNED NOT NULL, \`ground\` varchar(14) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`reason\` varchar(500) NOT NULL, \`moved_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`moved_at\` datetime(3) NOT NULL, INDEX \`ix_slot_transfer_run\` (\`course_run_id\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`allotment_release\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`fiscal_year\` int UNSIGNED NOT NULL, \`allotments\` int UNSIGNED NOT NULL, \`released_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`released_at\` datetime(3) NOT NULL, INDEX \`ix_allotment_release_year\` (\`fiscal_year\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`programme_calendar\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`fiscal_year\` int UNSIGNED NOT NULL, \`created_at\` datetime(3) NOT NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', UNIQUE INDEX \`ux_programme_calendar_year\` (\`fiscal_year\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`calendar_milestone\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`calendar_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`code\` varchar(40) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`name\` varchar(120) NOT NULL, \`falls_on\` date NOT NULL, \`opens\` varchar(20) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`closes\` varchar(20) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`reminds\` varchar(24) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL DEFAULT 'NOBODY', \`remind_days_before\` varchar(60) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL DEFAULT '', INDEX \`ix_calendar_milestone_day\` (\`falls_on\`), UNIQUE INDEX \`ux_calendar_milestone\` (\`calendar_id\`, \`code\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`calendar_reminder\` (\`calendar_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`code\` varchar(40) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`falls_on\` date NOT NULL, \`days_before\` int UNSIGNED NOT NULL, \`recorded_at\` datetime(3) NOT NULL, PRIMARY KEY (\`calendar_id\`, \`code\`, \`falls_on\`, \`days_before\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`survey_return\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`calendar_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`country_code\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`state\` varchar(10) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL DEFAULT 'DRAFT', \`handed_in_at\` datetime(3) NULL, \`reopened_until\` date NULL, \`reopened_because\` varchar(500) NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '0', UNIQUE INDEX \`ux_survey_return\` (\`calendar_id\`, \`country_code\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`survey_request\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`calendar_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`country_code\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`seats_min\` int UNSIGNED NOT NULL, \`seats_max\` int UNSIGNED NOT NULL, \`priority\` varchar(1) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`reason\` varchar(1000) NULL, \`remarks\` varchar(1000) NULL, INDEX \`ix_survey_request_country\` (\`calendar_id\`, \`country_code\`), UNIQUE INDEX \`ux_survey_request\` (\`calendar_id\`, \`course_id\`, \`country_code\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`survey_step\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`return_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`act\` varchar(10) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`made_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`made_at\` datetime(3) NOT NULL, \`reason\` varchar(500) NULL, \`changes\` json NOT NULL, INDEX \`ix_survey_step\` (\`return_id\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `ALTER TABLE \`allotment\` ADD \`slots_offered\` int UNSIGNED NOT NULL DEFAULT '0'`,
      `ALTER TABLE \`allotment\` ADD \`visibility\` varchar(14) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL DEFAULT 'WITH_THE_RUN'`,
      `ALTER TABLE \`allotment\` ADD \`release_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL`,
      `ALTER TABLE \`course_run\` ADD \`third_country_code\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL`,
      `ALTER TABLE \`course_run\` ADD \`venue\` varchar(200) NULL`,
      `ALTER TABLE \`course\` ADD \`state\` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL DEFAULT 'ADOPTED'`,
      `ALTER TABLE \`course\` ADD \`planned_capacity\` int UNSIGNED NULL`,
      `CREATE INDEX \`ix_allotment_release\` ON \`allotment\` (\`release_id\`, \`country_code\`)`,
      `CREATE INDEX \`ix_course_run_year\` ON \`course_run\` (\`fiscal_year\`, \`id\`)`,
      `CREATE INDEX \`ix_course_first_year\` ON \`course\` (\`first_fiscal_year\`, \`id\`)`,
      `ALTER TABLE \`calendar_milestone\` ADD CONSTRAINT \`fk_calendar_milestone_calendar_id\` FOREIGN KEY (\`calendar_id\`) REFERENCES \`programme_calendar\` (\`id\`)`,
      `ALTER TABLE \`calendar_reminder\` ADD CONSTRAINT \`fk_calendar_reminder_calendar_id\` FOREIGN KEY (\`calendar_id\`) REFERENCES \`programme_calendar\` (\`id\`)`,
      `ALTER TABLE \`survey_return\` ADD CONSTRAINT \`fk_survey_return_calendar_id\` FOREIGN KEY (\`calendar_id\`) REFERENCES \`programme_calendar\` (\`id\`)`,
      `ALTER TABLE \`survey_return\` ADD CONSTRAINT \`fk_survey_return_country_code\` FOREIGN KEY (\`country_code\`) REFERENCES \`country\` (\`code\`)`,
      `ALTER TABLE \`survey_request\` ADD CONSTRAINT \`fk_survey_request_calendar_id\` FOREIGN KEY (\`calendar_id\`) REFERENCES \`programme_calendar\` (\`id\`)`,
      `ALTER TABLE \`survey_request\` ADD CONSTRAINT \`fk_survey_request_course_id\` FOREIGN KEY (\`course_id\`) REFERENCES \`course\` (\`id\`)`,
      `ALTER TABLE \`survey_request\` ADD CONSTRAINT \`fk_survey_request_country_code\` FOREIGN KEY (\`country_code\`) REFERENCES \`country\` (\`code\`)`,
      `ALTER TABLE \`survey_step\` ADD CONSTRAINT \`fk_survey_step_return_id\` FOREIGN KEY (\`return_id\`) REFERENCES \`survey_return\` (\`id\`)`,
      `ALTER TABLE \`decision\` ADD CONSTRAINT \`fk_decision_course_id\` FOREIGN KEY (\`course_id\`) REFERENCES \`course\` (\`id\`)`,
      `ALTER TABLE \`decision\` ADD CONSTRAINT \`fk_decision_country_code\` FOREIGN KEY (\`country_code\`) REFERENCES \`country\` (\`code\`)`,
      `ALTER TABLE \`note_verbale\` ADD CONSTRAINT \`fk_note_verbale_country_code\` FOREIGN KEY (\`country_code\`) REFERENCES \`country\` (\`code\`)`,
      `ALTER TABLE \`related_scheme\` ADD CONSTRAINT \`fk_related_scheme_course_id\` FOREIGN KEY (\`course_id\`) REFERENCES \`course\` (\`id\`)`,
      `ALTER TABLE \`related_scheme\` ADD CONSTRAINT \`fk_related_scheme_country_code\` FOREIGN KEY (\`country_code\`) REFERENCES \`country\` (\`code\`)`,
      `ALTER TABLE \`allotment_proposal\` ADD CONSTRAINT \`fk_allotment_proposal_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`proposed_allotment\` ADD CONSTRAINT \`fk_proposed_allotment_proposal_id\` FOREIGN KEY (\`proposal_id\`) REFERENCES \`allotment_proposal\` (\`id\`)`,
      `ALTER TABLE \`proposed_allotment\` ADD CONSTRAINT \`fk_proposed_allotment_country_code\` FOREIGN KEY (\`country_code\`) REFERENCES \`country\` (\`code\`)`,
      `ALTER TABLE \`slot_transfer\` ADD CONSTRAINT \`fk_slot_transfer_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`slot_transfer\` ADD CONSTRAINT \`fk_slot_transfer_from_country_code\` FOREIGN KEY (\`from_country_code\`) REFERENCES \`country\` (\`code\`)`,
      `ALTER TABLE \`slot_transfer\` ADD CONSTRAINT \`fk_slot_transfer_to_country_code\` FOREIGN KEY (\`to_country_code\`) REFERENCES \`country\` (\`code\`)`,
      `ALTER TABLE \`allotment\` ADD CONSTRAINT \`fk_allotment_release_id\` FOREIGN KEY (\`release_id\`) REFERENCES \`allotment_release\` (\`id\`)`,
      `ALTER TABLE \`course_run\` ADD CONSTRAINT \`fk_course_run_third_country_code\` FOREIGN KEY (\`third_country_code\`) REFERENCES \`country\` (\`code\`)`,
      `ALTER TABLE \`course\` ADD CONSTRAINT \`ck_course_state\` CHECK (\`state\` IN ('CANDIDATE', 'ADOPTED', 'NOT_ADOPTED'))`,
      `ALTER TABLE \`allotment\` ADD CONSTRAINT \`ck_allotment_visibility\` CHECK (\`visibility\` IN ('WITH_THE_RUN', 'AWAITS_RELEASE', 'RELEASED'))`,
      `ALTER TABLE \`allotment\` ADD CONSTRAINT \`ck_allotment_release\` CHECK ((\`visibility\` = 'RELEASED') = (\`release_id\` IS NOT NULL))`,
      `ALTER TABLE \`survey_request\` ADD CONSTRAINT \`ck_survey_request_seats\` CHECK (1 <= \`seats_min\` AND \`seats_min\` <= \`seats_max\`)`,
      `ALTER TABLE \`proposed_allotment\` ADD CONSTRAINT \`ck_proposed_allotment_proposed\` CHECK (\`proposed\` = 0 OR (\`seats_min\` <= \`proposed\` AND \`proposed\` <= \`seats_max\`))`,
      `ALTER TABLE \`proposed_allotment\` ADD CONSTRAINT \`ck_proposed_allotment_deviation\` CHECK (\`decided\` IS NULL OR \`decided\` = \`proposed\` OR \`reason\` IS NOT NULL)`,
      `ALTER TABLE \`slot_transfer\` ADD CONSTRAINT \`ck_slot_transfer_slots\` CHECK (\`slots\` > 0 AND \`from_country_code\` <> \`to_country_code\`)`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `ALTER TABLE \`allotment\` DROP CONSTRAINT \`ck_allotment_visibility\``,
      `ALTER TABLE \`allotment\` DROP CONSTRAINT \`ck_allotment_release\``,
      `ALTER TABLE \`allotment\` DROP FOREIGN KEY \`fk_allotment_release_id\``,
      `DROP INDEX \`ix_allotment_release\` ON \`allotment\``,
      `ALTER TABLE \`allotment\` DROP COLUMN \`release_id\`, DROP COLUMN \`visibility\`, DROP COLUMN \`slots_offered\``,
      `ALTER TABLE \`course_run\` DROP FOREIGN KEY \`fk_course_run_third_country_code\``,
      `DROP INDEX \`ix_course_run_year\` ON \`course_run\``,
      `ALTER TABLE \`course_run\` DROP COLUMN \`third_country_code\`, DROP COLUMN \`venue\``,
      `ALTER TABLE \`course\` DROP CONSTRAINT \`ck_course_state\``,
      `DROP INDEX \`ix_course_first_year\` ON \`course\``,
      `ALTER TABLE \`course\` DROP COLUMN \`state\`, DROP COLUMN \`planned_capacity\``,
      `DROP TABLE \`slot_transfer\``,
      `DROP TABLE \`proposed_allotment\``,
      `DROP TABLE \`allotment_proposal\``,
      `DROP TABLE \`allotment_release\``,
      `DROP TABLE \`related_scheme\``,
      `DROP TABLE \`note_verbale\``,
      `DROP TABLE \`decision\``,
      `DROP TABLE \`survey_step\``,
      `DROP TABLE \`survey_request\``,
      `DROP TABLE \`survey_return\``,
      `DROP TABLE \`calendar_reminder\``,
      `DROP TABLE \`calendar_milestone\``,
      `DROP TABLE \`programme_calendar\``,
    ]) {
      await queryRunner.query(statement);
    }
  }
}

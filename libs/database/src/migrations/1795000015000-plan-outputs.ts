import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Releases of plans with what they changed, addresses of calendars, and plans as files. */
export class PlanOutputs1795000015000 implements MigrationInterface {
  name = 'PlanOutputs1795000015000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE \`calendar_feed\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`covers\` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`of_ref\` varchar(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`name\` varchar(100) NOT NULL, \`token_hash\` char(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`made_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`made_at\` datetime(3) NOT NULL, \`content_hash\` char(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`changed_at\` datetime(3) NULL, \`last_read_at\` datetime(3) NULL, UNIQUE INDEX \`ux_calendar_feed_token\` (\`token_hash\`), INDEX \`ix_calendar_feed_of\` (\`covers\`, \`of_ref\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`plan_document\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`plan_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`plan_version\` int UNSIGNED NOT NULL, \`paper\` varchar(4) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`asked_at\` datetime(3) NOT NULL, \`asked_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`state\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL DEFAULT 'WAITING', \`file_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, INDEX \`ix_plan_document_plan\` (\`plan_id\`, \`paper\`, \`plan_version\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`plan_release\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`fiscal_year\` int UNSIGNED NOT NULL, \`number\` int UNSIGNED NOT NULL, \`plan_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`superseded_plan_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`note\` varchar(1000) NULL, \`released_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`released_at\` datetime(3) NOT NULL, UNIQUE INDEX \`ux_plan_release_plan\` (\`plan_id\`), UNIQUE INDEX \`ux_plan_release_number\` (\`fiscal_year\`, \`number\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`plan_release_line\` (\`release_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`kind\` varchar(10) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`effect\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`because\` varchar(500) NULL, \`from_office_code\` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`from_host_partner_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`from_week\` int NULL, \`to_office_code\` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`to_host_partner_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`to_week\` int NULL, \`from_starts_on\` date NULL, \`from_ends_on\` date NULL, \`to_starts_on\` date NULL, \`to_ends_on\` date NULL, INDEX \`ix_plan_release_line_run\` (\`course_run_id\`, \`release_id\`), PRIMARY KEY (\`release_id\`, \`course_run_id\`)) ENGINE=InnoDB`,
      `ALTER TABLE \`calendar_feed\` ADD CONSTRAINT \`fk_calendar_feed_made_by\` FOREIGN KEY (\`made_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`plan_document\` ADD CONSTRAINT \`fk_plan_document_plan_id\` FOREIGN KEY (\`plan_id\`) REFERENCES \`plan_version\` (\`id\`)`,
      `ALTER TABLE \`plan_document\` ADD CONSTRAINT \`fk_plan_document_asked_by\` FOREIGN KEY (\`asked_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`plan_document\` ADD CONSTRAINT \`fk_plan_document_file_id\` FOREIGN KEY (\`file_id\`) REFERENCES \`kept_file\` (\`id\`)`,
      `ALTER TABLE \`plan_release\` ADD CONSTRAINT \`fk_plan_release_plan_id\` FOREIGN KEY (\`plan_id\`) REFERENCES \`plan_version\` (\`id\`)`,
      `ALTER TABLE \`plan_release\` ADD CONSTRAINT \`fk_plan_release_superseded_plan_id\` FOREIGN KEY (\`superseded_plan_id\`) REFERENCES \`plan_version\` (\`id\`)`,
      `ALTER TABLE \`plan_release\` ADD CONSTRAINT \`fk_plan_release_released_by\` FOREIGN KEY (\`released_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`plan_release_line\` ADD CONSTRAINT \`fk_plan_release_line_release_id\` FOREIGN KEY (\`release_id\`) REFERENCES \`plan_release\` (\`id\`)`,
      `ALTER TABLE \`plan_release_line\` ADD CONSTRAINT \`fk_plan_release_line_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`plan_release_line\` ADD CONSTRAINT \`fk_plan_release_line_from_office_code\` FOREIGN KEY (\`from_office_code\`) REFERENCES \`domestic_office\` (\`code\`)`,
      `ALTER TABLE \`plan_release_line\` ADD CONSTRAINT \`fk_plan_release_line_to_office_code\` FOREIGN KEY (\`to_office_code\`) REFERENCES \`domestic_office\` (\`code\`)`,
      `ALTER TABLE \`plan_release_line\` ADD CONSTRAINT \`fk_plan_release_line_from_host_partner_id\` FOREIGN KEY (\`from_host_partner_id\`) REFERENCES \`host_partner\` (\`id\`)`,
      `ALTER TABLE \`plan_release_line\` ADD CONSTRAINT \`fk_plan_release_line_to_host_partner_id\` FOREIGN KEY (\`to_host_partner_id\`) REFERENCES \`host_partner\` (\`id\`)`,
      `ALTER TABLE \`calendar_feed\` ADD CONSTRAINT \`ck_calendar_feed_covers\` CHECK (\`covers\` IN ('DOMESTIC_OFFICE', 'HOST_PARTNER', 'OFFICER'))`,
      `ALTER TABLE \`plan_document\` ADD CONSTRAINT \`ck_plan_document_paper\` CHECK (\`paper\` IN ('XLSX', 'PDF'))`,
      `ALTER TABLE \`plan_document\` ADD CONSTRAINT \`ck_plan_document_state\` CHECK (\`state\` IN ('WAITING', 'READY'))`,
      `ALTER TABLE \`plan_release_line\` ADD CONSTRAINT \`ck_plan_release_line_kind\` CHECK (\`kind\` IN ('NEW', 'MOVED', 'TAKEN_OFF'))`,
      `ALTER TABLE \`plan_release_line\` ADD CONSTRAINT \`ck_plan_release_line_effect\` CHECK (\`effect\` IN ('APPLIED', 'LEFT'))`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['plan_release_line', 'plan_release', 'plan_document', 'calendar_feed']) {
      await queryRunner.query(`DROP TABLE \`${table}\``);
    }
  }
}

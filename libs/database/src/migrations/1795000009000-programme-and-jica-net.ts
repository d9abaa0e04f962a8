import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The programme of a run with its releases and calendars, and the JICA-Net Library with its visits by fiscal year. */
export class ProgrammeAndJicaNet1795000009000 implements MigrationInterface {
  name = 'ProgrammeAndJicaNet1795000009000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE \`programme_session\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`day\` date NOT NULL, \`starts_at\` varchar(5) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`ends_at\` varchar(5) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`kind\` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`title\` varchar(200) NOT NULL, \`place\` varchar(200) NULL, \`host_partner_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`host_name\` varchar(200) NULL, \`leader\` varchar(200) NULL, \`language\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`interpretation\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`for_group\` varchar(40) NULL, \`notes\` varchar(2000) NULL, INDEX \`ix_programme_session\` (\`course_run_id\`, \`day\`, \`starts_at\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`programme_feed\` (\`nomination_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`token_hash\` char(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`made_at\` datetime(3) NOT NULL, UNIQUE INDEX \`ux_programme_feed_token\` (\`token_hash\`), INDEX \`ix_programme_feed_run\` (\`course_run_id\`), PRIMARY KEY (\`nomination_id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`programme_release\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`number\` int UNSIGNED NOT NULL, \`time_zone\` varchar(40) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`note\` varchar(1000) NULL, \`released_at\` datetime(3) NOT NULL, \`released_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, UNIQUE INDEX \`ux_programme_release\` (\`course_run_id\`, \`number\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`released_session\` (\`release_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`session_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`sequence\` int UNSIGNED NOT NULL, \`cancelled\` tinyint NOT NULL, \`facts\` json NOT NULL, PRIMARY KEY (\`release_id\`, \`session_id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`programme\` (\`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`time_zone\` varchar(40) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL DEFAULT 'Asia/Tokyo', \`released_number\` int UNSIGNED NOT NULL DEFAULT '0', \`version\` int UNSIGNED NOT NULL DEFAULT '1', PRIMARY KEY (\`course_run_id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`material\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`kind\` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`title_en\` varchar(300) NOT NULL, \`title_ja\` varchar(300) NULL, \`description\` varchar(4000) NOT NULL, \`theme\` varchar(24) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`language\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`year\` int UNSIGNED NOT NULL, \`course_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`rights_holder\` varchar(200) NOT NULL, \`licence\` varchar(500) NOT NULL, \`access\` varchar(20) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`external_address\` varchar(500) NULL, \`domestic_office_code\` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`state\` varchar(10) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL DEFAULT 'DRAFT', \`withdrawn_because\` varchar(1000) NULL, \`registered_at\` datetime(3) NOT NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', INDEX \`ix_material_course\` (\`course_id\`), INDEX \`ix_material_title\` (\`title_en\`, \`id\`), INDEX \`ix_material_year\` (\`state\`, \`access\`, \`year\`, \`id\`), INDEX \`ix_material_public\` (\`state\`, \`access\`, \`title_en\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`material_file\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`material_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`file_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, UNIQUE INDEX \`ux_material_file_kept\` (\`file_id\`), INDEX \`ix_material_file\` (\`material_id\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`material_use\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`material_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`session_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, INDEX \`ix_material_use_session\` (\`session_id\`), INDEX \`ix_material_use_material\` (\`material_id\`), INDEX \`ix_material_use_run\` (\`course_run_id\`, \`session_id\`, \`material_id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`material_visit\` (\`material_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`day\` date NOT NULL, \`visitor\` char(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, INDEX \`ix_material_visit_day\` (\`day\`), PRIMARY KEY (\`material_id\`, \`day\`, \`visitor\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`visit_salt\` (\`day\` date NOT NULL, \`salt\` char(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, PRIMARY KEY (\`day\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`visit_day\` (\`material_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`day\` date NOT NULL, \`visits\` int UNSIGNED NOT NULL, PRIMARY KEY (\`material_id\`, \`day\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`annual_visit_count\` (\`fiscal_year\` int UNSIGNED NOT NULL, \`material_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`visits\` int UNSIGNED NOT NULL, PRIMARY KEY (\`fiscal_year\`, \`material_id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`stale_visit_count\` (\`fiscal_year\` int UNSIGNED NOT NULL, \`material_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`touched_at\` datetime(3) NOT NULL, PRIMARY KEY (\`fiscal_year\`, \`material_id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`visit_opening_balance\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`fiscal_year\` int UNSIGNED NOT NULL, \`visits\` int UNSIGNED NOT NULL, \`source\` varchar(500) NOT NULL, \`note\` varchar(1000) NULL, \`entered_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`entered_at\` datetime(3) NOT NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', UNIQUE INDEX \`ux_visit_opening_balance\` (\`fiscal_year\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `ALTER TABLE \`programme\` ADD CONSTRAINT \`fk_programme_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`programme_session\` ADD CONSTRAINT \`fk_programme_session_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`programme_session\` ADD CONSTRAINT \`fk_programme_session_host_partner_id\` FOREIGN KEY (\`host_partner_id\`) REFERENCES \`host_partner\` (\`id\`)`,
      `ALTER TABLE \`programme_release\` ADD CONSTRAINT \`fk_programme_release_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`programme_release\` ADD CONSTRAINT \`fk_programme_release_released_by\` FOREIGN KEY (\`released_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`released_session\` ADD CONSTRAINT \`fk_released_session_release_id\` FOREIGN KEY (\`release_id\`) REFERENCES \`programme_release\` (\`id\`)`,
      `ALTER TABLE \`programme_feed\` ADD CONSTRAINT \`fk_programme_feed_nomination_id\` FOREIGN KEY (\`nomination_id\`) REFERENCES \`nomination\` (\`id\`)`,
      `ALTER TABLE \`programme_feed\` ADD CONSTRAINT \`fk_programme_feed_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`material\` ADD CONSTRAINT \`fk_material_course_id\` FOREIGN KEY (\`course_id\`) REFERENCES \`course\` (\`id\`)`,
      `ALTER TABLE \`material\` ADD CONSTRAINT \`fk_material_domestic_office_code\` FOREIGN KEY (\`domestic_office_code\`) REFERENCES \`domestic_office\` (\`code\`)`,
      `ALTER TABLE \`material_file\` ADD CONSTRAINT \`fk_material_file_material_id\` FOREIGN KEY (\`material_id\`) REFERENCES \`material\` (\`id\`)`,
      `ALTER TABLE \`material_file\` ADD CONSTRAINT \`fk_material_file_file_id\` FOREIGN KEY (\`file_id\`) REFERENCES \`kept_file\` (\`id\`)`,
      `ALTER TABLE \`material_use\` ADD CONSTRAINT \`fk_material_use_material_id\` FOREIGN KEY (\`material_id\`) REFERENCES \`material\` (\`id\`)`,
      `ALTER TABLE \`material_use\` ADD CONSTRAINT \`fk_material_use_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`material_use\` ADD CONSTRAINT \`fk_material_use_session_id\` FOREIGN KEY (\`session_id\`) REFERENCES \`programme_session\` (\`id\`) ON DELETE CASCADE`,
      `ALTER TABLE \`material_visit\` ADD CONSTRAINT \`fk_material_visit_material_id\` FOREIGN KEY (\`material_id\`) REFERENCES \`material\` (\`id\`)`,
      `ALTER TABLE \`visit_day\` ADD CONSTRAINT \`fk_visit_day_material_id\` FOREIGN KEY (\`material_id\`) REFERENCES \`material\` (\`id\`)`,
      `ALTER TABLE \`annual_visit_count\` ADD CONSTRAINT \`fk_annual_visit_count_material_id\` FOREIGN KEY (\`material_id\`) REFERENCES \`material\` (\`id\`)`,
      `ALTER TABLE \`visit_opening_balance\` ADD CONSTRAINT \`fk_visit_opening_balance_entered_by\` FOREIGN KEY (\`entered_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`programme_session\` ADD CONSTRAINT \`ck_programme_session_times\` CHECK (\`starts_at\` < \`ends_at\`)`,
      `ALTER TABLE \`material\` ADD CONSTRAINT \`ck_material_kind\` CHECK (\`kind\` IN ('DOCUMENT', 'VIDEO', 'MULTIMEDIA'))`,
      `ALTER TABLE \`material\` ADD CONSTRAINT \`ck_material_access\` CHECK (\`access\` IN ('PUBLIC', 'PARTICIPANTS_ONLY'))`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('SET FOREIGN_KEY_CHECKS = 0');
    for (const table of [
      'programme_session',
      'programme_feed',
      'programme_release',
      'released_session',
      'programme',
      'material',
      'material_file',
      'material_use',
      'material_visit',
      'visit_salt',
      'visit_day',
      'annual_visit_count',
      'stale_visit_count',
      'visit_opening_balance',
    ]) {
      await queryRunner.query(`DROP TABLE \`${table}\``);
    }
    await queryRunner.query('SET FOREIGN_KEY_CHECKS = 1');
  }
}

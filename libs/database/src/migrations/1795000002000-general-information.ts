import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The General Information of runs with its issued versions, and the words by which the public catalogue is searched. */
export class GeneralInformation1795000002000 implements MigrationInterface {
  name = 'GeneralInformation1795000002000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE \`general_information\` (\`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`content\` json NOT NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', PRIMARY KEY (\`course_run_id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`information_version\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`number\` int UNSIGNED NOT NULL, \`content\` json NOT NULL, \`facts\` json NOT NULL, \`difference\` json NULL, \`note\` varchar(500) NULL, \`issued_at\` datetime(3) NOT NULL, \`issued_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`file_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, UNIQUE INDEX \`ux_information_version\` (\`course_run_id\`, \`number\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`catalogue_term\` (\`term\` varchar(24) COLLATE "utf8mb4_nopad_bin" NOT NULL, \`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, INDEX \`ix_catalogue_term_run\` (\`course_run_id\`), PRIMARY KEY (\`term\`, \`course_run_id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`catalogue_entry\` (\`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`run_version\` int UNSIGNED NOT NULL, \`information_number\` int UNSIGNED NOT NULL, PRIMARY KEY (\`course_run_id\`)) ENGINE=InnoDB`,
      `CREATE INDEX \`ix_course_run_catalogue_title\` ON \`course_run\` (\`state\`, \`title_en\`, \`id\`)`,
      `CREATE INDEX \`ix_course_run_catalogue\` ON \`course_run\` (\`state\`, \`starts_on\`, \`id\`, \`ends_on\`)`,
      `ALTER TABLE \`general_information\` ADD CONSTRAINT \`fk_general_information_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`information_version\` ADD CONSTRAINT \`fk_information_version_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`information_version\` ADD CONSTRAINT \`fk_information_version_file_id\` FOREIGN KEY (\`file_id\`) REFERENCES \`kept_file\` (\`id\`)`,
      `ALTER TABLE \`information_version\` ADD CONSTRAINT \`ck_information_version_number\` CHECK (\`number\` >= 1)`,
      `ALTER TABLE \`catalogue_term\` ADD CONSTRAINT \`fk_catalogue_term_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`catalogue_entry\` ADD CONSTRAINT \`fk_catalogue_entry_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      'ALTER TABLE `course_run` DROP INDEX `ix_course_run_catalogue`',
      'ALTER TABLE `course_run` DROP INDEX `ix_course_run_catalogue_title`',
      ...['catalogue_term', 'catalogue_entry', 'information_version', 'general_information'].map(
        (table) => `DROP TABLE \`${table}\``,
      ),
    ])
      await queryRunner.query(statement);
  }
}

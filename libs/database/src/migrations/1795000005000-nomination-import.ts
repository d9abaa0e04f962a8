import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of nominations: the import, its rows while it is open, and where a nomination came from. */
export class NominationImport1795000005000 implements MigrationInterface {
  name = 'NominationImport1795000005000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE \`nomination_import\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`overseas_office_code\` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`uploaded_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`country_code\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`file_name\` varchar(200) NOT NULL, \`file_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`errors_file_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`encoding_said\` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`read_as\` varchar(80) NULL, \`state\` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL DEFAULT 'CHECKING', \`refusal_code\` varchar(20) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`refusal\` varchar(1000) NULL, \`rows_read\` int UNSIGNED NOT NULL DEFAULT '0', \`rows_estimated\` int UNSIGNED NULL, \`new_rows\` int UNSIGNED NOT NULL DEFAULT '0', \`known_rows\` int UNSIGNED NOT NULL DEFAULT '0', \`repeated_rows\` int UNSIGNED NOT NULL DEFAULT '0', \`faulty_rows\` int UNSIGNED NOT NULL DEFAULT '0', \`attempt\` int UNSIGNED NOT NULL DEFAULT '0', \`lease_until\` datetime(3) NULL, \`created_at\` datetime(3) NOT NULL, \`checked_at\` datetime(3) NULL, \`ended_at\` datetime(3) NULL, INDEX \`ix_nomination_import_state\` (\`state\`, \`created_at\`), INDEX \`ix_nomination_import_office\` (\`overseas_office_code\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`nomination_import_row\` (\`import_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`row_number\` int UNSIGNED NOT NULL, \`outcome\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`natural_key\` varchar(22) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`facts\` json NOT NULL, \`remarks\` json NULL, INDEX \`ix_nomination_import_row_outcome\` (\`import_id\`, \`outcome\`, \`row_number\`), PRIMARY KEY (\`import_id\`, \`row_number\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`nomination_origin\` (\`nomination_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`import_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`row_number\` int UNSIGNED NOT NULL, \`natural_key\` varchar(22) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, INDEX \`ix_nomination_origin_import\` (\`import_id\`, \`row_number\`), PRIMARY KEY (\`nomination_id\`)) ENGINE=InnoDB`,
      `ALTER TABLE \`nomination_import\` ADD CONSTRAINT \`fk_nomination_import_overseas_office_code\` FOREIGN KEY (\`overseas_office_code\`) REFERENCES \`overseas_office\` (\`code\`)`,
      `ALTER TABLE \`nomination_import\` ADD CONSTRAINT \`fk_nomination_import_uploaded_by\` FOREIGN KEY (\`uploaded_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`nomination_import\` ADD CONSTRAINT \`fk_nomination_import_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`nomination_import\` ADD CONSTRAINT \`fk_nomination_import_country_code\` FOREIGN KEY (\`country_code\`) REFERENCES \`country\` (\`code\`)`,
      `ALTER TABLE \`nomination_import\` ADD CONSTRAINT \`fk_nomination_import_file_id\` FOREIGN KEY (\`file_id\`) REFERENCES \`kept_file\` (\`id\`)`,
      `ALTER TABLE \`nomination_import\` ADD CONSTRAINT \`fk_nomination_import_errors_file_id\` FOREIGN KEY (\`errors_file_id\`) REFERENCES \`kept_file\` (\`id\`)`,
      `ALTER TABLE \`nomination_import_row\` ADD CONSTRAINT \`fk_nomination_import_row_import_id\` FOREIGN KEY (\`import_id\`) REFERENCES \`nomination_import\` (\`id\`)`,
      `ALTER TABLE \`nomination_origin\` ADD CONSTRAINT \`fk_nomination_origin_nomination_id\` FOREIGN KEY (\`nomination_id\`) REFERENCES \`nomination\` (\`id\`)`,
      `ALTER TABLE \`nomination_origin\` ADD CONSTRAINT \`fk_nomination_origin_import_id\` FOREIGN KEY (\`import_id\`) REFERENCES \`nomination_import\` (\`id\`)`,
      `ALTER TABLE \`nomination_import\` ADD CONSTRAINT \`ck_nomination_import_state\` CHECK (\`state\` IN ('CHECKING', 'CHECKED', 'FAULTY', 'REFUSED', 'CONFIRMED', 'THROWN_AWAY'))`,
      `ALTER TABLE \`nomination_import_row\` ADD CONSTRAINT \`ck_nomination_import_row_outcome\` CHECK (\`outcome\` IN ('NEW', 'KNOWN', 'REPEATED', 'FAULTY'))`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['nomination_origin', 'nomination_import_row', 'nomination_import'])
      await queryRunner.query(`DROP TABLE \`${table}\``);
  }
}

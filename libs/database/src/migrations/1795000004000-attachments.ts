import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents of nominations, deadlines that were put off, and nominations that were handed in together. */
export class Attachments1795000004000 implements MigrationInterface {
  name = 'Attachments1795000004000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE \`attachment\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`nomination_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`kind\` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`file_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`added_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`added_at\` datetime(3) NOT NULL, \`removed_at\` datetime(3) NULL, INDEX \`ix_attachment_nomination\` (\`nomination_id\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`deadline_extension\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`country_code\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`from_date\` date NOT NULL, \`until_date\` date NOT NULL, \`reason\` varchar(500) NOT NULL, \`extended_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`extended_at\` datetime(3) NOT NULL, INDEX \`ix_deadline_extension\` (\`course_run_id\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`submission_batch\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`number\` varchar(20) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`country_code\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`nominations\` int UNSIGNED NOT NULL, \`jica_deadline\` date NOT NULL, \`submitted_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`submitted_at\` datetime(3) NOT NULL, \`receipt_file_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, UNIQUE INDEX \`ux_submission_batch_number\` (\`number\`), INDEX \`ix_submission_batch_country\` (\`country_code\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`submission_batch_item\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`batch_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`nomination_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`position\` int UNSIGNED NOT NULL, INDEX \`ix_submission_batch_item_nomination\` (\`nomination_id\`), UNIQUE INDEX \`ux_submission_batch_item\` (\`batch_id\`, \`position\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `ALTER TABLE \`attachment\` ADD CONSTRAINT \`fk_attachment_nomination_id\` FOREIGN KEY (\`nomination_id\`) REFERENCES \`nomination\` (\`id\`)`,
      `ALTER TABLE \`attachment\` ADD CONSTRAINT \`fk_attachment_added_by\` FOREIGN KEY (\`added_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`deadline_extension\` ADD CONSTRAINT \`fk_deadline_extension_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`deadline_extension\` ADD CONSTRAINT \`fk_deadline_extension_country_code\` FOREIGN KEY (\`country_code\`) REFERENCES \`country\` (\`code\`)`,
      `ALTER TABLE \`deadline_extension\` ADD CONSTRAINT \`fk_deadline_extension_extended_by\` FOREIGN KEY (\`extended_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`submission_batch\` ADD CONSTRAINT \`fk_submission_batch_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`submission_batch\` ADD CONSTRAINT \`fk_submission_batch_country_code\` FOREIGN KEY (\`country_code\`) REFERENCES \`country\` (\`code\`)`,
      `ALTER TABLE \`submission_batch\` ADD CONSTRAINT \`fk_submission_batch_submitted_by\` FOREIGN KEY (\`submitted_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`submission_batch\` ADD CONSTRAINT \`fk_submission_batch_receipt_file_id\` FOREIGN KEY (\`receipt_file_id\`) REFERENCES \`kept_file\` (\`id\`)`,
      `ALTER TABLE \`submission_batch_item\` ADD CONSTRAINT \`fk_submission_batch_item_batch_id\` FOREIGN KEY (\`batch_id\`) REFERENCES \`submission_batch\` (\`id\`)`,
      `ALTER TABLE \`submission_batch_item\` ADD CONSTRAINT \`fk_submission_batch_item_nomination_id\` FOREIGN KEY (\`nomination_id\`) REFERENCES \`nomination\` (\`id\`)`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['submission_batch_item', 'submission_batch', 'deadline_extension', 'attachment'])
      await queryRunner.query(`DROP TABLE \`${table}\``);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that are kept, and files on their way in. */
export class Files1795000000500 implements MigrationInterface {
  name = 'Files1795000000500';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE \`kept_file\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`name\` varchar(200) NOT NULL, \`media_type\` varchar(100) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`size\` int UNSIGNED NOT NULL, \`sha256\` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`kept_at\` datetime(3) NOT NULL, INDEX \`ix_kept_file_kept\` (\`kept_at\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`upload\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`account_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`name\` varchar(200) NOT NULL, \`size\` int UNSIGNED NOT NULL, \`received\` int UNSIGNED NOT NULL DEFAULT '0', \`pieces\` json NOT NULL, \`begun_at\` datetime(3) NOT NULL, \`closed_at\` datetime(3) NULL, INDEX \`ix_upload_account\` (\`account_id\`), INDEX \`ix_upload_begun\` (\`begun_at\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `ALTER TABLE \`upload\` ADD CONSTRAINT \`fk_upload_account_id\` FOREIGN KEY (\`account_id\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`upload\` ADD CONSTRAINT \`ck_upload_received\` CHECK (\`received\` <= \`size\`)`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['upload', 'kept_file']) await queryRunner.query(`DROP TABLE \`${table}\``);
  }
}

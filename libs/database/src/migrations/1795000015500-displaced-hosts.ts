import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Host partners that a release took off runs which they gave without the plan. */
export class DisplacedHosts1795000015500 implements MigrationInterface {
  name = 'DisplacedHosts1795000015500';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE \`displaced_host\` (\`release_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`host_partner_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, INDEX \`ix_displaced_host_partner\` (\`host_partner_id\`, \`course_run_id\`), PRIMARY KEY (\`release_id\`, \`course_run_id\`, \`host_partner_id\`)) ENGINE=InnoDB`,
      `ALTER TABLE \`displaced_host\` ADD CONSTRAINT \`fk_displaced_host_line\` FOREIGN KEY (\`release_id\`, \`course_run_id\`) REFERENCES \`plan_release_line\` (\`release_id\`, \`course_run_id\`)`,
      `ALTER TABLE \`displaced_host\` ADD CONSTRAINT \`fk_displaced_host_host_partner_id\` FOREIGN KEY (\`host_partner_id\`) REFERENCES \`host_partner\` (\`id\`)`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE `displaced_host`');
  }
}

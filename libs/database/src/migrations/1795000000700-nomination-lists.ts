import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of nominations are one range of an index: by office or by country, by state, by time. */
export class NominationLists1795000000700 implements MigrationInterface {
  name = 'NominationLists1795000000700';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `ALTER TABLE \`nomination\` ADD \`public_state\` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL DEFAULT 'DRAFT'`,
      `ALTER TABLE \`nomination\` ADD \`domestic_office_code\` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL`,
      `UPDATE \`nomination\` n JOIN \`course_run\` r ON r.id = n.course_run_id SET
         n.public_state = IF(n.state IN ('ACCEPTED', 'RESERVE', 'NOT_ACCEPTED') AND n.released_at IS NULL, 'UNDER_SCREENING', n.state),
         n.domestic_office_code = IF(n.submitted_at IS NULL, NULL, r.domestic_office_code)`,
      `DROP INDEX \`ix_nomination_country_state\` ON \`nomination\``,
      `CREATE INDEX \`ix_nomination_country_state\` ON \`nomination\` (\`country_code\`, \`public_state\`, \`public_since\`, \`id\`)`,
      `CREATE INDEX \`ix_nomination_office\` ON \`nomination\` (\`domestic_office_code\`, \`held_since\`, \`id\`)`,
      `CREATE INDEX \`ix_nomination_office_state\` ON \`nomination\` (\`domestic_office_code\`, \`state\`, \`held_since\`, \`id\`)`,
      `CREATE INDEX \`ix_nomination_since\` ON \`nomination\` (\`held_since\`, \`id\`)`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      'DROP INDEX `ix_nomination_since` ON `nomination`',
      'DROP INDEX `ix_nomination_office_state` ON `nomination`',
      'DROP INDEX `ix_nomination_office` ON `nomination`',
      'DROP INDEX `ix_nomination_country_state` ON `nomination`',
      'ALTER TABLE `nomination` DROP COLUMN `domestic_office_code`, DROP COLUMN `public_state`',
      'CREATE INDEX `ix_nomination_country_state` ON `nomination` (`country_code`, `state`, `public_since`, `id`)',
    ])
      await queryRunner.query(statement);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plan versions of a fiscal year, their changes, who did what to them, and the levels of the planning rules. */
export class Plans1795000013000 implements MigrationInterface {
  name = 'Plans1795000013000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE \`plan_change\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`plan_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`position\` int UNSIGNED NOT NULL, \`acts\` json NOT NULL, \`overridden\` json NOT NULL, \`reason\` varchar(1000) NULL, \`offices\` varchar(300) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`made_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`made_at\` datetime(3) NOT NULL, INDEX \`ix_plan_change\` (\`plan_id\`, \`position\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`plan_step\` (\`plan_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`version\` int UNSIGNED NOT NULL, \`verb\` varchar(10) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`change_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`made_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`made_at\` datetime(3) NOT NULL, PRIMARY KEY (\`plan_id\`, \`version\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`plan_version\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`fiscal_year\` int UNSIGNED NOT NULL, \`number\` int UNSIGNED NOT NULL, \`name\` varchar(120) NOT NULL, \`state\` varchar(10) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL DEFAULT 'DRAFT', \`origin\` varchar(10) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`based_on_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`based_on_version\` int UNSIGNED NULL, \`base\` json NOT NULL, \`position\` int UNSIGNED NOT NULL DEFAULT '0', \`length\` int UNSIGNED NOT NULL DEFAULT '0', \`bound\` double NULL, \`summary\` json NULL, \`created_at\` datetime(3) NOT NULL, \`created_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`released_at\` datetime(3) NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', INDEX \`ix_plan_version_state\` (\`fiscal_year\`, \`state\`), UNIQUE INDEX \`ux_plan_version_number\` (\`fiscal_year\`, \`number\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`planning_rule_levels\` (\`fiscal_year\` int UNSIGNED NOT NULL, \`levels\` json NOT NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', PRIMARY KEY (\`fiscal_year\`)) ENGINE=InnoDB`,
      `ALTER TABLE \`plan_version\` ADD CONSTRAINT \`fk_plan_version_based_on_id\` FOREIGN KEY (\`based_on_id\`) REFERENCES \`plan_version\` (\`id\`)`,
      `ALTER TABLE \`plan_version\` ADD CONSTRAINT \`fk_plan_version_created_by\` FOREIGN KEY (\`created_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`plan_change\` ADD CONSTRAINT \`fk_plan_change_plan_id\` FOREIGN KEY (\`plan_id\`) REFERENCES \`plan_version\` (\`id\`)`,
      `ALTER TABLE \`plan_change\` ADD CONSTRAINT \`fk_plan_change_made_by\` FOREIGN KEY (\`made_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`plan_step\` ADD CONSTRAINT \`fk_plan_step_plan_id\` FOREIGN KEY (\`plan_id\`) REFERENCES \`plan_version\` (\`id\`)`,
      `ALTER TABLE \`plan_step\` ADD CONSTRAINT \`fk_plan_step_change_id\` FOREIGN KEY (\`change_id\`) REFERENCES \`plan_change\` (\`id\`)`,
      `ALTER TABLE \`plan_step\` ADD CONSTRAINT \`fk_plan_step_made_by\` FOREIGN KEY (\`made_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`plan_version\` ADD CONSTRAINT \`ck_plan_version_state\` CHECK (\`state\` IN ('DRAFT', 'RELEASED', 'SUPERSEDED', 'DISCARDED'))`,
      `ALTER TABLE \`plan_version\` ADD CONSTRAINT \`ck_plan_version_origin\` CHECK (\`origin\` IN ('EMPTY', 'FORK', 'PROPOSAL', 'IMPORT'))`,
      `ALTER TABLE \`plan_version\` ADD CONSTRAINT \`ck_plan_version_position\` CHECK (\`position\` <= \`length\`)`,
      `ALTER TABLE \`plan_step\` ADD CONSTRAINT \`ck_plan_step_verb\` CHECK (\`verb\` IN ('CHANGE', 'UNDO', 'REDO', 'RENAME', 'RELEASE', 'SUPERSEDE', 'DISCARD'))`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      'DROP TABLE `plan_step`',
      'DROP TABLE `plan_change`',
      'DROP TABLE `plan_version`',
      'DROP TABLE `planning_rule_levels`',
    ]) {
      await queryRunner.query(statement);
    }
  }
}

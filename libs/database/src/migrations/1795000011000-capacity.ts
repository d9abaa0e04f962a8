import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What plans are made with: the capacity of domestic offices, interpreters, holidays, and what host partners can give. */
export class Capacity1795000011000 implements MigrationInterface {
  name = 'Capacity1795000011000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE \`office_capacity\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`fiscal_year\` int UNSIGNED NOT NULL, \`domestic_office_code\` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`rooms\` int UNSIGNED NOT NULL, \`beds\` int UNSIGNED NOT NULL, \`hotel_beds\` int UNSIGNED NOT NULL, \`coordinators\` decimal(5,1) NOT NULL, \`arrivals_per_week\` int UNSIGNED NOT NULL, \`seat_weeks_target\` int UNSIGNED NOT NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', UNIQUE INDEX \`ux_office_capacity\` (\`fiscal_year\`, \`domestic_office_code\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`capacity_change\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`office_capacity_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`quantity\` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`language\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`from_week\` int UNSIGNED NOT NULL, \`to_week\` int UNSIGNED NOT NULL, \`figure\` decimal(7,1) NOT NULL, \`reason\` varchar(300) NOT NULL, INDEX \`ix_capacity_change\` (\`office_capacity_id\`, \`from_week\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`office_closure\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`office_capacity_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`from_week\` int UNSIGNED NOT NULL, \`to_week\` int UNSIGNED NOT NULL, \`reason\` varchar(300) NOT NULL, INDEX \`ix_office_closure\` (\`office_capacity_id\`, \`from_week\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`office_interpreters\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`office_capacity_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`language\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`people\` int UNSIGNED NOT NULL, UNIQUE INDEX \`ux_office_interpreters\` (\`office_capacity_id\`, \`language\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`interpreter_pool\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`fiscal_year\` int UNSIGNED NOT NULL, \`language\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`people\` int UNSIGNED NOT NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', UNIQUE INDEX \`ux_interpreter_pool\` (\`fiscal_year\`, \`language\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`interpreter_pool_change\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`pool_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`from_week\` int UNSIGNED NOT NULL, \`to_week\` int UNSIGNED NOT NULL, \`people\` int UNSIGNED NOT NULL, \`reason\` varchar(300) NOT NULL, INDEX \`ix_interpreter_pool_change\` (\`pool_id\`, \`from_week\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`local_holiday\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`day\` date NOT NULL, \`domestic_office_code\` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`kind\` varchar(11) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`name\` varchar(120) NOT NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', INDEX \`ix_local_holiday\` (\`day\`, \`domestic_office_code\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`host_partner_contact\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`host_partner_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`name\` varchar(120) NOT NULL, \`role\` varchar(120) NOT NULL, \`email\` varchar(254) NULL, \`phone\` varchar(40) NULL, INDEX \`ix_host_partner_contact\` (\`host_partner_id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`host_partner_theme\` (\`host_partner_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`theme\` varchar(24) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, INDEX \`ix_host_partner_theme\` (\`theme\`, \`host_partner_id\`), PRIMARY KEY (\`host_partner_id\`, \`theme\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`host_partner_language\` (\`host_partner_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`language\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, PRIMARY KEY (\`host_partner_id\`, \`language\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`host_partner_module\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`host_partner_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`title\` varchar(200) NOT NULL, \`theme\` varchar(24) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`days\` int UNSIGNED NOT NULL, INDEX \`ix_host_partner_module\` (\`host_partner_id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`host_partner_agreement\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`host_partner_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`reference\` varchar(60) NOT NULL, \`valid_from\` date NOT NULL, \`valid_to\` date NOT NULL, \`runs_per_year\` int UNSIGNED NOT NULL, INDEX \`ix_host_partner_agreement\` (\`host_partner_id\`, \`valid_from\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`host_partner_blackout\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`host_partner_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`fiscal_year\` int UNSIGNED NOT NULL, \`from_week\` int UNSIGNED NOT NULL, \`to_week\` int UNSIGNED NOT NULL, \`reason\` varchar(300) NOT NULL, INDEX \`ix_host_partner_blackout\` (\`fiscal_year\`, \`host_partner_id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`hosting_evaluation\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`host_partner_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`score\` int UNSIGNED NOT NULL, \`note\` varchar(2000) NOT NULL, \`evaluated_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`evaluated_at\` datetime(3) NOT NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', INDEX \`ix_hosting_evaluation_score\` (\`host_partner_id\`, \`score\`), UNIQUE INDEX \`ux_hosting_evaluation\` (\`host_partner_id\`, \`course_run_id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `ALTER TABLE \`host_partner\` ADD \`runs_at_once\` int UNSIGNED NOT NULL DEFAULT '1'`,
      `CREATE INDEX \`ix_course_run_theme\` ON \`course_run\` (\`theme\`, \`fiscal_year\`)`,
      `CREATE INDEX \`ix_hosting_partner\` ON \`hosting\` (\`host_partner_id\`, \`course_run_id\`)`,
      `ALTER TABLE \`office_capacity\` ADD CONSTRAINT \`fk_office_capacity_domestic_office_code\` FOREIGN KEY (\`domestic_office_code\`) REFERENCES \`domestic_office\` (\`code\`)`,
      `ALTER TABLE \`capacity_change\` ADD CONSTRAINT \`fk_capacity_change_office_capacity_id\` FOREIGN KEY (\`office_capacity_id\`) REFERENCES \`office_capacity\` (\`id\`)`,
      `ALTER TABLE \`office_closure\` ADD CONSTRAINT \`fk_office_closure_office_capacity_id\` FOREIGN KEY (\`office_capacity_id\`) REFERENCES \`office_capacity\` (\`id\`)`,
      `ALTER TABLE \`office_interpreters\` ADD CONSTRAINT \`fk_office_interpreters_office_capacity_id\` FOREIGN KEY (\`office_capacity_id\`) REFERENCES \`office_capacity\` (\`id\`)`,
      `ALTER TABLE \`interpreter_pool_change\` ADD CONSTRAINT \`fk_interpreter_pool_change_pool_id\` FOREIGN KEY (\`pool_id\`) REFERENCES \`interpreter_pool\` (\`id\`)`,
      `ALTER TABLE \`local_holiday\` ADD CONSTRAINT \`fk_local_holiday_domestic_office_code\` FOREIGN KEY (\`domestic_office_code\`) REFERENCES \`domestic_office\` (\`code\`)`,
      `ALTER TABLE \`host_partner_contact\` ADD CONSTRAINT \`fk_host_partner_contact_host_partner_id\` FOREIGN KEY (\`host_partner_id\`) REFERENCES \`host_partner\` (\`id\`)`,
      `ALTER TABLE \`host_partner_theme\` ADD CONSTRAINT \`fk_host_partner_theme_host_partner_id\` FOREIGN KEY (\`host_partner_id\`) REFERENCES \`host_partner\` (\`id\`)`,
      `ALTER TABLE \`host_partner_language\` ADD CONSTRAINT \`fk_host_partner_language_host_partner_id\` FOREIGN KEY (\`host_partner_id\`) REFERENCES \`host_partner\` (\`id\`)`,
      `ALTER TABLE \`host_partner_module\` ADD CONSTRAINT \`fk_host_partner_module_host_partner_id\` FOREIGN KEY (\`host_partner_id\`) REFERENCES \`host_partner\` (\`id\`)`,
      `ALTER TABLE \`host_partner_agreement\` ADD CONSTRAINT \`fk_host_partner_agreement_host_partner_id\` FOREIGN KEY (\`host_partner_id\`) REFERENCES \`host_partner\` (\`id\`)`,
      `ALTER TABLE \`host_partner_blackout\` ADD CONSTRAINT \`fk_host_partner_blackout_host_partner_id\` FOREIGN KEY (\`host_partner_id\`) REFERENCES \`host_partner\` (\`id\`)`,
      `ALTER TABLE \`hosting_evaluation\` ADD CONSTRAINT \`fk_hosting_evaluation_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`hosting_evaluation\` ADD CONSTRAINT \`fk_hosting_evaluation_host_partner_id\` FOREIGN KEY (\`host_partner_id\`) REFERENCES \`host_partner\` (\`id\`)`,
      `ALTER TABLE \`hosting_evaluation\` ADD CONSTRAINT \`fk_hosting_evaluation_evaluated_by\` FOREIGN KEY (\`evaluated_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`capacity_change\` ADD CONSTRAINT \`ck_capacity_change_weeks\` CHECK (\`from_week\` <= \`to_week\`)`,
      `ALTER TABLE \`capacity_change\` ADD CONSTRAINT \`ck_capacity_change_quantity\` CHECK (\`quantity\` IN ('ROOMS', 'BEDS', 'HOTEL_BEDS', 'COORDINATORS', 'ARRIVALS', 'INTERPRETERS'))`,
      `ALTER TABLE \`capacity_change\` ADD CONSTRAINT \`ck_capacity_change_language\` CHECK ((\`quantity\` = 'INTERPRETERS') = (\`language\` IS NOT NULL))`,
      `ALTER TABLE \`office_closure\` ADD CONSTRAINT \`ck_office_closure_weeks\` CHECK (\`from_week\` <= \`to_week\`)`,
      `ALTER TABLE \`interpreter_pool_change\` ADD CONSTRAINT \`ck_interpreter_pool_change_weeks\` CHECK (\`from_week\` <= \`to_week\`)`,
      `ALTER TABLE \`host_partner_blackout\` ADD CONSTRAINT \`ck_host_partner_blackout_weeks\` CHECK (\`from_week\` <= \`to_week\`)`,
      `ALTER TABLE \`host_partner_agreement\` ADD CONSTRAINT \`ck_host_partner_agreement_days\` CHECK (\`valid_from\` <= \`valid_to\`)`,
      `ALTER TABLE \`hosting_evaluation\` ADD CONSTRAINT \`ck_hosting_evaluation_score\` CHECK (\`score\` <= 5)`,
      `ALTER TABLE \`local_holiday\` ADD CONSTRAINT \`ck_local_holiday_kind\` CHECK (\`kind\` IN ('DAY_OFF', 'WORKING_DAY'))`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    // The foreign key needs an index of its own before ours goes.
    await queryRunner.query('CREATE INDEX `fk_hosting_host_partner_id` ON `hosting` (`host_partner_id`)');
    await queryRunner.query('DROP INDEX `ix_hosting_partner` ON `hosting`');
    await queryRunner.query('DROP INDEX `ix_course_run_theme` ON `course_run`');
    await queryRunner.query('ALTER TABLE `host_partner` DROP COLUMN `runs_at_once`');
    for (const table of [
      'hosting_evaluation',
      'host_partner_blackout',
      'host_partner_agreement',
      'host_partner_module',
      'host_partner_language',
      'host_partner_theme',
      'host_partner_contact',
      'local_holiday',
      'interpreter_pool_change',
      'interpreter_pool',
      'office_interpreters',
      'office_closure',
      'capacity_change',
      'office_capacity',
    ]) {
      await queryRunner.query(`DROP TABLE \`${table}\``);
    }
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Selection: lists decided by two, offers of places, board packs, and nominations that follow another. */
export class Selection1795000008000 implements MigrationInterface {
  name = 'Selection1795000008000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE \`selection_setting\` (\`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`balance_weight\` int UNSIGNED NOT NULL, \`one_per_organisation\` tinyint NOT NULL, \`answer_days\` int UNSIGNED NOT NULL, \`automatic_offers\` tinyint NOT NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', PRIMARY KEY (\`course_run_id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`board_pack\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`list_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`list_version\` int UNSIGNED NOT NULL, \`asked_at\` datetime(3) NOT NULL, \`asked_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`state\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL DEFAULT 'WAITING', \`xlsx_file_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`pdf_file_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, INDEX \`ix_board_pack_list\` (\`list_id\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`place_offer\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`nomination_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`offered_at\` datetime(3) NOT NULL, \`offered_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`reason\` varchar(1000) NULL, \`answer_by\` date NOT NULL, \`ended_at\` datetime(3) NULL, \`ended_as\` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, INDEX \`ix_place_offer_due\` (\`ended_as\`, \`answer_by\`), INDEX \`ix_place_offer_nomination\` (\`nomination_id\`, \`ended_as\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`selection_line\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`list_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`position\` int UNSIGNED NOT NULL, \`nomination_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`seen_state\` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`seen_version\` int UNSIGNED NOT NULL, \`score\` decimal(6,2) NULL, \`eligible\` tinyint NOT NULL, \`pinned\` tinyint NOT NULL, \`proposal\` varchar(10) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`proposed_rank\` int UNSIGNED NULL, \`proposal_reason\` varchar(300) NOT NULL, \`decision\` varchar(10) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`decided_rank\` int UNSIGNED NULL, \`reason\` varchar(1000) NULL, \`decided_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`decided_at\` datetime(3) NULL, UNIQUE INDEX \`ux_selection_line\` (\`list_id\`, \`nomination_id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`selection_list\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`state\` varchar(10) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL DEFAULT 'OPEN', \`inputs_hash\` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`capacity\` int UNSIGNED NOT NULL, \`balance_weight\` int UNSIGNED NOT NULL, \`proposed_at\` datetime(3) NOT NULL, \`proposed_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`decided_at\` datetime(3) NULL, \`decided_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`ended_at\` datetime(3) NULL, \`ended_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`reason\` varchar(1000) NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', INDEX \`ix_selection_list_run\` (\`course_run_id\`, \`state\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`released_room\` (\`course_run_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`country_code\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`left_free\` int UNSIGNED NOT NULL, PRIMARY KEY (\`course_run_id\`, \`country_code\`)) ENGINE=InnoDB`,
      `ALTER TABLE \`nomination\` ADD \`follows_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL`,
      `ALTER TABLE \`nomination\` ADD \`follows_as\` varchar(10) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL`,
      `ALTER TABLE \`nomination\` ADD \`place_held\` tinyint NOT NULL DEFAULT 0`,
      `ALTER TABLE \`nomination\` ADD \`hand_in_by\` date NULL`,
      `CREATE INDEX \`ix_nomination_hand_in\` ON \`nomination\` (\`hand_in_by\`, \`state\`)`,
      `CREATE INDEX \`ix_nomination_follows\` ON \`nomination\` (\`follows_id\`)`,
      `ALTER TABLE \`nomination\` ADD CONSTRAINT \`fk_nomination_follows_id\` FOREIGN KEY (\`follows_id\`) REFERENCES \`nomination\` (\`id\`)`,
      `ALTER TABLE \`nomination\` ADD CONSTRAINT \`ck_nomination_follows\` CHECK ((\`follows_id\` IS NULL) = (\`follows_as\` IS NULL))`,
      `ALTER TABLE \`selection_setting\` ADD CONSTRAINT \`fk_selection_setting_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`selection_list\` ADD CONSTRAINT \`fk_selection_list_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`selection_list\` ADD CONSTRAINT \`fk_selection_list_proposed_by\` FOREIGN KEY (\`proposed_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`selection_list\` ADD CONSTRAINT \`fk_selection_list_decided_by\` FOREIGN KEY (\`decided_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`selection_list\` ADD CONSTRAINT \`ck_selection_list_state\` CHECK (\`state\` IN ('OPEN', 'DECIDED', 'APPROVED', 'SUPERSEDED', 'DISCARDED'))`,
      `ALTER TABLE \`selection_line\` ADD CONSTRAINT \`fk_selection_line_list_id\` FOREIGN KEY (\`list_id\`) REFERENCES \`selection_list\` (\`id\`)`,
      `ALTER TABLE \`selection_line\` ADD CONSTRAINT \`fk_selection_line_nomination_id\` FOREIGN KEY (\`nomination_id\`) REFERENCES \`nomination\` (\`id\`)`,
      `ALTER TABLE \`place_offer\` ADD CONSTRAINT \`fk_place_offer_nomination_id\` FOREIGN KEY (\`nomination_id\`) REFERENCES \`nomination\` (\`id\`)`,
      `ALTER TABLE \`released_room\` ADD CONSTRAINT \`fk_released_room_course_run_id\` FOREIGN KEY (\`course_run_id\`) REFERENCES \`course_run\` (\`id\`)`,
      `ALTER TABLE \`board_pack\` ADD CONSTRAINT \`fk_board_pack_list_id\` FOREIGN KEY (\`list_id\`) REFERENCES \`selection_list\` (\`id\`)`,
      `ALTER TABLE \`board_pack\` ADD CONSTRAINT \`fk_board_pack_xlsx_file_id\` FOREIGN KEY (\`xlsx_file_id\`) REFERENCES \`kept_file\` (\`id\`)`,
      `ALTER TABLE \`board_pack\` ADD CONSTRAINT \`fk_board_pack_pdf_file_id\` FOREIGN KEY (\`pdf_file_id\`) REFERENCES \`kept_file\` (\`id\`)`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      'DROP TABLE `board_pack`',
      'DROP TABLE `place_offer`',
      'DROP TABLE `released_room`',
      'DROP TABLE `selection_line`',
      'DROP TABLE `selection_list`',
      'DROP TABLE `selection_setting`',
      'ALTER TABLE `nomination` DROP CONSTRAINT `ck_nomination_follows`',
      'ALTER TABLE `nomination` DROP FOREIGN KEY `fk_nomination_follows_id`',
      'DROP INDEX `ix_nomination_follows` ON `nomination`',
      'DROP INDEX `ix_nomination_hand_in` ON `nomination`',
      'ALTER TABLE `nomination` DROP `hand_in_by`, DROP `place_held`, DROP `follows_as`, DROP `follows_id`',
    ]) {
      await queryRunner.query(statement);
    }
  }
}

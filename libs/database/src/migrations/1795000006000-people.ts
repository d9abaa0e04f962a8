import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One person, once: keys to find people by, merging, candidates of duplicates, participations of before the system. */
export class People1795000006000 implements MigrationInterface {
  name = 'People1795000006000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `CREATE TABLE \`past_participation\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`person_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`fiscal_year\` int UNSIGNED NOT NULL, \`course_title\` varchar(300) NOT NULL, \`course_number\` varchar(40) NULL, \`programme_type\` varchar(20) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`office\` varchar(120) NULL, \`arrived_on\` date NULL, \`ended_on\` date NULL, \`outcome\` varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`participant_number\` varchar(40) COLLATE "utf8mb4_nopad_bin" NULL, \`line_hash\` varchar(32) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`import_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, INDEX \`ix_past_participation_participant\` (\`participant_number\`), UNIQUE INDEX \`ux_past_participation_line\` (\`line_hash\`), INDEX \`ix_past_participation_person\` (\`person_id\`, \`fiscal_year\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`duplicate_candidate\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`one_person_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`other_person_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`score\` int UNSIGNED NOT NULL, \`reasons\` json NOT NULL, \`found_at\` datetime(3) NOT NULL, \`decision\` varchar(10) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`decided_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`decided_at\` datetime(3) NULL, \`decided_because\` varchar(1000) NULL, INDEX \`ix_duplicate_candidate_open\` (\`decision\`, \`score\`, \`id\`), INDEX \`ix_duplicate_candidate_other\` (\`other_person_id\`), UNIQUE INDEX \`ux_duplicate_candidate\` (\`one_person_id\`, \`other_person_id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`person_merge\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`kept_person_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`merged_person_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`reason\` varchar(1000) NOT NULL, \`decided_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`decided_at\` datetime(3) NOT NULL, \`undone_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`undone_at\` datetime(3) NULL, \`undone_because\` varchar(1000) NULL, INDEX \`ix_person_merge_merged\` (\`merged_person_id\`, \`undone_at\`), INDEX \`ix_person_merge_kept\` (\`kept_person_id\`, \`undone_at\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `ALTER TABLE \`person\` ADD \`name_key\` varchar(64) COLLATE "utf8mb4_nopad_bin" NULL`,
      `ALTER TABLE \`person\` ADD \`passport_fingerprint\` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL`,
      `ALTER TABLE \`person\` ADD \`merged_into_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL`,
      `CREATE INDEX \`ix_person_merged\` ON \`person\` (\`merged_into_id\`)`,
      `CREATE INDEX \`ix_person_passport\` ON \`person\` (\`passport_fingerprint\`)`,
      `CREATE INDEX \`ix_person_name_key\` ON \`person\` (\`name_key\`, \`birth_date\`, \`nationality\`)`,
      `CREATE INDEX \`ix_person_birth\` ON \`person\` (\`nationality\`, \`birth_date\`)`,
      `ALTER TABLE \`person\` ADD CONSTRAINT \`fk_person_merged_into_id\` FOREIGN KEY (\`merged_into_id\`) REFERENCES \`person\` (\`id\`)`,
      `ALTER TABLE \`person\` ADD CONSTRAINT \`ck_person_merged_into\` CHECK (\`merged_into_id\` <> \`id\`)`,
      `ALTER TABLE \`person_merge\` ADD CONSTRAINT \`fk_person_merge_kept_person_id\` FOREIGN KEY (\`kept_person_id\`) REFERENCES \`person\` (\`id\`)`,
      `ALTER TABLE \`person_merge\` ADD CONSTRAINT \`fk_person_merge_merged_person_id\` FOREIGN KEY (\`merged_person_id\`) REFERENCES \`person\` (\`id\`)`,
      `ALTER TABLE \`past_participation\` ADD CONSTRAINT \`fk_past_participation_person_id\` FOREIGN KEY (\`person_id\`) REFERENCES \`person\` (\`id\`)`,
      `ALTER TABLE \`duplicate_candidate\` ADD CONSTRAINT \`fk_duplicate_candidate_one_person_id\` FOREIGN KEY (\`one_person_id\`) REFERENCES \`person\` (\`id\`)`,
      `ALTER TABLE \`duplicate_candidate\` ADD CONSTRAINT \`fk_duplicate_candidate_other_person_id\` FOREIGN KEY (\`other_person_id\`) REFERENCES \`person\` (\`id\`)`,
      `ALTER TABLE \`duplicate_candidate\` ADD CONSTRAINT \`ck_duplicate_candidate_order\` CHECK (\`one_person_id\` < \`other_person_id\`)`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      'DROP TABLE `duplicate_candidate`',
      'DROP TABLE `past_participation`',
      'DROP TABLE `person_merge`',
      'ALTER TABLE `person` DROP FOREIGN KEY `fk_person_merged_into_id`, DROP CONSTRAINT `ck_person_merged_into`',
      // The index under the foreign key of the nationality, which ours had made superfluous.
      'CREATE INDEX `fk_person_nationality` ON `person` (`nationality`)',
      'DROP INDEX `ix_person_birth` ON `person`',
      'DROP INDEX `ix_person_name_key` ON `person`',
      'DROP INDEX `ix_person_passport` ON `person`',
      'DROP INDEX `ix_person_merged` ON `person`',
      'ALTER TABLE `person` DROP `name_key`, DROP `passport_fingerprint`, DROP `merged_into_id`',
    ]) {
      await queryRunner.query(statement);
    }
  }
}

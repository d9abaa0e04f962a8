import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Dossiers on a form that the run names: parts, frozen versions, requests for more, the nominee's invitation, sealed readings. */
export class Dossier1795000003000 implements MigrationInterface {
  name = 'Dossier1795000003000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `ALTER TABLE \`course_run\` ADD \`form_version\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL`,
      `CREATE TABLE \`dossier_part\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`nomination_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`part\` varchar(24) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`answers\` json NOT NULL, \`sealed\` mediumtext CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`written_by\` varchar(16) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`nominee_invitation_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL, \`last_change\` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`changed_at\` datetime(3) NOT NULL, \`version\` int UNSIGNED NOT NULL DEFAULT '1', UNIQUE INDEX \`ux_dossier_part\` (\`nomination_id\`, \`part\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`dossier_version\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`nomination_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`number\` int UNSIGNED NOT NULL, \`form_version\` varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`answers\` json NOT NULL, \`sealed\` mediumtext CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`submitted_at\` datetime(3) NOT NULL, UNIQUE INDEX \`ux_dossier_version\` (\`nomination_id\`, \`number\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`information_request\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`nomination_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`step_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`items\` json NOT NULL, \`asked_at\` datetime(3) NOT NULL, INDEX \`ix_information_request\` (\`nomination_id\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`sealed_reading\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`nomination_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`account_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`subject\` varchar(20) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`reason\` varchar(500) NOT NULL, \`read_at\` datetime(3) NOT NULL, INDEX \`ix_sealed_reading_account\` (\`account_id\`, \`id\`), INDEX \`ix_sealed_reading_nomination\` (\`nomination_id\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`nominee_invitation\` (\`id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`nomination_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`invited_by\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`invited_at\` datetime(3) NOT NULL, \`address_mark\` varchar(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`opened_at\` datetime(3) NULL, \`handed_over_at\` datetime(3) NULL, \`revoked_at\` datetime(3) NULL, INDEX \`ix_nominee_invitation\` (\`nomination_id\`, \`id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`nominee_link\` (\`token_hash\` char(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`invitation_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`expires_at\` datetime(3) NOT NULL, INDEX \`ix_nominee_link_expires\` (\`expires_at\`), INDEX \`ix_nominee_link_invitation\` (\`invitation_id\`), PRIMARY KEY (\`token_hash\`)) ENGINE=InnoDB`,
      `CREATE TABLE \`nominee_session\` (\`token_hash\` char(64) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`invitation_id\` char(36) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL, \`expires_at\` datetime(3) NOT NULL, INDEX \`ix_nominee_session_expires\` (\`expires_at\`), INDEX \`ix_nominee_session_invitation\` (\`invitation_id\`), PRIMARY KEY (\`token_hash\`)) ENGINE=InnoDB`,
      `ALTER TABLE \`dossier_part\` ADD CONSTRAINT \`fk_dossier_part_nomination_id\` FOREIGN KEY (\`nomination_id\`) REFERENCES \`nomination\` (\`id\`)`,
      `ALTER TABLE \`dossier_version\` ADD CONSTRAINT \`fk_dossier_version_nomination_id\` FOREIGN KEY (\`nomination_id\`) REFERENCES \`nomination\` (\`id\`)`,
      `ALTER TABLE \`information_request\` ADD CONSTRAINT \`fk_information_request_nomination_id\` FOREIGN KEY (\`nomination_id\`) REFERENCES \`nomination\` (\`id\`)`,
      `ALTER TABLE \`information_request\` ADD CONSTRAINT \`fk_information_request_step_id\` FOREIGN KEY (\`step_id\`) REFERENCES \`nomination_step\` (\`id\`)`,
      `ALTER TABLE \`sealed_reading\` ADD CONSTRAINT \`fk_sealed_reading_nomination_id\` FOREIGN KEY (\`nomination_id\`) REFERENCES \`nomination\` (\`id\`)`,
      `ALTER TABLE \`sealed_reading\` ADD CONSTRAINT \`fk_sealed_reading_account_id\` FOREIGN KEY (\`account_id\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`nominee_invitation\` ADD CONSTRAINT \`fk_nominee_invitation_nomination_id\` FOREIGN KEY (\`nomination_id\`) REFERENCES \`nomination\` (\`id\`)`,
      `ALTER TABLE \`nominee_invitation\` ADD CONSTRAINT \`fk_nominee_invitation_invited_by\` FOREIGN KEY (\`invited_by\`) REFERENCES \`account\` (\`id\`)`,
      `ALTER TABLE \`dossier_part\` ADD CONSTRAINT \`fk_dossier_part_nominee_invitation_id\` FOREIGN KEY (\`nominee_invitation_id\`) REFERENCES \`nominee_invitation\` (\`id\`)`,
      `ALTER TABLE \`nominee_link\` ADD CONSTRAINT \`fk_nominee_link_invitation_id\` FOREIGN KEY (\`invitation_id\`) REFERENCES \`nominee_invitation\` (\`id\`)`,
      `ALTER TABLE \`nominee_session\` ADD CONSTRAINT \`fk_nominee_session_invitation_id\` FOREIGN KEY (\`invitation_id\`) REFERENCES \`nominee_invitation\` (\`id\`)`,
      `ALTER TABLE \`dossier_part\` ADD CONSTRAINT \`ck_dossier_part_version\` CHECK (\`version\` >= 1)`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of [
      ...['nominee_session', 'nominee_link', 'dossier_part', 'nominee_invitation'],
      ...['sealed_reading', 'information_request', 'dossier_version'],
    ])
      await queryRunner.query(`DROP TABLE \`${table}\``);
    await queryRunner.query('ALTER TABLE `course_run` DROP COLUMN `form_version`');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Overseas offices see a version of their own, which an unreleased decision does not change. */
export class PublicVersion1795000010000 implements MigrationInterface {
  name = 'PublicVersion1795000010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE `nomination` ADD `public_version` int UNSIGNED NOT NULL DEFAULT 1');
    await queryRunner.query('UPDATE `nomination` SET public_version = version');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE `nomination` DROP COLUMN `public_version`');
  }
}

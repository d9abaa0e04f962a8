import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  CountColumn,
  IdColumn,
  InstantColumn,
  PrimaryId,
  TextColumn,
  VersionNumberColumn,
} from '#platform';
import type { Theme } from '#catalogue';

export const MATERIAL_KINDS = ['DOCUMENT', 'VIDEO', 'MULTIMEDIA'] as const;
export type MaterialKind = (typeof MATERIAL_KINDS)[number];

/** PARTICIPANTS_ONLY: only those who take part in a run to which it is attached. */
export const MATERIAL_ACCESS = ['PUBLIC', 'PARTICIPANTS_ONLY'] as const;
export type MaterialAccess = (typeof MATERIAL_ACCESS)[number];

export const MATERIAL_STATES = ['DRAFT', 'PUBLISHED', 'WITHDRAWN'] as const;
export type MaterialState = (typeof MATERIAL_STATES)[number];

/** A digital learning material of the JICA-Net Library. */
@Entity('material')
@Index('ix_material_public', ['state', 'access', 'titleEn', 'id'])
@Index('ix_material_year', ['state', 'access', 'year', 'id'])
@Index('ix_material_title', ['titleEn', 'id'])
@Index('ix_material_course', ['courseId'])
export class Material {
  @PrimaryId()
  id: string;

  @CodeColumn(12)
  kind: MaterialKind;

  @TextColumn(300, { name: 'title_en' })
  titleEn: string;

  @TextColumn(300, { name: 'title_ja', nullable: true })
  titleJa: string | null;

  @TextColumn(4000)
  description: string;

  @CodeColumn(24)
  theme: Theme;

  @CodeColumn(8)
  language: string;

  /** Year in which it was made. */
  @CountColumn()
  year: number;

  /** The course from which it comes. */
  @IdColumn({ name: 'course_id', nullable: true })
  courseId: string | null;

  @TextColumn(200, { name: 'rights_holder' })
  rightsHolder: string;

  /** Under which terms it may be used, in words. */
  @TextColumn(500)
  licence: string;

  @CodeColumn(20)
  access: MaterialAccess;

  /** Where a video lies that is not kept here: shown to people, never fetched by us. */
  @TextColumn(500, { name: 'external_address', nullable: true })
  externalAddress: string | null;

  /** The domestic office that registered it; null when headquarters did. */
  @CodeColumn(12, { name: 'domestic_office_code', nullable: true })
  domesticOfficeCode: string | null;

  @CodeColumn(10, { default: 'DRAFT' })
  state: MaterialState;

  @TextColumn(1000, { name: 'withdrawn_because', nullable: true })
  withdrawnBecause: string | null;

  @InstantColumn({ name: 'registered_at' })
  registeredAt: Date;

  @VersionNumberColumn()
  version: number;
}

/** A file of a material. */
@Entity('material_file')
@Index('ix_material_file', ['materialId', 'id'])
@Index('ux_material_file_kept', ['fileId'], { unique: true })
export class MaterialFile {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'material_id' })
  materialId: string;

  @IdColumn({ name: 'file_id' })
  fileId: string;
}

/** A material is used in a run, or in one session of its programme. */
@Entity('material_use')
@Index('ix_material_use_run', ['courseRunId', 'sessionId', 'materialId'])
@Index('ix_material_use_material', ['materialId'])
@Index('ix_material_use_session', ['sessionId'])
export class MaterialUse {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'material_id' })
  materialId: string;

  @IdColumn({ name: 'course_run_id' })
  courseRunId: string;

  /** Null: of the whole run. */
  @IdColumn({ name: 'session_id', nullable: true })
  sessionId: string | null;
}

import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  CountColumn,
  InstantColumn,
  PrimaryId,
  TextColumn,
  VersionNumberColumn,
} from '#platform';
import type { LeafType } from './programme-type.js';
import type { Theme } from './theme.js';

/** A project that, once adopted, runs once a year, three years in succession. */
@Entity('course')
@Index('ix_course_title', ['titleEn'])
export class Course {
  @PrimaryId()
  id: string;

  /** JICA's own project number where it is known. */
  @CodeColumn(20, { name: 'project_number', nullable: true })
  projectNumber: string | null;

  @TextColumn(300, { name: 'title_en' })
  titleEn: string;

  @TextColumn(300, { name: 'title_ja', nullable: true })
  titleJa: string | null;

  @CodeColumn(20, { name: 'programme_type' })
  programmeType: LeafType;

  @CodeColumn(24, { nullable: true })
  theme: Theme | null;

  @CountColumn({ name: 'first_fiscal_year' })
  firstFiscalYear: number;

  @CountColumn({ name: 'years', default: 3 })
  years: number;

  @InstantColumn({ name: 'created_at' })
  createdAt: Date;

  @VersionNumberColumn()
  version: number;
}

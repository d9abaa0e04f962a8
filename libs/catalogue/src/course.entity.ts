import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  CountColumn,
  InstantColumn,
  PrimaryId,
  TextColumn,
  VersionNumberColumn,
} from '#platform';
import type { CourseState } from './decision/course-states.js';
import type { LeafType } from './programme-type.js';
import type { Theme } from './theme.js';

/** A project that, once adopted, runs once a year, three years in succession. */
@Entity('course')
@Index('ix_course_title', ['titleEn'])
@Index('ix_course_first_year', ['firstFiscalYear', 'id'])
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

  /** Whether it is to run: changed by a decision on record only. */
  @CodeColumn(12, { default: 'ADOPTED' })
  state: CourseState;

  /** Places that are planned for a run, while there is none. */
  @CountColumn({ name: 'planned_capacity', nullable: true })
  plannedCapacity: number | null;

  @InstantColumn({ name: 'created_at' })
  createdAt: Date;

  @VersionNumberColumn()
  version: number;
}

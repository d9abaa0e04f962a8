import { Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, PrimaryId, TextColumn } from '#platform';

/** The other schemes of JICA's technical cooperation that a course may go with. */
export const SCHEMES = [
  'EXPERT_DISPATCH',
  'TECHNICAL_COOPERATION_PROJECT',
  'SATREPS',
  'DEVELOPMENT_PLANNING',
] as const;
export type Scheme = (typeof SCHEMES)[number];

/** A project of another scheme to which a course is linked. */
@Entity('related_scheme')
@Index('ux_related_scheme', ['courseId', 'position'], { unique: true })
export class RelatedScheme {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'course_id' })
  courseId: string;

  @CountColumn()
  position: number;

  @CodeColumn(30)
  scheme: Scheme;

  @TextColumn(300, { name: 'project_name' })
  projectName: string;

  @CodeColumn(20, { name: 'project_number', nullable: true })
  projectNumber: string | null;

  @CodeColumn(8, { name: 'country_code', nullable: true })
  countryCode: string | null;
}

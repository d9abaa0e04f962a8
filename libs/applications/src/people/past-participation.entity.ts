import { Entity, Index } from 'typeorm';
import { CodeColumn, CountColumn, IdColumn, PlainDateColumn, PrimaryId, TextColumn } from '#platform';

export const PAST_OUTCOMES = ['COMPLETED', 'DISCONTINUED', 'NOT_STATED'] as const;
export type PastOutcome = (typeof PAST_OUTCOMES)[number];

/**
 * A participation from before this system, as its line of the imported history says. It is told at nomination and
 * screening and counted nowhere: the annual counts begin with the opening balance.
 */
@Entity('past_participation')
@Index('ix_past_participation_person', ['personId', 'fiscalYear'])
export class PastParticipation {
  @PrimaryId()
  id: string;

  @IdColumn({ name: 'person_id' })
  personId: string;

  @CountColumn({ name: 'fiscal_year' })
  fiscalYear: number;

  @TextColumn(300, { name: 'course_title' })
  courseTitle: string;

  @TextColumn(40, { name: 'course_number', nullable: true })
  courseNumber: string | null;

  @CodeColumn(20, { name: 'programme_type', nullable: true })
  programmeType: string | null;

  /** As the source names it: offices of the past have other names than those of today. */
  @TextColumn(120, { nullable: true })
  office: string | null;

  @PlainDateColumn({ name: 'arrived_on', nullable: true })
  arrivedOn: string | null;

  @PlainDateColumn({ name: 'ended_on', nullable: true })
  endedOn: string | null;

  @CodeColumn(12)
  outcome: PastOutcome;

  /** The number that the source gives one participant in all lines: those lines are one person. */
  @Index('ix_past_participation_participant')
  @TextColumn(40, { name: 'participant_number', nullable: true, collation: 'utf8mb4_nopad_bin' })
  participantNumber: string | null;

  /** Hash of what the line says, by which a second import of it is recognised. */
  @Index('ux_past_participation_line', { unique: true })
  @CodeColumn(32, { name: 'line_hash' })
  lineHash: string;

  /** The import that brought it. */
  @IdColumn({ name: 'import_id' })
  importId: string;
}

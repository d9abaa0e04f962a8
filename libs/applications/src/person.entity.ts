import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  invalid,
  type PlainDate,
  PlainDateColumn,
  PrimaryId,
  TextColumn,
  tokyoDate,
} from '#platform';
import { NAME_KEY_LENGTH } from './people/comparable-name.js';

export type Sex = 'FEMALE' | 'MALE' | 'NOT_STATED';

/** Somebody nominated or trained. Names are as in the passport; a person may have one name only. */
@Entity('person')
@Index('ix_person_email', ['comparableEmail'])
@Index('ix_person_name', ['familyName', 'givenNames'])
@Index('ix_person_birth', ['nationality', 'birthDate'])
@Index('ix_person_name_key', ['nameKey', 'birthDate', 'nationality'])
@Index('ix_person_passport', ['passportFingerprint'])
@Index('ix_person_merged', ['mergedIntoId'])
export class Person {
  @PrimaryId()
  id: string;

  @TextColumn(200, { name: 'family_name', collation: 'utf8mb4_uca1400_ai_ci' })
  familyName: string;

  @TextColumn(200, { name: 'given_names', default: '', collation: 'utf8mb4_uca1400_ai_ci' })
  givenNames: string;

  @PlainDateColumn({ name: 'birth_date', nullable: true })
  birthDate: string | null;

  @CodeColumn(10, { default: 'NOT_STATED' })
  sex: Sex;

  @CodeColumn(8)
  nationality: string;

  @TextColumn(254, { nullable: true })
  email: string | null;

  @TextColumn(254, { name: 'comparable_email', nullable: true, collation: 'utf8mb4_nopad_bin' })
  comparableEmail: string | null;

  /** Language of letters, BCP 47. */
  @CodeColumn(8, { default: 'en' })
  language: string;

  /** The name as it is looked up, see people/comparable-name.ts; null until it has been computed. */
  @TextColumn(NAME_KEY_LENGTH, { name: 'name_key', nullable: true, collation: 'utf8mb4_nopad_bin' })
  nameKey: string | null;

  /** Keyed hash of the passport number, by which a person is known for certain; the number itself is sealed elsewhere. */
  @CodeColumn(64, { name: 'passport_fingerprint', nullable: true })
  passportFingerprint: string | null;

  /** The person that stands for this one since people decided that they are one; never itself merged. */
  @IdColumn({ name: 'merged_into_id', nullable: true })
  mergedIntoId: string | null;

  @InstantColumn({ name: 'created_at' })
  createdAt: Date;
}

/** Nobody is nominated before being born. Throws PERSON.BIRTH_DATE_IMPOSSIBLE. */
export function holdToPossibleBirth(birthDate: PlainDate | null | undefined, at: Date): void {
  if (!birthDate || birthDate <= tokyoDate(at)) return;
  const message = `birthDate, ${birthDate}, is still to come. Check the year.`;
  throw invalid('PERSON.BIRTH_DATE_IMPOSSIBLE', [{ field: 'birthDate', message }]);
}

import { ApiProperty } from '@nestjs/swagger';
import { LIKENESS_REASONS, type LikenessReason } from '#applications';
import type { EarlierParticipation, Participation } from '#training';

const OUTCOMES_IN_WORDS: Record<Participation['outcome'], string> = {
  COMPLETED: 'completed',
  DISCONTINUED: 'ended early',
  IN_TRAINING: 'in training',
  NOT_STATED: 'outcome not stated',
};

export class ParticipationView {
  @ApiProperty({ example: 2014 })
  fiscalYear: number;

  @ApiProperty({ example: 'Water supply' })
  courseTitle: string;

  @ApiProperty({ type: String, nullable: true, example: 'J1404025' })
  courseNumber: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'JICA Kansai Center' })
  office: string | null;

  @ApiProperty({ enum: Object.keys(OUTCOMES_IN_WORDS), example: 'COMPLETED' })
  outcome: Participation['outcome'];

  @ApiProperty({
    enum: ['THIS_SYSTEM', 'HISTORY'],
    example: 'HISTORY',
    description: 'HISTORY: from before this system, as it was imported.',
  })
  recordedIn: Participation['recordedIn'];

  @ApiProperty({ example: '2014, Water supply, JICA Kansai Center, completed' })
  inWords: string;
}

export class ReasonView {
  @ApiProperty({ enum: Object.keys(LIKENESS_REASONS), example: 'TRANSLITERATION' })
  code: LikenessReason;

  @ApiProperty({ example: LIKENESS_REASONS.TRANSLITERATION })
  sentence: string;
}

export class OtherNominationView {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f60' })
  id: string;

  @ApiProperty({ example: 'KCCP-2026-7F3K-9QXA' })
  reference: string;
}

/** Somebody who may be the nominee, without a name. */
export class LikenessView {
  @ApiProperty({ example: true, description: 'Likely, or only possible.' })
  likely: boolean;

  @ApiProperty({ type: [ReasonView] })
  reasons: ReasonView[];

  @ApiProperty({ type: [ParticipationView] })
  participations: ParticipationView[];

  @ApiProperty({
    type: [OtherNominationView],
    description: 'Nominations of that person for the same course run.',
  })
  nominations: OtherNominationView[];
}

export class PersonView {
  @ApiProperty({ example: '0197f3a0-5b1e-7c3d-8a2f-1b2c3d4e5f64' })
  id: string;

  @ApiProperty({ example: 'Wanjiru' })
  familyName: string;

  @ApiProperty({ example: 'Grace Njeri' })
  givenNames: string;

  @ApiProperty({ type: String, nullable: true, example: '1988-03-14' })
  birthDate: string | null;

  @ApiProperty({ example: 'KE' })
  nationality: string;
}

export class CandidateView extends LikenessView {
  @ApiProperty({ type: PersonView })
  person: PersonView;

  @ApiProperty({ example: 93, description: '0 to 100; 100 only for the same passport.' })
  score: number;
}

class Earlier {
  @ApiProperty({ type: [ParticipationView], description: 'Of this person, for certain; newest first.' })
  participations: ParticipationView[];

  @ApiProperty({
    type: [OtherNominationView],
    description: 'Other nominations of this person for the same course run.',
  })
  nominations: OtherNominationView[];
}

/** What an overseas office may know: of its own country's people, and of those who are alike no name. */
export class EarlierParticipationHintView extends Earlier {
  @ApiProperty({
    type: [LikenessView],
    description: 'People of the same country who may be the nominee. Ask the nominee.',
  })
  hints: LikenessView[];
}

export class EarlierParticipationView extends Earlier {
  @ApiProperty({ type: [CandidateView], description: 'People who may be the nominee, likeliest first.' })
  candidates: CandidateView[];
}

export function hintView(earlier: EarlierParticipation): EarlierParticipationHintView {
  return { ...certain(earlier), hints: earlier.candidates.map(likenessView) };
}

export function earlierParticipationView(earlier: EarlierParticipation): EarlierParticipationView {
  const candidates = earlier.candidates.map((one) => ({
    person: personView(one.candidate.person),
    score: one.candidate.score,
    ...likenessView(one),
  }));
  return { ...certain(earlier), candidates };
}

export function personView({ id, familyName, givenNames, birthDate, nationality }: PersonView): PersonView {
  return { id, familyName, givenNames, birthDate, nationality };
}

export const reasonViews = (reasons: LikenessReason[]): ReasonView[] =>
  reasons.map((code) => ({ code, sentence: LIKENESS_REASONS[code] }));

const certain = ({ participations, nominations }: EarlierParticipation): Earlier => ({
  participations: participations.map(participationView),
  nominations: nominations.map(({ id, reference }) => ({ id, reference })),
});

function likenessView(one: EarlierParticipation['candidates'][number]): LikenessView {
  return {
    likely: one.likely,
    reasons: reasonViews(one.candidate.reasons),
    participations: one.participations.map(participationView),
    nominations: one.nominations.map(({ id, reference }) => ({ id, reference })),
  };
}

function participationView(one: Participation): ParticipationView {
  const { fiscalYear, courseTitle, courseNumber, office, outcome, recordedIn } = one;
  const inWords = [fiscalYear, courseTitle, office, OUTCOMES_IN_WORDS[outcome]].filter(Boolean).join(', ');
  return { fiscalYear, courseTitle, courseNumber, office, outcome, recordedIn, inWords };
}

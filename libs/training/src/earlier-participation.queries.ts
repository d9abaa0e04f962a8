import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type Candidate,
  LIKELY,
  type NominationScope,
  PeopleQueries,
  type PersonRecord,
  SET_ASIDE,
} from '#applications';
import { notFound } from '#platform';
import { type Participation, ParticipationsQueries } from './participations.queries.js';

/** Another nomination of somebody for the run at hand. */
export interface NominationToTheRun {
  id: string;
  reference: string;
  personId: string;
  countryCode: string;
  submitted: boolean;
}

/** Somebody who may be the nominee, with what the reader may know of them. */
interface ParticipantLikeTheNominee {
  candidate: Candidate;
  likely: boolean;
  participations: Participation[];
  nominations: NominationToTheRun[];
}

export interface EarlierParticipation {
  /** Of the nominee, for certain. */
  participations: Participation[];
  /** The nominee's other nominations for the same run, for certain. */
  nominations: NominationToTheRun[];
  /** Of people who may be the nominee. */
  candidates: ParticipantLikeTheNominee[];
}

/** Where a nominee has taken part before. Found on reading: an answer that was stored would be old when the history grows. */
@Injectable()
export class EarlierParticipationQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PeopleQueries,
    private readonly participations: ParticipationsQueries,
  ) {}

  /** To the domestic office that screens: whoever took part, and whoever is nominated for the same run. */
  async forDomesticOffice(scope: NominationScope, nominationId: string): Promise<EarlierParticipation> {
    const all = await this.all(scope, nominationId);
    const submitted = ({ submitted }: NominationToTheRun) => submitted;
    return shownOnly({
      ...all,
      nominations: all.nominations.filter(submitted),
      candidates: all.candidates.map((one) => ({ ...one, nominations: one.nominations.filter(submitted) })),
    });
  }

  /**
   * To the overseas office that nominates: only what the same country's people did, of its nationality and through it.
   * Of anybody else it learns nothing, not even that there is somebody.
   */
  async forOverseasOffice(scope: NominationScope, nominationId: string): Promise<EarlierParticipation> {
    const { countryCode, ...all } = await this.all(scope, nominationId);
    const own = (of: { countryCode: string }) => of.countryCode === countryCode;
    return shownOnly({
      participations: all.participations.filter(own),
      nominations: all.nominations.filter(own),
      candidates: all.candidates
        .filter(({ candidate }) => candidate.person.nationality === countryCode)
        .map((one) => ({
          ...one,
          participations: one.participations.filter(own),
          nominations: one.nominations.filter(own),
        })),
    });
  }

  /** To headquarters, which decides who is one person: everything. Throws RESOURCE.NOT_FOUND. */
  async forHeadquarters(personId: string): Promise<EarlierParticipation & { person: PersonRecord }> {
    const person = await this.people.record(personId);
    if (!person) throw notFound();
    return { person, ...(await this.of(person, null)) };
  }

  private async all(
    scope: NominationScope,
    nominationId: string,
  ): Promise<EarlierParticipation & { countryCode: string }> {
    const { person, courseRunId, countryCode } = await this.people.nominee(scope, nominationId);
    return { countryCode, ...(await this.of(person, { courseRunId, but: nominationId })) };
  }

  private async of(
    person: PersonRecord,
    run: { courseRunId: string; but: string } | null,
  ): Promise<EarlierParticipation> {
    const [same, candidates] = await Promise.all([
      this.people.samePerson(person.id),
      this.people.candidatesFor(person),
    ]);
    const heads = await this.people.headsOf(candidates.map((candidate) => candidate.person.id));
    const ids = [...same, ...heads.keys()];
    const [participations, nominations] = await Promise.all([
      this.participations.ofPeople(ids),
      this.nominationsToRun(ids, run),
    ]);
    const own = new Set(same);
    const ofNominee = ({ personId }: { personId: string }) => own.has(personId);
    return {
      participations: participations.filter(ofNominee),
      nominations: nominations.filter(ofNominee),
      candidates: candidates.map((candidate) => {
        const head = heads.get(candidate.person.id);
        const ofCandidate = ({ personId }: { personId: string }) => heads.get(personId) === head;
        return {
          candidate,
          likely: candidate.score >= LIKELY,
          participations: participations.filter(ofCandidate),
          nominations: nominations.filter(ofCandidate),
        };
      }),
    };
  }

  /** All that stand for somebody. */
  private async nominationsToRun(
    personIds: string[],
    run: { courseRunId: string; but: string } | null,
  ): Promise<NominationToTheRun[]> {
    if (!run) return [];
    const rows = await this.dataSource.query<NominationToTheRun[]>(
      `SELECT id, reference, person_id personId, country_code countryCode, submitted_at IS NOT NULL submitted FROM nomination
       WHERE person_id IN (?) AND course_run_id = ? AND id <> ? AND state NOT IN (?)
       ORDER BY id`,
      [personIds, run.courseRunId, run.but, SET_ASIDE],
    );
    return rows.map((row) => ({ ...row, submitted: Boolean(row.submitted) }));
  }
}

/** A candidate of whom the reader may know nothing is not shown at all. */
function shownOnly({ participations, nominations, candidates }: EarlierParticipation): EarlierParticipation {
  return {
    participations,
    nominations,
    candidates: candidates.filter((one) => one.participations.length + one.nominations.length > 0),
  };
}

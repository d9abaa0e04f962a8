import { Nomination, type NominationMove, type Mover, type Person, referenceNumber } from '#applications';
import type { CourseRun } from '#catalogue';
import type { PlainDate } from '#platform';
import { Enrolment, type EnrolmentMove } from '#training';
import type { Holding } from './holding.js';
import type { Randomness } from './randomness.js';
import type { Rows } from './rows.js';

/** Who did a step, if the demonstration has an account for them. */
export type ActorOf = (as: Mover, run: CourseRun, countryCode: string) => string | null;

const nobodyNamed: ActorOf = () => null;

const MOVERS: Partial<Record<NominationMove, Mover>> = {
  submit: 'OVERSEAS_OFFICE',
  discard: 'OVERSEAS_OFFICE',
  recover: 'OVERSEAS_OFFICE',
  withdraw: 'OVERSEAS_OFFICE',
  decline: 'OVERSEAS_OFFICE',
  substitute: 'OVERSEAS_OFFICE',
  defer: 'OVERSEAS_OFFICE',
  offer: 'SYSTEM',
  lapse: 'SYSTEM',
  cancel: 'SYSTEM',
};

const FROM_NOWHERE = { followsId: null, followsAs: null, placeHeld: false, handInBy: null } as const;

/**
 * Tells what happened to people by the entities' own moves, so that states, places, dates and counts are what the
 * product itself would have made of them.
 */
export class Story {
  constructor(
    private readonly rows: Rows,
    private readonly random: Randomness,
    private readonly actorOf: ActorOf = nobodyNamed,
  ) {}

  draft(
    holding: Holding,
    person: Person,
    work: { organisation: string | null; post: string | null },
    at: Date,
    beginnings: Pick<Nomination, keyof typeof FROM_NOWHERE> = FROM_NOWHERE,
  ): Nomination {
    const id = this.random.id(at);
    const nomination = Object.assign(new Nomination(), {
      ...{
        id,
        reference: referenceNumber(id, holding.run.fiscalYear),
        courseRunId: holding.run.id,
        countryCode: person.nationality,
      },
      ...{ personId: person.id, ...work, state: 'DRAFT', reserveRank: null, heldSince: at, publicSince: at },
      ...{ submittedAt: null, releasedAt: null, createdAt: at, version: 1, publicVersion: 1 },
      ...beginnings,
    });
    // Whoever was put off to the next run is known from the run before.
    if (beginnings.followsAs !== 'DEFERRAL') this.rows.persons.push(person);
    if (beginnings.placeHeld) this.take(holding, nomination, 1);
    this.rows.nominations.push(nomination);
    this.rows.nominationSteps.push({
      ...{ id: this.random.id(at), nominationId: id, move: 'draft', fromState: null, toState: 'DRAFT' },
      ...{
        actorId: this.actorOf('OVERSEAS_OFFICE', holding.run, nomination.countryCode),
        actedAs: 'OVERSEAS_OFFICE',
        madeAt: at,
        reason: null,
      },
    });
    return nomination;
  }

  move(holding: Holding, nomination: Nomination, move: NominationMove, at: Date, reason?: string): void {
    const as = MOVERS[move] ?? 'DOMESTIC_OFFICE';
    const before = nomination.takesPlace;
    const step = nomination.make(
      move,
      { as, accountId: this.actorOf(as, holding.run, nomination.countryCode) },
      at,
      reason,
    );
    this.rows.nominationSteps.push({ ...step, id: this.random.id(at) });
    this.take(holding, nomination, Number(nomination.takesPlace) - Number(before));
  }

  private take(holding: Holding, { countryCode }: Nomination, places: number): void {
    holding.run.placesTaken += places;
    holding.allotments.get(countryCode)!.placesTaken += places;
  }

  release(holding: Holding, nomination: Nomination, at: Date): void {
    nomination.release(at);
    const { id: nominationId, state } = nomination;
    this.rows.nominationSteps.push({
      ...{ id: this.random.id(at), nominationId, move: 'release', fromState: state, toState: state },
      ...{
        actorId: this.actorOf('DOMESTIC_OFFICE', holding.run, nomination.countryCode),
        actedAs: 'DOMESTIC_OFFICE',
        madeAt: at,
        reason: null,
      },
    });
  }

  /** Of a nomination, or of an observer, who comes without one. */
  enrol(holding: Holding, of: Nomination | Person, at: Date): Enrolment {
    const nominated = of instanceof Nomination;
    const enrolment = Object.assign(new Enrolment(), {
      ...{ id: this.random.id(at), nominationId: nominated ? of.id : null, courseRunId: holding.run.id },
      ...{
        countryCode: nominated ? of.countryCode : of.nationality,
        personId: nominated ? of.personId : of.id,
      },
      ...{
        state: 'PRE_DEPARTURE',
        observer: !nominated,
        arrivedOn: null,
        endedOn: null,
        countedIn: null,
        continuesThrough: null,
      },
      ...{ createdAt: at, version: 1 },
    });
    if (!nominated) this.rows.persons.push(of);
    this.rows.enrolments.push(enrolment);
    this.rows.enrolmentSteps.push({
      ...{
        id: this.random.id(at),
        enrolmentId: enrolment.id,
        move: 'enrol',
        fromState: null,
        toState: 'PRE_DEPARTURE',
      },
      ...{ actorId: null, madeAt: at, happenedOn: null, reason: null },
    });
    return enrolment;
  }

  advance(
    holding: Holding,
    enrolment: Enrolment,
    move: EnrolmentMove,
    at: Date,
    facts: { on?: PlainDate; reason?: string } = {},
  ): void {
    const as = move === 'cancel' ? 'SYSTEM' : 'DOMESTIC_OFFICE';
    const { programmeType, startsOn, endsOn } = holding.run;
    const by = { as, accountId: this.actorOf(as, holding.run, enrolment.countryCode) } as const;
    const step = enrolment.make(move, by, at, { ...facts, run: { programmeType, startsOn, endsOn } });
    this.rows.enrolmentSteps.push({ ...step, id: this.random.id(at) });
  }
}

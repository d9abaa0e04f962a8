import type { Nomination, NominationMove, Person } from '#applications';
import { type CourseRun, fiscalYearOf, type Theme } from '#catalogue';
import { addDays, type PlainDate } from '#platform';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { DEMONSTRATION_HOST, demonstrationActor } from '../accounts.js';
import { type CountryFacts, countryFacts } from '../countries.js';
import { criteriaFor } from '../criteria.js';
import { domesticOfficeFacts } from '../domestic-offices.js';
import { addHolding, type Holding, sundayFrom, tokyoTime } from '../holding.js';
import { People } from '../people.js';
import { Randomness } from '../randomness.js';
import { noRows } from '../rows.js';
import { Story } from '../story.js';

/** Rows of one table that belong to a scene, beside its courses, people and nominations. */
export interface SceneRows<Row extends ObjectLiteral = ObjectLiteral> {
  entity: EntityTarget<Row>;
  rows: Row[];
}

export interface SceneRun {
  number: number;
  titleEn: string;
  titleJa: string;
  theme: Theme;
  /** The JICA deadline and the first day, in days from today. */
  deadline: number;
  starts: number;
  slots: Record<string, number>;
}

const SEED = 20_261_124;
const OFFICE = 'KANSAI';
const AGES: [number, number] = [28, 43];
const DAYS_IN_JAPAN = 40;

/** What all scenes are made with: runs of JICA Kansai whose people stand at chosen points. */
export class Stage {
  readonly rows = noRows();
  readonly more: SceneRows[] = [];
  readonly random = new Randomness(SEED);
  readonly countries: CountryFacts[] = countryFacts().filter((country) => country.weight > 0);
  private readonly people = new People(this.random, this.countries, '.2');
  private readonly story = new Story(this.rows, this.random, (as, run, countryCode) =>
    as === 'SYSTEM' ? null : demonstrationActor(as, as === 'OVERSEAS_OFFICE' ? countryCode : OFFICE),
  );

  constructor(readonly today: PlainDate) {}

  day(fromToday: number): PlainDate {
    return addDays(this.today, fromToday);
  }

  at(fromToday: number, hour: number): Date {
    return tokyoTime(this.day(fromToday), hour, this.random.between(0, 59));
  }

  add<Row extends ObjectLiteral>(entity: EntityTarget<Row>, rows: Row[]): void {
    this.more.push({ entity: entity, rows });
  }

  /** A published run that the sign-in's host partner holds. */
  hold({ number, titleEn, titleJa, theme, deadline, starts, slots }: SceneRun): Holding {
    const office = domesticOfficeFacts().find(({ code }) => code === OFFICE)!;
    const startsOn = sundayFrom(this.day(starts));
    const phase = { kind: 'CORE', startsOn, endsOn: addDays(startsOn, DAYS_IN_JAPAN) } as const;
    const fiscalYear = fiscalYearOf(startsOn);
    const [jicaDeadline, projectNumber] = [this.day(deadline), `${fiscalYear}9${8000 + number}`];
    const title = { type: 'GROUP_REGION_FOCUS', theme, titleEn, titleJa } as const;
    const plan = {
      ...{ ...title, office, jicaDeadline, fiscalYear, yearOfCourse: 1 },
      ...{ projectNumber, courseNumber: `${projectNumber}J001`, language: 'en', mode: 'IN_JAPAN' as const },
      phases: [{ ...phase, place: office.city, mode: 'IN_JAPAN' as const }],
      criteria: criteriaFor('GROUP_REGION_FOCUS', theme, startsOn),
      ...{ resultOn: addDays(jicaDeadline, 30), spareCapacity: 0, state: 'PUBLISHED' as const },
      slots: Object.entries(slots).map(([countryCode, ofCountry]) => {
        return { countryCode, slots: ofCountry, nationalDeadline: null };
      }),
      createdAt: tokyoTime(this.day(Math.min(deadline, 0) - 60), 10),
    };
    return addHolding(this.rows, this.random, plan, [DEMONSTRATION_HOST]);
  }

  /** Somebody of a country, drafted for a run. */
  draft(
    holding: Holding,
    countryCode: string,
    work: { organisation: string; post: string },
    at: Date,
    beginnings?: Parameters<Story['draft']>[4],
  ): { nomination: Nomination; person: Person } {
    const person = this.people.make(countryCode, AGES, holding.core!.startsOn, at);
    return { person, nomination: this.story.draft(holding, person, work, at, beginnings) };
  }

  /** The same person again, in the run that follows. */
  putOff(next: Holding, person: Person, before: Nomination, at: Date): void {
    const { organisation, post } = before;
    const beginnings = {
      followsId: before.id,
      followsAs: 'DEFERRAL',
      placeHeld: false,
      handInBy: null,
    } as const;
    this.story.draft(next, person, { organisation, post }, at, beginnings);
  }

  move(holding: Holding, nomination: Nomination, move: NominationMove, at: Date, reason?: string): void {
    this.story.move(holding, nomination, move, at, reason);
  }

  release(holding: Holding, nominations: Nomination[], at: Date): void {
    for (const nomination of nominations) this.story.release(holding, nomination, at);
  }

  /** What follows an acceptance; cancelled where the place was given back on a later day. */
  enrol(holding: Holding, nomination: Nomination, at: Date, givenBackAt?: Date): void {
    const enrolment = this.story.enrol(holding, nomination, at);
    if (givenBackAt) this.story.advance(holding, enrolment, 'cancel', givenBackAt);
  }

  lastStepOf(nomination: Nomination): string {
    return this.rows.nominationSteps.findLast((step) => step.nominationId === nomination.id)!.id;
  }
}

/** A run whose people write a dossier: the form is fixed with the publication. */
export function onForm(run: CourseRun): void {
  run.formVersion = 'V2';
}

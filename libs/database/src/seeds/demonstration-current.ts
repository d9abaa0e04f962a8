import type { HostPartner } from '#allocation';
import { type Mover, type Nomination, type NominationMove, type Person, STATES } from '#applications';
import { type CourseRun, fiscalYearOf, type LeafType, THEME_CODES } from '#catalogue';
import { addDays, addMonths, type PlainDate } from '#platform';
import type { EnrolmentMove } from '#training';
import { demonstrationActor } from './accounts.js';
import { countryFacts, type CountryFacts } from './countries.js';
import { type CourseTitle, CourseTitles } from './course-titles.js';
import { criteriaFor } from './criteria.js';
import {
  DRAFTS,
  SHOWN,
  type Sketch,
  SKETCHES,
  type Stage,
  type Standing,
  STANDINGS,
} from './current-sketches.js';
import { shortlyAfter } from './demonstration-2018.js';
import { domesticOfficeFacts } from './domestic-offices.js';
import { addHolding, type Holding, type RunPlan, sundayFrom, tokyoTime } from './holding.js';
import { hostPartnerRows } from './host-partners.js';
import { siteOf } from './office-shares.js';
import { People } from './people.js';
import { Randomness } from './randomness.js';
import { noRows, type Rows } from './rows.js';
import { Story } from './story.js';

/** Days in Japan: runs under way still are tomorrow, finished ones were over a week ago. */
const LENGTHS: Record<Exclude<LeafType, 'LONG_TERM'>, [number, number]> = {
  GROUP_REGION_FOCUS: [34, 48],
  SHORT_TERM: [12, 30],
  YOUNG_LEADERS: [22, 28],
};
const AGES: Record<LeafType, [number, number]> = {
  GROUP_REGION_FOCUS: [27, 44],
  SHORT_TERM: [28, 54],
  LONG_TERM: [24, 38],
  YOUNG_LEADERS: [21, 34],
};
const SEED = 20_260_401;

/** About forty runs round about today, at every stage of their year, and some drafts. The same rows at every call for a day. */
export function demonstrationCurrent(today: PlainDate): Rows {
  return new CurrentYear(today).rows;
}

class CurrentYear {
  readonly rows = noRows();
  private readonly random = new Randomness(SEED);
  private readonly countries = countryFacts().filter((country) => country.weight > 0);
  private readonly offices = domesticOfficeFacts();
  private readonly partners: HostPartner[] = hostPartnerRows();
  private readonly titles = new CourseTitles(this.random);
  private readonly people = new People(this.random, this.countries);
  private readonly story = new Story(this.rows, this.random, actorOf);
  private readonly turns = new Map<string, number>();
  private readonly indexes = new Map<Stage, number>();
  private themed = 0;
  private numbered = 0;

  constructor(private readonly today: PlainDate) {
    for (const sketch of SKETCHES) this.hold(sketch);
    for (let index = 0; index < DRAFTS.length; index++) this.draft(index);
  }

  private day(fromToday: number): PlainDate {
    return addDays(this.today, fromToday);
  }

  private country(code: string): CountryFacts {
    return this.countries.find((country) => country.code === code)!;
  }

  private hold(sketch: Sketch): void {
    const index = this.indexes.get(sketch.stage) ?? 0;
    this.indexes.set(sketch.stage, index + 1);
    const plan = this.planOf(sketch, index);
    const holding = addHolding(this.rows, this.random, plan, this.partners);
    for (const { countryCode, slots } of plan.slots) {
      const nominees = this.nomineesOf(sketch, countryCode, slots);
      for (let nominee = 0; nominee < nominees; nominee++) this.tell(holding, sketch, countryCode);
    }
    this.rank(holding);
  }

  /** Governments may nominate more people than they have slots; in an open call not everybody has nominated yet. */
  private nomineesOf(sketch: Sketch, countryCode: string, slots: number): number {
    if (sketch.country) return slots + 1;
    if (SHOWN.some(({ code }) => code === countryCode)) return 2;
    if (this.random.chance(75)) return 1;
    return sketch.stage === 'OPEN' ? 0 : 2;
  }

  private planOf(sketch: Sketch, index: number): RunPlan {
    const type = sketch.type ?? 'GROUP_REGION_FOCUS';
    const title = this.titleOf(type, sketch.country);
    const office = this.offices.find((each) => each.code === sketch.office)!;
    const startsOn = sundayFrom(this.day(sketch.starts));
    const endsOn =
      type === 'LONG_TERM'
        ? addDays(addMonths(startsOn, 24), -1)
        : addDays(startsOn, this.random.between(...LENGTHS[type]));
    const jicaDeadline = this.day(sketch.deadline);
    const fiscalYear = fiscalYearOf(startsOn);
    const yearOfCourse = (index % 3) + 1;
    return {
      ...{ type, theme: title.theme, titleEn: title.en, titleJa: title.ja, office, jicaDeadline },
      ...{ fiscalYear, yearOfCourse, ...this.nextNumbers(fiscalYear, yearOfCourse) },
      ...{ language: 'en', mode: 'IN_JAPAN' },
      phases: [{ kind: 'CORE', startsOn, endsOn, place: siteOf(office, this.random), mode: 'IN_JAPAN' }],
      criteria: criteriaFor(type, title.theme, startsOn),
      resultOn: addDays(jicaDeadline, 30),
      spareCapacity: 0,
      slots: this.slotsOf(sketch, index, jicaDeadline),
      state: sketch.stage === 'CANCELLED' ? 'CANCELLED' : 'PUBLISHED',
      ...(sketch.stage === 'CANCELLED' ? { cancelledBecause: CANCELLED_BECAUSE } : {}),
      createdAt: tokyoTime(this.day(Math.min(sketch.deadline, 0) - 60), 10),
    };
  }

  private titleOf(type: LeafType, countryCode: string | undefined): CourseTitle {
    const country = countryCode ? this.country(countryCode) : null;
    const round = Math.floor(this.themed / THEME_CODES.length);
    const theme = THEME_CODES[this.themed++ % THEME_CODES.length]!;
    if (!country) return this.titles.groupCourses(theme, round + 1)[round]!;
    if (type === 'YOUNG_LEADERS') return this.titles.young({ en: country.nameEn, ja: country.nameJa });
    if (type === 'LONG_TERM') return this.titles.longTerm(theme, country);
    return this.titles.shortTerm(theme, country);
  }

  /** In the form since 2019: the project's nine digits and the run within it. */
  private nextNumbers(
    fiscalYear: number,
    yearOfCourse: number,
  ): { projectNumber: string; courseNumber: string } {
    const projectNumber = `${fiscalYear - yearOfCourse + 1}9${String(++this.numbered).padStart(4, '0')}`;
    return { projectNumber, courseNumber: `${projectNumber}J00${yearOfCourse}` };
  }

  private slotsOf(sketch: Sketch, index: number, jicaDeadline: PlainDate): RunPlan['slots'] {
    if (sketch.country) {
      const slots = sketch.type === 'LONG_TERM' ? 2 : this.random.between(5, 9);
      return [{ countryCode: sketch.country, slots, nationalDeadline: null }];
    }
    const shown = SHOWN.filter(({ joins }) => joins(index)).map(({ code }) => code);
    const rest = this.countries.filter((country) => !SHOWN.some(({ code }) => code === country.code));
    const others = this.random
      .sample(rest, this.random.between(4, 7), (country) => country.weight)
      .map(({ code }) => code);
    return [...shown, ...others].map((countryCode) => {
      const early = countryCode === 'KE' ? index % 2 === 0 : this.random.chance(30);
      const slots = countryCode === 'KE' || this.random.chance(25) ? 2 : 1;
      return {
        countryCode,
        slots,
        nationalDeadline: early ? addDays(jicaDeadline, -this.random.between(5, 12)) : null,
      };
    });
  }

  /** The standing of the next nominee of a country; where its slots are taken, an accepted one waits on the reserve list. */
  private nextStanding(holding: Holding, stage: Stage, countryCode: string): Standing {
    const cycle = STANDINGS[stage];
    const place = SHOWN.findIndex(({ code }) => code === countryCode);
    const key = `${stage} ${place === -1 ? holding.run.domesticOfficeCode : countryCode}`;
    const turn = this.turns.get(key) ?? Math.max(place, 0);
    this.turns.set(key, turn + 1);
    const standing = cycle[turn % cycle.length]!;
    const { placesTaken, slots } = holding.allotments.get(countryCode)!;
    if (placesTaken < slots || !TAKES_PLACE.has(standing)) return standing;
    return stage === 'SCREENING' || stage === 'RELEASED' ? 'RESERVE' : 'NOT_ACCEPTED';
  }

  private tell(holding: Holding, sketch: Sketch, countryCode: string): void {
    const standing = this.nextStanding(holding, sketch.stage, countryCode);
    const at = this.timesOf(sketch);
    const ages = AGES[holding.run.programmeType];
    const person = this.people.make(countryCode, ages, holding.core!.startsOn, at.drafted);
    const work = this.titles.work(holding.run.theme!, this.country(countryCode));
    if (standing === 'BARE_DRAFT') {
      this.story.draft(holding, bare(person), { organisation: null, post: null }, at.drafted);
      return;
    }
    const nomination = this.story.draft(holding, person, work, at.drafted);
    const move = (name: NominationMove, on: Date, reason?: string) =>
      this.story.move(holding, nomination, name, on, reason);
    if (standing === 'DRAFT') return;
    if (standing === 'LAPSED') return move('lapse', tokyoTime(this.day(sketch.deadline + 1), 0, 5));
    move('submit', at.submitted);
    if (standing === 'SUBMITTED') return;
    if (sketch.stage !== 'OPEN') move('screen', at.screened);
    if (standing === 'UNDER_SCREENING') return;
    if (standing === 'RETURNED') return move('return', at.decided, RETURNED_BECAUSE);
    if (standing === 'WITHDRAWN') return move('withdraw', at.decided, WITHDRAWN_BECAUSE);
    if (standing === 'CANCELLED') return move('cancel', at.decided, CANCELLED_BECAUSE);
    this.decide(holding, nomination, standing, at);
    if (sketch.stage !== 'SCREENING') this.story.release(holding, nomination, at.released);
    if (STATES[nomination.state].countsAgainstSlots) this.follow(holding, nomination, standing, at);
  }

  private decide(holding: Holding, nomination: Nomination, standing: Standing, at: Times): void {
    const move = (name: 'accept' | 'reserve' | 'not-accept', reason?: string) =>
      this.story.move(holding, nomination, name, at.decided, reason);
    if (standing === 'RESERVE') move('reserve');
    else if (standing === 'NOT_ACCEPTED') move('not-accept', NOT_ACCEPTED_BECAUSE);
    else move('accept');
  }

  /** What has come of an acceptance by today. */
  private follow(holding: Holding, nomination: Nomination, standing: Standing, at: Times): void {
    const { startsOn, endsOn } = holding.core!;
    const enrolment = this.story.enrol(holding, nomination, shortlyAfter(at.decided));
    const advance = (name: EnrolmentMove, when: Date, facts?: { on: PlainDate; reason?: string }) =>
      this.story.advance(holding, enrolment, name, when, facts);
    if (standing === 'ACCEPTED') return;
    if (standing === 'DECLINED') {
      this.story.move(holding, nomination, 'decline', at.declined, DECLINED_BECAUSE);
      return advance('cancel', shortlyAfter(at.declined));
    }
    if (standing === 'NO_SHOW') return advance('no-show', tokyoTime(addDays(startsOn, 2), 17));
    advance('arrive', tokyoTime(startsOn, 20), { on: startsOn });
    if (standing === 'COMPLETED') advance('complete', tokyoTime(endsOn, 17), { on: endsOn });
    if (standing === 'DISCONTINUED') {
      const on = addDays(startsOn, 4);
      advance('discontinue', tokyoTime(on, 17), { on, reason: DISCONTINUED_BECAUSE });
    }
  }

  /** All before today: what the demonstration tells has happened. */
  private timesOf({ stage, deadline }: Sketch): Times {
    const time = (fromToday: number, hour: number) =>
      tokyoTime(this.day(fromToday), hour, this.random.between(0, 59));
    const open = stage === 'OPEN';
    const undecided = open || stage === 'SCREENING' || stage === 'CANCELLED';
    return {
      drafted: time(Math.min(deadline, -1) - this.random.between(12, 24), this.random.between(9, 19)),
      submitted: time(open ? -this.random.between(4, 9) : deadline - this.random.between(0, 8), 14),
      screened: time(deadline + 2, 10),
      decided: time(undecided ? -1 : deadline + 24, 15),
      released: tokyoTime(this.day(deadline + 28), 10),
      declined: time(-2, 18),
    };
  }

  /** The reserve list of a run in order, 1 first. */
  private rank(holding: Holding): void {
    const reserve = this.rows.nominations.filter(
      (nomination) => nomination.courseRunId === holding.run.id && nomination.state === 'RESERVE',
    );
    reserve.forEach((nomination, index) => (nomination.reserveRank = index + 1));
  }

  /** A run that headquarters has not finished: something is always missing. */
  private draft(index: number): void {
    const { office, missing } = DRAFTS[index]!;
    const dates = { deadline: 60 + index * 5, starts: 150 + index * 6 };
    const full = this.planOf({ stage: 'OPEN', office: office ?? 'KANSAI', ...dates }, index);
    const createdAt = tokyoTime(this.day(-20 + index), 11);
    const plan: RunPlan = { ...full, criteria: [], state: 'DRAFT', createdAt, ...missing };
    addHolding(this.rows, this.random, office ? plan : { ...plan, office: null }, this.partners);
  }
}

type Times = Record<'drafted' | 'submitted' | 'screened' | 'decided' | 'released' | 'declined', Date>;

const TAKES_PLACE = new Set<Standing>([
  'ACCEPTED',
  'ARRIVED',
  'NO_SHOW',
  'DISCONTINUED',
  'COMPLETED',
  'DECLINED',
]);
const RETURNED_BECAUSE =
  'The signature of the head of the organisation is missing on the official application.';
const WITHDRAWN_BECAUSE = 'The nominee has been assigned to other duties.';
const CANCELLED_BECAUSE = 'The host partner cannot hold the course this year.';
const NOT_ACCEPTED_BECAUSE = 'The experience asked for in the General Information is missing.';
const DECLINED_BECAUSE = 'Promoted to a new post at home from next month.';
const DISCONTINUED_BECAUSE = 'Returned home because of an illness in the family.';

function actorOf(as: Mover, run: CourseRun, countryCode: string): string | null {
  if (as === 'SYSTEM') return null;
  return demonstrationActor(as, as === 'OVERSEAS_OFFICE' ? countryCode : (run.domesticOfficeCode ?? ''));
}

/** Only what the letter of the ministry said. */
function bare(person: Person): Person {
  return { ...person, birthDate: null, email: null, comparableEmail: null, sex: 'NOT_STATED' };
}

import type { Nomination } from '#applications';
import { courseNumber, type LeafType } from '#catalogue';
import { addDays, addMonths, daysInclusive, type PlainDate } from '#platform';
import type { Enrolment } from '#training';
import { countryFacts, type CountryFacts } from './countries.js';
import { CourseTitles } from './course-titles.js';
import { type DomesticOfficeFacts, domesticOfficeFacts } from './domestic-offices.js';
import { addHolding, type Holding, type RunPlan, tokyoTime } from './holding.js';
import { hostPartnerRows } from './host-partners.js';
import { OfficeShares, siteOf } from './office-shares.js';
import { People } from './people.js';
import { publishedCourseRows } from './published-courses.js';
import { Randomness } from './randomness.js';
import { noRows, type Rows } from './rows.js';
import { Runs2018, type RunSketch } from './runs-2018.js';
import { Story } from './story.js';

const SEED = 19_540_401;
const NUMBER_SERIES: Record<LeafType, string> = {
  GROUP_REGION_FOCUS: '04',
  SHORT_TERM: '20',
  LONG_TERM: '30',
  YOUNG_LEADERS: '40',
};
const AGES: Record<LeafType, [number, number]> = {
  GROUP_REGION_FOCUS: [27, 52],
  SHORT_TERM: [28, 56],
  LONG_TERM: [23, 39],
  YOUNG_LEADERS: [20, 34],
};

/** What becomes of a nominee. Those of the first two came and count; the next two took a place before it fell free. */
type Fate = 'COMPLETED' | 'DISCONTINUED' | 'NO_SHOW' | 'DECLINED' | 'NOT_ACCEPTED' | 'RESERVE';

interface Nominee {
  fate: Fate;
  country: CountryFacts;
  arriveOn: PlainDate;
}

/** Where the people of a run come from: one or two places a country in a group. */
type Places = Map<CountryFacts, { taken: number; slots: number }>;

/** The whole of FY2018, and the Long-Term runs of FY2017 that go on in it. The same rows at every call. */
export function demonstration2018(): Rows {
  return new Year2018().rows;
}

class Year2018 {
  readonly rows = noRows();
  private readonly random = new Randomness(SEED);
  private readonly countries = countryFacts();
  private readonly offices = domesticOfficeFacts();
  private readonly partners = hostPartnerRows();
  private readonly titles = new CourseTitles(this.random);
  private readonly people = new People(this.random, this.countries, '.18');
  private readonly story = new Story(this.rows, this.random);
  private readonly taken = new Set(publishedCourseRows().courseRuns.map((run) => run.courseNumber));
  private readonly lastNumbers = new Map<string, number>();
  private readonly holdings: Holding[] = [];

  constructor() {
    const sending = this.countries.filter((country) => country.weight > 0);
    const runs = new Runs2018(this.random, this.titles, sending);
    const shares = new OfficeShares(this.random, this.offices);
    this.rows.hostPartners.push(...this.partners);
    for (const sketch of runs.all()) this.hold(sketch, shares.take(sketch.title.theme, sketch.size));
    const tokyoFirst = ({ code }: DomesticOfficeFacts) => (code === 'TOKYO' ? 4 : 1);
    for (const sketch of runs.longTerm(2017)) {
      this.hold(sketch, this.random.weighted(this.offices, tokyoFirst));
    }
    this.observe();
  }

  /** One run with everybody who was nominated for it. */
  private hold(sketch: RunSketch, office: DomesticOfficeFacts): void {
    const fates = this.fatesOf(sketch);
    const accepted = fates.filter((fate) => fate !== 'NOT_ACCEPTED' && fate !== 'RESERVE').length;
    const places = this.placesFor(sketch, accepted + (sketch.strays?.people ?? 0));
    const plan = this.planOf(sketch, office, places);
    const holding = addHolding(this.rows, this.random, plan, this.partners);
    this.holdings.push(holding);
    const origins = this.random.shuffled(
      [...places].flatMap(([country, { taken }]) => Array<CountryFacts>(taken).fill(country)),
    );
    fates.forEach((fate, index) => {
      // Those who were not accepted come from the same countries as the others.
      const country = index < accepted ? origins[index]! : this.random.pick(origins);
      const late = sketch.type === 'LONG_TERM' && this.random.chance(10) ? 3 : 0;
      this.tell(holding, { fate, country, arriveOn: addDays(sketch.startsOn, late) });
    });
    for (const country of origins.slice(accepted)) {
      this.tell(holding, { fate: 'COMPLETED', country, arriveOn: sketch.strays!.arriveOn });
    }
  }

  private fatesOf({ type, size }: RunSketch): Fate[] {
    const fates = Array.from({ length: size }, (): Fate =>
      this.random.chance(0.8) ? 'DISCONTINUED' : 'COMPLETED',
    );
    if (this.random.chance(5)) fates.push('NO_SHOW');
    if (this.random.chance(9)) fates.push('DECLINED');
    if (type === 'GROUP_REGION_FOCUS' && this.random.chance(35)) fates.push('NOT_ACCEPTED');
    if (type === 'GROUP_REGION_FOCUS' && this.random.chance(7)) fates.push('RESERVE');
    return fates;
  }

  private placesFor(sketch: RunSketch, accepted: number): Places {
    const alone = sketch.countries.length === 1;
    const wanted = alone ? 1 : Math.max(2, Math.round(accepted * 0.72));
    const countries = this.random.sample(sketch.countries, wanted, (country) => country.weight);
    const places: Places = new Map(countries.map((country) => [country, { taken: 0, slots: 0 }]));
    for (let index = 0; index < accepted; index++) places.get(countries[index % countries.length]!)!.taken++;
    for (const place of places.values()) {
      place.slots = place.taken + (this.random.chance(alone ? 40 : 12) ? 1 : 0);
    }
    // A country that was allotted a slot and nominated nobody.
    const idle = this.random.pick(sketch.countries);
    if (!alone && !places.has(idle) && this.random.chance(60)) places.set(idle, { taken: 0, slots: 1 });
    return places;
  }

  private planOf(sketch: RunSketch, office: DomesticOfficeFacts, places: Places): RunPlan {
    const { type, title, fiscalYear, longTermOverride } = sketch;
    const group = type === 'GROUP_REGION_FOCUS';
    const phases = this.phasesOf(sketch, siteOf(office, this.random));
    const notice = group ? this.random.between(62, 85) : this.random.between(40, 50);
    const jicaDeadline = addDays(phases[0]!.startsOn, -notice);
    return {
      ...{ type, theme: title.theme, titleEn: title.en, titleJa: title.ja, fiscalYear, office, phases },
      ...{ courseNumber: this.nextNumber(type, fiscalYear), projectNumber: null, jicaDeadline },
      yearOfCourse: this.random.between(1, 3),
      language: title.region === 'North America and Latin America' ? 'es' : 'en',
      mode: 'IN_JAPAN',
      criteria: [],
      resultOn: addDays(jicaDeadline, group ? 30 : 20),
      spareCapacity: group ? 0 : this.random.between(0, 2),
      slots: [...places].map(([country, { slots }]) => {
        const early = group && this.random.chance(50) ? this.random.between(10, 28) : null;
        const nationalDeadline = early === null ? null : addDays(jicaDeadline, -early);
        return { countryCode: country.code, slots, nationalDeadline };
      }),
      state: 'PUBLISHED',
      longTermOverride,
      createdAt: tokyoTime(addDays(jicaDeadline, -70), 10),
    };
  }

  private phasesOf({ startsOn, endsOn, framed }: RunSketch, place: string): RunPlan['phases'] {
    const core = { kind: 'CORE', startsOn, endsOn, place, mode: 'IN_JAPAN' } as const;
    if (!framed) return [core];
    const home = { place: null, mode: 'IN_COUNTRY' } as const;
    const before = { startsOn: addDays(startsOn, -28), endsOn: addDays(startsOn, -7), ...home };
    const after = { startsOn: addDays(endsOn, 1), endsOn: addMonths(endsOn, 3), ...home };
    return [{ kind: 'PRELIMINARY', ...before }, core, { kind: 'FINALIZATION', ...after }];
  }

  /** `J1804001` and on, past the numbers that real runs have. */
  private nextNumber(type: LeafType, fiscalYear: number): string {
    const series = `J${fiscalYear % 100}${NUMBER_SERIES[type]}`;
    for (let next = (this.lastNumbers.get(series) ?? 0) + 1; ; next++) {
      const number = courseNumber(`${series}${String(next).padStart(3, '0')}`)!;
      this.lastNumbers.set(series, next);
      if (!this.taken.has(number)) return number;
    }
  }

  private tell(holding: Holding, { fate, country, arriveOn }: Nominee): void {
    const { jicaDeadline, resultOn } = holding.plan;
    const nomination = this.nominate(holding, country);
    const move = (name: 'not-accept' | 'reserve' | 'accept' | 'decline', at: Date, reason?: string) =>
      this.story.move(holding, nomination, name, at, reason);
    const decidedAt = tokyoTime(addDays(resultOn!, -6), 15);
    const release = () => this.story.release(holding, nomination, tokyoTime(addDays(resultOn!, -2), 10));
    this.story.move(holding, nomination, 'screen', tokyoTime(addDays(jicaDeadline, 2), 10));
    if (fate === 'NOT_ACCEPTED') {
      move('not-accept', decidedAt, 'The experience asked for in the General Information is missing.');
      return release();
    }
    if (fate === 'RESERVE') {
      move('reserve', decidedAt);
      nomination.reserveRank = 1;
      release();
      return this.waitInVain(holding, nomination);
    }
    move('accept', decidedAt);
    const enrolment = this.story.enrol(holding, nomination, shortlyAfter(decidedAt));
    release();
    if (fate === 'DECLINED') {
      const declinedAt = tokyoTime(addDays(resultOn!, 5), 18);
      move('decline', declinedAt, 'The government cannot spare the person at that time.');
      return this.story.advance(holding, enrolment, 'cancel', shortlyAfter(declinedAt));
    }
    if (fate === 'NO_SHOW') {
      const missedAt = tokyoTime(addDays(holding.core!.startsOn, 3), 17);
      return this.story.advance(holding, enrolment, 'no-show', missedAt);
    }
    this.attend(holding, enrolment, fate, arriveOn);
  }

  /** Drafted some weeks before the JICA deadline, handed in by it. */
  private nominate(holding: Holding, country: CountryFacts): Nomination {
    const { jicaDeadline } = holding.plan;
    const daysBefore = (least: number, most: number) =>
      tokyoTime(
        addDays(jicaDeadline, -this.random.between(least, most)),
        this.random.between(9, 20),
        this.random.between(0, 59),
      );
    const draftedAt = daysBefore(12, 30);
    const person = this.people.make(country.code, AGES[holding.run.programmeType], jicaDeadline, draftedAt);
    const work = this.titles.work(holding.run.theme!, country);
    const nomination = this.story.draft(holding, person, work, draftedAt);
    this.story.move(holding, nomination, 'submit', daysBefore(0, 10));
    return nomination;
  }

  /** On the reserve list until the course began; no place fell free. */
  private waitInVain(holding: Holding, nomination: Nomination): void {
    const began = tokyoTime(addDays(holding.run.startsOn!, 1), 11);
    const reason = 'No place fell free before the course began.';
    this.story.move(holding, nomination, 'not-accept', began, reason);
    this.story.release(holding, nomination, shortlyAfter(began));
  }

  private attend(
    holding: Holding,
    enrolment: Enrolment,
    fate: 'COMPLETED' | 'DISCONTINUED',
    arriveOn: PlainDate,
  ): void {
    const { endsOn } = holding.core!;
    this.story.advance(holding, enrolment, 'arrive', tokyoTime(arriveOn, 20), { on: arriveOn });
    if (fate === 'COMPLETED') {
      return this.story.advance(holding, enrolment, 'complete', tokyoTime(endsOn, 17), { on: endsOn });
    }
    const on = addDays(arriveOn, Math.floor(daysInclusive(arriveOn, endsOn) / 2));
    const reason = 'Returned home for family reasons.';
    this.story.advance(holding, enrolment, 'discontinue', tokyoTime(on, 17), { on, reason });
  }

  /** JICA's own staff who sit in: outside quota and count. */
  private observe(): void {
    const groups = this.holdings.filter(({ run }) => run.programmeType === 'GROUP_REGION_FOCUS');
    for (const holding of this.random.sample(groups, 20, () => 1)) {
      const { startsOn } = holding.core!;
      const at = tokyoTime(addDays(startsOn, -10), 11);
      const enrolment = this.story.enrol(holding, this.people.make('JP', [25, 45], startsOn, at), at);
      this.attend(holding, enrolment, 'COMPLETED', startsOn);
    }
  }
}

/** What a worker does upon an event follows it by seconds. */
export function shortlyAfter(at: Date): Date {
  return new Date(at.getTime() + 2_000);
}

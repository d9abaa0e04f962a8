import type { Instance, InstanceRun } from '#allocation';

/** What a generated year is like; each figure has a usual value, so that a test says only what differs. */
export interface YearShape {
  seed: number;
  runs: number;
  hostPartners: number;
  offices: number;
  weeks: number;
  /** Capacity for the demand: 1 is as tight as the year can be planned with little room, more is looser. */
  room: number;
  /** Host partners for each run, and weeks about the wished one. */
  pairs: number;
  spread: number;
  /** Shares of the runs. */
  inSeries: number;
  seriesLength: number;
  longTerm: number;
  pinned: number;
  /** Closures of offices and figures that differ by week. */
  weekly: boolean;
  ownInterpreters: boolean;
}

const USUAL: Omit<YearShape, 'seed'> = {
  ...{ runs: 600, hostPartners: 150, offices: 12, weeks: 52, room: 1, pairs: 6, spread: 4 },
  ...{ inSeries: 0.19, seriesLength: 2, longTerm: 0, pinned: 0, weekly: false, ownInterpreters: false },
};
const OFFICES = 'TOKYO KYUSHU KANSAI CHUBU YOKOHAMA TSUKUBA HOKKAIDO OKINAWA TOHOKU HOKURIKU CHUGOKU SHIKOKU';
const SIZES = [0.276, 0.138, 0.097, 0.09, 0.076, 0.069, 0.062, 0.062, 0.041, 0.034, 0.028, 0.027];
const LANGUAGES = [
  ['en', 0.66],
  ['es', 0.13],
  ['fr', 0.1],
  ['ru', 0.04],
  ['ar', 0.035],
  ['pt', 0.035],
] as const;
/**
 * Spring, summer to autumn, winter: courses start from `from` to `to` and most wish for a week
 * near the end of their season that is `busy`. What starts before the gap of autumn ends before it.
 */
const SEASONS = [
  { from: 5, to: 17, busy: 'late', share: 0.17 },
  { from: 20, to: 36, busy: 'late', share: 0.58 },
  { from: 40, to: 47, busy: 'early', share: 0.25 },
];
const GAP = [38, 39];

/** The same year for the same shape, with runs that compete for offices, host partners, interpreters and weeks. */
export function aYear(differs: Partial<YearShape> & { seed: number }): Instance {
  return new Year({ ...USUAL, ...differs }).instance();
}

class Year {
  private state: number;
  private readonly seatWeeks: number;
  private readonly sizes: number[];
  private readonly codes: string[];
  private readonly homes: number[];

  constructor(private readonly shape: YearShape) {
    this.state = (shape.seed * 2_654_435_761 + 12_345) >>> 0;
    const sizes = SIZES.slice(0, shape.offices);
    const all = sizes.reduce((sum, size) => sum + size, 0);
    this.sizes = sizes.map((size) => size / all);
    this.codes = OFFICES.split(' ').slice(0, shape.offices);
    this.homes = Array.from({ length: shape.hostPartners }, () => this.drawIndex(this.sizes));
    this.seatWeeks = shape.runs * 67;
  }

  instance(): Instance {
    const { shape } = this;
    const runs = Array.from({ length: shape.runs }, (_, index) => this.run(index));
    return {
      version: 1,
      description: `generated year, seed ${shape.seed}`,
      weeks: shape.weeks,
      cost: { hotelBedWeek: 1.5, overload: 0.2 },
      preparation: { weeks: 2, coordinatorLoad: 0.3 },
      offices: this.codes.map((code, index) => this.office(code, this.sizes[index]!)),
      hostPartners: this.homes.map((_, index) => ({
        id: `P${index}`,
        runsAtOnce: this.chance(0.27) ? 2 : 1,
        runsPerYear: 4 + this.below(7),
      })),
      interpreters: this.pools(shape.runs / 600),
      pins: runs.flatMap(({ id, placements }) => {
        if (!this.chance(shape.pinned)) return [];
        const [office, partner, week] = placements[this.below(placements.length)]!;
        return [{ run: id, placement: [office, partner, week] as [string, string, number] }];
      }),
      released: null,
      runs,
    };
  }

  private office(code: string, size: number): Instance['offices'][number] {
    const { shape } = this;
    const beds = Math.max(4, Math.round((this.seatWeeks * size * shape.room) / 28));
    const closed = shape.weekly && this.chance(0.4) ? this.below(shape.weeks - 4) : -9;
    const byWeek = (figure: number) =>
      shape.weekly
        ? Array.from({ length: shape.weeks }, (_, week) => (week >= closed && week < closed + 4 ? 0 : figure))
        : figure;
    const rooms = Math.max(1, Math.round(beds / 16.5));
    return {
      code,
      rooms: byWeek(rooms),
      beds: byWeek(beds),
      hotelBeds: byWeek(8 + Math.round(beds / 4)),
      coordinators: byWeek(Math.max(2, Math.round(beds * 0.795) / 10)),
      arrivalsPerWeek: Math.max(1, Math.floor(rooms / 2)),
      seatWeeksTarget: Math.round(this.seatWeeks * size * 1.05),
      ...(shape.ownInterpreters && { interpreters: { es: Math.max(1, Math.round(size * 10)) } }),
    };
  }

  private pools(scale: number): Instance['interpreters'] {
    const usual = { fr: 9, es: 10, ru: 4, ar: 4, pt: 4 };
    return Object.fromEntries(
      Object.entries(usual).map(([language, count]) => [language, Math.max(2, Math.round(count * scale))]),
    );
  }

  private run(index: number): InstanceRun {
    const { shape } = this;
    const isLong = this.chance(shape.longTerm);
    const weeks = isLong
      ? Math.min(24, shape.weeks)
      : this.chance(0.7)
        ? 2 + this.below(3)
        : 5 + this.below(4);
    const seats = 8 + this.below(18);
    const seriesOf = Math.floor(index / shape.seriesLength);
    const isOfSeries = seriesOf * shape.seriesLength < shape.runs * shape.inSeries;
    return {
      id: `R${index}`,
      weeks,
      seats,
      language: LANGUAGES[this.drawIndex(LANGUAGES.map(([, share]) => share))]![0],
      series: isOfSeries ? `S${seriesOf}` : null,
      unplacedCost: (isLong ? 1_200 : 580) + 10 * this.below(18),
      placements: this.placements(weeks, isLong),
    };
  }

  private placements(weeks: number, isLong: boolean): InstanceRun['placements'] {
    const { shape } = this;
    const inTime = (isLong ? [1, 26] : this.starts(weeks)).filter((start) => start + weeks <= shape.weeks);
    const starts = inTime.length > 0 ? inTime : [Math.max(0, shape.weeks - weeks)];
    const wished = starts[starts.length >> 1]!;
    const slope = isLong ? 0 : this.chance(0.15) ? 6 : 2;
    const home = this.drawIndex(this.sizes);
    const distance = this.below(8);
    const placements = new Map<string, InstanceRun['placements'][number]>();
    for (let pair = 0; pair < shape.pairs; pair++) {
      const partner = this.below(shape.hostPartners);
      const office = this.chance(0.75) ? home : this.homes[partner]!;
      const affinity =
        distance + Math.floor(this.next() ** 2 * 20) + (office === home ? 0 : 10 + this.below(12));
      const free = starts.filter(() => this.chance(0.85));
      for (const start of free.length > 0 ? free : [wished])
        placements.set(`${office}|${partner}|${start}`, [
          this.codes[office]!,
          `P${partner}`,
          start,
          affinity + slope * Math.abs(start - wished),
        ]);
    }
    return [...placements.values()].slice(0, 90);
  }

  /** The start weeks about a wished one, as far as courses of so many weeks start in them. */
  private starts(length: number): number[] {
    const { weeks, spread } = this.shape;
    const { from, to, busy } = SEASONS[this.drawIndex(SEASONS.map(({ share }) => share))]!;
    const within = Math.floor(Math.sqrt(this.next()) * (to - from + 1));
    const middle = busy === 'late' ? from + within : to - within;
    const width = 1 + this.below(spread * 2);
    const near = Array.from({ length: 2 * width + 1 }, (_, i) => middle - width + i).filter(
      (week) =>
        SEASONS.some((season) => week >= season.from && week <= season.to) &&
        !GAP.some((closed) => week <= closed && closed < week + length),
    );
    return [...new Set(near.map((week) => Math.floor((week * weeks) / 52)))];
  }

  private next(): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  }

  private below(count: number): number {
    return Math.floor(this.next() * count);
  }

  private chance(share: number): boolean {
    return this.next() < share;
  }

  private drawIndex(shares: readonly number[]): number {
    let left = this.next() * shares.reduce((sum, share) => sum + share, 0);
    return Math.max(
      0,
      shares.findIndex((share) => (left -= share) < 0),
    );
  }
}

import type { Instance, InstanceOffice, InstanceRun, PerWeek, Placement } from './instance.js';
import { modelOf, type Rule } from './model.js';
import { Usage } from './usage.js';

/** What some runs use, by rule, by whose it is and by week (−1: of the whole year). */
type Used = (rule: Rule, of: string, week?: number) => number;

/**
 * The year that is left for `runs` when the runs of `fixed` lie where they lie: these are not in it, what they use is
 * taken from the capacities, and where they use more than there is, nothing is left. Nothing that plans such a year can
 * move a fixed run. Its cost and that of the fixed runs together are the cost of the whole plan.
 */
export function instanceAround(
  instance: Instance,
  fixed: ReadonlyMap<string, Placement>,
  runs: InstanceRun[],
): Instance {
  const used = usedBy(instance, fixed);
  const left = (figure: PerWeek, rule: Rule, of: string): number[] =>
    Array.from({ length: instance.weeks }, (_, week) =>
      Math.max(0, (typeof figure === 'number' ? figure : (figure[week] ?? 0)) - used(rule, of, week)),
    );
  return {
    ...instance,
    pins: instance.pins.filter(({ run }) => !fixed.has(run)),
    runs: outOfTheWay(instance, fixed, runs),
    offices: instance.offices.map((office) => ({
      ...office,
      ...bedsLeft(office, instance.weeks, used),
      rooms: left(office.rooms, 'ROOMS', office.code),
      coordinators: left(office.coordinators, 'COORDINATORS', office.code),
      arrivalsPerWeek: left(office.arrivalsPerWeek, 'ARRIVALS', office.code),
      seatWeeksTarget: Math.max(0, office.seatWeeksTarget - used('OFFICE_LOAD', office.code)),
      ...(office.interpreters && {
        interpreters: mapped(office.interpreters, (figure, language) =>
          left(figure, 'INTERPRETERS', `${office.code}:${language}`),
        ),
      }),
    })),
    hostPartners: instance.hostPartners.map((partner) => ({
      ...partner,
      runsAtOnce: left(partner.runsAtOnce, 'PARTNER_AT_ONCE', partner.id),
      runsPerYear: Math.max(0, partner.runsPerYear - used('PARTNER_YEAR', partner.id)),
    })),
    interpreters: mapped(instance.interpreters, (figure, language) => left(figure, 'INTERPRETERS', language)),
  };
}

function usedBy(instance: Instance, fixed: ReadonlyMap<string, Placement>): Used {
  // An office or a host partner that is no longer there has nothing that could be used.
  const offices = new Set(instance.offices.map(({ code }) => code));
  const partners = new Set(instance.hostPartners.map(({ id }) => id));
  const runs = instance.runs.flatMap((run) => {
    const placement = fixed.get(run.id);
    return placement && offices.has(placement[0]) && partners.has(placement[1])
      ? [{ ...run, placements: [[...placement, 0] as InstanceRun['placements'][number]] }]
      : [];
  });
  const model = modelOf({ ...instance, runs, pins: [], released: null });
  const usage = Usage.of(
    model,
    Int32Array.from(model.cost, (_, column) => column),
  );
  const amounts = new Map(
    model.rows.map(({ rule, of, week }, row) => [`${rule}|${of}|${week ?? -1}`, usage.used[row]!]),
  );
  return (rule, of, week = -1) => amounts.get(`${rule}|${of}|${week}`) ?? 0;
}

/** Own beds are taken first; a bed in a hotel that is taken is no longer for sale. */
function bedsLeft(
  office: InstanceOffice,
  weeks: number,
  used: Used,
): Pick<InstanceOffice, 'beds' | 'hotelBeds'> {
  const at = (figure: PerWeek, week: number) => (typeof figure === 'number' ? figure : (figure[week] ?? 0));
  const left = Array.from({ length: weeks }, (_, week) => {
    const [beds, hotelBeds] = [at(office.beds, week), at(office.hotelBeds, week)];
    const taken = used('BEDS', office.code, week);
    const own = Math.max(0, beds - taken);
    return [own, Math.max(0, beds + hotelBeds - taken - own)] as const;
  });
  return { beds: left.map(([own]) => own), hotelBeds: left.map(([, hotel]) => hotel) };
}

/** A series has room for one run at a time: what overlaps a fixed run of the same series is no placement. */
function outOfTheWay(
  instance: Instance,
  fixed: ReadonlyMap<string, Placement>,
  runs: InstanceRun[],
): InstanceRun[] {
  const lengths = new Map(instance.runs.map((run) => [run.id, run]));
  const taken = [...fixed].flatMap(([id, [, , start]]) => {
    const run = lengths.get(id);
    return run?.series ? [{ series: run.series, start, end: start + run.weeks }] : [];
  });
  return runs.map((run) => ({
    ...run,
    placements: run.placements.filter(
      ([, , start]) =>
        !taken.some(
          (other) => other.series === run.series && start < other.end && other.start < start + run.weeks,
        ),
    ),
  }));
}

function mapped<Value, Result>(
  record: Record<string, Value>,
  change: (value: Value, key: string) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

/**
 * An independent checker: it knows the raw instance and plan files only, nothing of the planner's model, so that a fault of
 * the model cannot hide itself. It says cost, unplaced runs and every broken rule.
 */
export interface Checked {
  cost: number;
  unplaced: number;
  violations: string[];
}

type Figure = number | number[];

interface RawInstance {
  weeks: number;
  cost: { hotelBedWeek: number; overload: number };
  preparation: { weeks: number; coordinatorLoad: number };
  offices: {
    code: string;
    rooms: Figure;
    beds: Figure;
    hotelBeds: Figure;
    coordinators: Figure;
    arrivalsPerWeek: Figure;
    seatWeeksTarget: number;
    interpreters?: Record<string, Figure>;
  }[];
  hostPartners: { id: string; runsAtOnce: Figure; runsPerYear: number }[];
  interpreters: Record<string, Figure>;
  pins: { run: string; placement: [string, string, number] }[];
  released: { changeCost: number; placements: Record<string, [string, string, number] | null> } | null;
  runs: {
    id: string;
    weeks: number;
    seats: number;
    language: string;
    series: string | null;
    unplacedCost: number;
    placements: [string, string, number, number][];
  }[];
}

interface Placed {
  run: RawInstance['runs'][number];
  office: string;
  partner: string;
  start: number;
}

const inWeek = (figure: Figure, week: number): number => (Array.isArray(figure) ? figure[week]! : figure);
const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);

export function checkPlan(instance: RawInstance, plan: { placements: object; bound?: number }): Checked {
  const violations: string[] = [];
  const at = new Map(Object.entries(plan.placements as Record<string, [string, string, number] | null>));
  const placed: Placed[] = [];
  let cost = 0;
  let unplaced = 0;
  for (const name of at.keys())
    if (!instance.runs.some((run) => run.id === name)) violations.push(`${name} is no run`);
  for (const run of instance.runs) {
    const where = at.get(run.id) ?? null;
    const pin = instance.pins.find((each) => each.run === run.id);
    if (pin && String(where) !== String(pin.placement)) violations.push(`the pin of ${run.id} is not kept`);
    if (where === null) {
      cost += run.unplacedCost;
      unplaced++;
      continue;
    }
    const option = run.placements.find((each) => String(each.slice(0, 3)) === String(where));
    if (option === undefined) violations.push(`${run.id} cannot be at ${String(where)}`);
    else {
      cost += option[3];
      placed.push({ run, office: where[0], partner: where[1], start: where[2] });
    }
    const was = instance.released && new Map(Object.entries(instance.released.placements)).get(run.id);
    if (was && String(was) !== String(where)) cost += instance.released!.changeCost;
  }
  const over = (what: string, used: number, limit: number) => {
    if (used > limit + 1e-6) violations.push(`${what}: ${used} of ${limit}`);
  };
  const active = (week: number) =>
    placed.filter(({ run, start }) => start <= week && week < start + run.weeks);
  for (let week = 0; week < instance.weeks; week++) {
    const now = active(week);
    for (const office of instance.offices) {
      const here = now.filter((each) => each.office === office.code);
      const preparing = placed.filter(
        ({ office: code, start }) =>
          code === office.code && start > week && start <= week + instance.preparation.weeks,
      );
      const seats = sum(here.map(({ run }) => run.seats));
      const beds = inWeek(office.beds, week);
      const place = `${office.code} in week ${week}`;
      over(`rooms of ${place}`, here.length, inWeek(office.rooms, week));
      over(`beds of ${place}`, seats, beds + inWeek(office.hotelBeds, week));
      cost += Math.max(0, seats - beds) * instance.cost.hotelBedWeek;
      const load = here.length + preparing.length * instance.preparation.coordinatorLoad;
      over(`coordinators of ${place}`, load, inWeek(office.coordinators, week));
      const arriving = here.filter(({ start }) => start === week).length;
      over(`arrivals of ${place}`, arriving, inWeek(office.arrivalsPerWeek, week));
      for (const [language, figure] of Object.entries(office.interpreters ?? {})) {
        const speaking = here.filter(({ run }) => run.language === language).length;
        over(`interpreters of ${language} of ${place}`, speaking, inWeek(figure, week));
      }
    }
    for (const partner of instance.hostPartners) {
      const here = now.filter((each) => each.partner === partner.id).length;
      over(`${partner.id} in week ${week}`, here, inWeek(partner.runsAtOnce, week));
    }
    for (const [language, figure] of Object.entries(instance.interpreters)) {
      const speaking = now.filter(({ run }) => run.language === language).length;
      over(`interpreters of ${language} in week ${week}`, speaking, inWeek(figure, week));
    }
    const series = now.flatMap(({ run }) => (run.series === null ? [] : [run.series]));
    for (const name of new Set(series))
      over(`series ${name} in week ${week}`, series.filter((each) => each === name).length, 1);
  }
  for (const partner of instance.hostPartners) {
    const runs = placed.filter((each) => each.partner === partner.id).length;
    over(`${partner.id} in the year`, runs, partner.runsPerYear);
  }
  for (const office of instance.offices) {
    const here = placed.filter((each) => each.office === office.code);
    const load = sum(here.map(({ run }) => run.seats * run.weeks));
    cost += Math.max(0, load - office.seatWeeksTarget) * instance.cost.overload;
  }
  if (plan.bound !== undefined && plan.bound > cost + 1e-6)
    violations.push(`the bound ${plan.bound} is above the cost ${cost}`);
  return { cost, unplaced, violations };
}

import { entryOf, FaultList, isRecord, shown } from './fault-list.js';
import type { Instance, InstanceHostPartner, InstanceOffice, InstanceRun, Placement } from './instance.js';
import { InstanceFields } from './instance-fields.js';

const MOST_BYTES = 64 * 1024 * 1024;
const MOST = { weeks: 60, offices: 200, hostPartners: 5_000, runs: 5_000, placements: 5_000 };

/** An instance that cannot be planned, with up to twenty sentences that say what is wrong where. */
export class MalformedInstance extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/** Reads the text of an instance file strictly. Throws `MalformedInstance`. */
export function readInstance(text: string): Instance {
  if (text.length > MOST_BYTES)
    throw new MalformedInstance([`The file is larger than ${MOST_BYTES / 1024 / 1024} MB.`]);
  let value: unknown;
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw new MalformedInstance([`The file is not JSON: ${(error as Error).message.slice(0, 200)}.`]);
  }
  return new InstanceReader().read(value);
}

class InstanceReader {
  private readonly faults = new FaultList();
  private readonly fields = new InstanceFields(this.faults);
  private readonly offices = new Map<string, InstanceOffice>();
  private readonly partners = new Map<string, InstanceHostPartner>();
  private readonly runs = new Map<string, InstanceRun>();
  private readonly placements = new Map<string, Set<string>>();
  private weeks = 0;

  read(value: unknown): Instance {
    const { fields, faults } = this;
    if (!isRecord(value)) throw new MalformedInstance([`The file holds ${shown(value)}, not an instance.`]);
    const given = (key: string) => entryOf(value, key);
    if (given('version') !== 1)
      faults.add(`version is ${shown(given('version'))}: this program reads version 1.`);
    const description = given('description') ?? '';
    if (typeof description !== 'string') faults.add(`description is ${shown(description)}: give a text.`);
    this.weeks = fields.number('weeks', given('weeks'), { least: 1, most: MOST.weeks, whole: true });
    const cost = fields.numbers('cost', given('cost'), ['hotelBedWeek', 'overload']);
    const preparation = this.preparation(given('preparation'));
    fields.list('offices', given('offices'), MOST.offices).forEach((each, i) => this.office(each, i));
    fields
      .list('hostPartners', given('hostPartners'), MOST.hostPartners)
      .forEach((each, i) => this.partner(each, i));
    const interpreters = fields.figures('interpreters', given('interpreters'), this.weeks);
    for (const [i, run] of fields.list('runs', given('runs'), MOST.runs).entries())
      if (!faults.full) this.run(run, i);
    const pins = this.pins(given('pins') ?? []);
    const released = this.released(given('released') ?? null);
    if (faults.any) throw new MalformedInstance(faults.sentences);
    return {
      version: 1,
      description: description as string,
      weeks: this.weeks,
      cost: cost as unknown as Instance['cost'],
      preparation,
      offices: [...this.offices.values()],
      hostPartners: [...this.partners.values()],
      interpreters,
      pins,
      released,
      runs: [...this.runs.values()],
    };
  }

  private preparation(value: unknown): Instance['preparation'] {
    const record = this.fields.record('preparation', value);
    return {
      weeks: this.fields.number('preparation.weeks', entryOf(record, 'weeks'), {
        most: MOST.weeks,
        whole: true,
      }),
      coordinatorLoad: this.fields.number('preparation.coordinatorLoad', entryOf(record, 'coordinatorLoad')),
    };
  }

  private office(value: unknown, index: number): void {
    const { fields, weeks } = this;
    const record = fields.record(`offices[${index}]`, value);
    const code = fields.name(`offices[${index}].code`, entryOf(record, 'code'));
    fields.unique('The office', this.offices, code);
    const place = `The office ${shown(code)}: `;
    const perWeek = (key: string) => fields.perWeek(`${place}${key}`, entryOf(record, key), weeks);
    const own = entryOf(record, 'interpreters');
    this.offices.set(code, {
      code,
      rooms: perWeek('rooms'),
      beds: perWeek('beds'),
      hotelBeds: perWeek('hotelBeds'),
      coordinators: perWeek('coordinators'),
      arrivalsPerWeek: perWeek('arrivalsPerWeek'),
      seatWeeksTarget: fields.number(`${place}seatWeeksTarget`, entryOf(record, 'seatWeeksTarget')),
      ...(own !== undefined && { interpreters: fields.figures(`${place}interpreters`, own, weeks) }),
    });
  }

  private partner(value: unknown, index: number): void {
    const { fields } = this;
    const record = fields.record(`hostPartners[${index}]`, value);
    const id = fields.name(`hostPartners[${index}].id`, entryOf(record, 'id'));
    fields.unique('The host partner', this.partners, id);
    const place = `The host partner ${shown(id)}: `;
    this.partners.set(id, {
      id,
      runsAtOnce: fields.perWeek(`${place}runsAtOnce`, entryOf(record, 'runsAtOnce'), this.weeks),
      runsPerYear: fields.number(`${place}runsPerYear`, entryOf(record, 'runsPerYear')),
    });
  }

  private run(value: unknown, index: number): void {
    const { fields } = this;
    const record = fields.record(`runs[${index}]`, value);
    const id = fields.name(`runs[${index}].id`, entryOf(record, 'id'));
    fields.unique('The run', this.runs, id);
    const place = `The run ${shown(id)}: `;
    const series = entryOf(record, 'series') ?? null;
    const weeks = fields.number(`${place}weeks`, entryOf(record, 'weeks'), {
      least: 1,
      most: this.weeks,
      whole: true,
    });
    const run: InstanceRun = {
      id,
      weeks,
      seats: fields.number(`${place}seats`, entryOf(record, 'seats'), { whole: true }),
      language: fields.name(`${place}language`, entryOf(record, 'language')),
      series: series === null ? null : fields.name(`${place}series`, series),
      unplacedCost: fields.number(`${place}unplacedCost`, entryOf(record, 'unplacedCost')),
      placements: [],
    };
    const known = new Set<string>();
    fields.list(`${place}placements`, entryOf(record, 'placements'), MOST.placements).forEach((each, i) => {
      if (this.faults.full) return;
      const at = `${place}placements[${i}]`;
      if (!Array.isArray(each) || each.length !== 4)
        return this.faults.add(`${at} is ${shown(each)}: give [office, host partner, start week, cost].`);
      const placement = this.placement(at, each, weeks);
      const name = placement.join('|');
      if (known.has(name)) this.faults.add(`${at} stands there twice.`);
      known.add(name);
      run.placements.push([...placement, fields.number(`${at}: the cost`, each[3])]);
    });
    this.runs.set(id, run);
    this.placements.set(id, known);
  }

  private placement(at: string, [office, partner, start]: unknown[], weeks: number): Placement {
    if (typeof office !== 'string' || !this.offices.has(office))
      this.faults.add(`${at}: the office ${shown(office)} is not among the offices of the file.`);
    if (typeof partner !== 'string' || !this.partners.has(partner))
      this.faults.add(
        `${at}: the host partner ${shown(partner)} is not among the host partners of the file.`,
      );
    if (!Number.isInteger(start) || (start as number) < 0 || (start as number) + weeks > this.weeks)
      this.faults.add(
        `${at}: a run of ${weeks} weeks cannot start in week ${shown(start)} of a year of weeks 0 to ${this.weeks - 1}.`,
      );
    return [String(office), String(partner), Number(start)];
  }

  /** A placement that the run has, as the file names it for a pin or the released plan. */
  private placementOf(at: string, id: unknown, value: unknown): Placement | null {
    const run = typeof id === 'string' ? this.runs.get(id) : undefined;
    if (!run) this.faults.add(`${at}: the run ${shown(id)} is not among the runs of the file.`);
    else if (
      !Array.isArray(value) ||
      value.length !== 3 ||
      !this.placements.get(run.id)!.has(value.join('|'))
    )
      this.faults.add(
        `${at}: ${JSON.stringify(value)?.slice(0, 80)} is not one of the placements of ${shown(id)}.`,
      );
    else return value as unknown as Placement;
    return null;
  }

  private pins(value: unknown): Instance['pins'] {
    const pinned = new Set<string>();
    return this.fields.list('pins', value, MOST.runs).flatMap((each, i) => {
      const run = entryOf(each, 'run');
      const placement = this.placementOf(`pins[${i}]`, run, entryOf(each, 'placement'));
      if (placement === null) return [];
      this.fields.unique('The pin of', pinned, run as string);
      pinned.add(run as string);
      return [{ run: run as string, placement }];
    });
  }

  /** The released plan may hold what is no placement any more (an office that has closed). */
  private released(value: unknown): Instance['released'] {
    if (value === null) return null;
    const record = this.fields.record('released', value);
    const placements = Object.create(null) as Record<string, Placement | null>;
    for (const [run, at] of Object.entries(
      this.fields.record('released.placements', entryOf(record, 'placements')),
    )) {
      if (!this.runs.has(run))
        this.faults.add(`released.placements: the run ${shown(run)} is not among the runs.`);
      else if (at === null) placements[run] = null;
      else if (!Array.isArray(at) || at.length !== 3)
        this.faults.add(
          `released.placements of ${shown(run)} is ${shown(at)}: give [office, host partner, week] or null.`,
        );
      else placements[run] = at as Placement;
    }
    return {
      changeCost: this.fields.number('released.changeCost', entryOf(record, 'changeCost')),
      placements,
    };
  }
}

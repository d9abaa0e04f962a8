import { entryOf, FaultList, isRecord, shown } from '../planner/fault-list.js';
import type { Placement, PlanFile } from '../planner/instance.js';
import { MalformedInstance } from '../planner/read-instance.js';

/** Reads the text of a plan file strictly; whether its runs are those of a year is for the import. Throws `MalformedInstance`. */
export function readPlanFile(text: string): PlanFile {
  const faults = new FaultList();
  let value: unknown;
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw new MalformedInstance([`The file is not JSON: ${(error as Error).message.slice(0, 200)}.`]);
  }
  const given = entryOf(value, 'placements');
  if (!isRecord(given))
    throw new MalformedInstance([
      `placements is ${shown(given)}: give an object of [office, host partner, start week] or null by run.`,
    ]);
  const placements: [string, Placement | null][] = Object.entries(given).map(([run, at]) => {
    if (at !== null && !isPlacement(at))
      faults.add(
        `The run ${shown(run)} is at ${shown(at)}: give [office, host partner, start week] or null.`,
      );
    return [run, at as Placement | null];
  });
  const bound = entryOf(value, 'bound');
  if (bound !== undefined && (typeof bound !== 'number' || !Number.isFinite(bound) || bound < 0))
    faults.add(`bound is ${shown(bound)}: give a number from 0 up, or leave it out.`);
  if (faults.any) throw new MalformedInstance(faults.sentences);
  const read = Object.assign(
    Object.create(null) as Record<string, Placement | null>,
    Object.fromEntries(placements),
  );
  return bound === undefined ? { placements: read } : { placements: read, bound: bound as number };
}

const isPlacement = (at: unknown): at is Placement =>
  Array.isArray(at) &&
  at.length === 3 &&
  typeof at[0] === 'string' &&
  typeof at[1] === 'string' &&
  Number.isInteger(at[2]);

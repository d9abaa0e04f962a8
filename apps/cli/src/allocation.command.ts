import { readFile, stat } from 'node:fs/promises';
import { Command } from 'commander';
import type { DataSource } from 'typeorm';
import {
  type ImportedPlan,
  type Instance,
  MalformedInstance,
  PlanFiles,
  planFilesOn,
  readPlanFile,
  UnplannableYear,
} from '#allocation';
import { openDataSource } from '#database';
import { Clock } from '#platform';
import { Refused, writeWhole } from './allocate.command.js';
import { fiscalYearIn } from './fiscal-year.js';
import { print } from './print.js';

const MOST_BYTES = 64 * 1024 * 1024;

interface Options {
  fiscalYear: number;
  scenario?: string;
}

export const allocationCommand = (): Command =>
  new Command('allocation')
    .description('years and plans as files, for `kccp allocate` and for whoever plans elsewhere')
    .addCommand(
      new Command('export')
        .description('what a year is planned with, as an instance file')
        .requiredOption('--fiscal-year <year>', 'the fiscal year', fiscalYearIn)
        .option('--scenario <plan>', 'the id of a version, for its scenario and its pins')
        .requiredOption('--out <file>', 'where to write the instance')
        .action(exportYear),
    )
    .addCommand(
      new Command('import-plan')
        .description('make a draft from a plan file')
        .argument('<plan>', 'the plan, as JSON')
        .requiredOption('--fiscal-year <year>', 'the fiscal year', fiscalYearIn)
        .option('--scenario <plan>', 'the id of the version from which it was exported')
        .requiredOption('--name <name>', 'the name of the draft')
        .action(importPlan),
    );

async function exportYear({ out, ...options }: Options & { out: string }): Promise<void> {
  const instance = await withFiles((files) => files.exported(wanted(options)));
  await writeWhole(out, linesOf(instance));
  const placements = instance.runs.reduce((sum, run) => sum + run.placements.length, 0);
  const stuck = instance.runs.filter((run) => run.placements.length === 0).length;
  print(
    `${instance.runs.length} runs with ${placements.toLocaleString('en-GB')} placements, ${instance.offices.length} domestic offices, ${instance.hostPartners.length} host partners, ${instance.weeks} weeks, ${instance.pins.length} pins.`,
  );
  if (stuck > 0) print(`For ${stuck} of the runs the filters leave no placement: they cannot be placed.`);
}

async function importPlan(file: string, { name, ...options }: Options & { name: string }): Promise<void> {
  const plan = await textOf(file);
  const imported = await withFiles(async (files) => {
    try {
      return await files.import(wanted(options), name, readPlanFile(plan));
    } catch (error) {
      if (!(error instanceof MalformedInstance)) throw error;
      const faults = error.faults.map((fault) => `  ${fault}`).join('\n');
      throw new Refused(`${file} cannot be imported; nothing was written:\n${faults}`);
    }
  });
  print(`Draft ${imported.id}: ${told(imported)}.`);
}

function told({ placed, unplaced, cost, bound, exceeded }: ImportedPlan): string {
  const parts = [`${placed} runs placed, ${unplaced} not, cost ${cost.toFixed(1)}`];
  if (bound !== null && cost > 0)
    parts.push(`at most ${(Math.ceil(((cost - bound) / cost) * 10_000) / 100).toFixed(2)} % better exists`);
  if (exceeded > 0) parts.push(`${exceeded} limits are exceeded and stand in its list of faults`);
  return parts.join(', ');
}

const wanted = ({ fiscalYear: year, scenario }: Options) => ({
  fiscalYear: year,
  scenarioId: scenario ?? null,
});

async function withFiles<T>(act: (files: PlanFiles) => Promise<T>): Promise<T> {
  const dataSource: DataSource = await openDataSource();
  try {
    return await act(planFilesOn(dataSource, new Clock()));
  } catch (error) {
    if (error instanceof UnplannableYear) throw new Refused(error.message);
    throw error;
  } finally {
    await dataSource.destroy();
  }
}

async function textOf(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES) throw new Refused(`${file} is larger than ${MOST_BYTES / 1024 / 1024} MB.`);
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Refused(`${file} cannot be read (${code}).`);
  }
}

/** One run a line, so that two exports can be compared line by line. */
function linesOf({ runs, ...year }: Instance): string {
  const head = JSON.stringify(year).slice(0, -1);
  return `${head},"runs":[\n${runs.map((run) => JSON.stringify(run)).join(',\n')}\n]}\n`;
}

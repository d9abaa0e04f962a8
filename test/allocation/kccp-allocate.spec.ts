import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkPlan } from './check-plan.js';
import { instanceFile } from './instances.js';
import { aTinyRun, aTinyYear } from './tiny-year.js';

const CLI = join(process.cwd(), 'dist/apps/cli/src/main.js');
const SUMMARY =
  /^cost ([\d.]+), bound ([\d.]+), at most [\d.]+ % better exists, (\d+) unplaced, [\d.]+ seconds\n$/;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kccp-allocate-'));
  writeFileSync(join(folder, 'year.json'), instanceFile('year-60'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Without a database, without Redis, without a single setting. */
function allocate(args: string[], onProgress?: (kill: () => void) => void): Promise<Ended> {
  const child = spawn(process.execPath, [CLI, 'allocate', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH },
  });
  const ended: Ended = { code: null, out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => (ended.out += data.toString()));
  // Once only: a signal that meets a program at its very end ends it without its exit code.
  child.stderr.once('data', () => onProgress?.(() => child.kill('SIGINT')));
  child.stderr.on('data', (data: Buffer) => (ended.err += data.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...ended, code })));
}

const planIn = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

describe('kccp allocate', () => {
  it('plans a year, says how good the plan is in one line, and writes what the checker confirms', async () => {
    const { code, out, err } = await allocate([
      'year.json',
      '--seconds',
      '2',
      '--seed',
      '1',
      '--out',
      'plan.json',
    ]);
    expect({ code, err }).toMatchObject({ code: 0 });
    const [, cost, bound, unplaced] = SUMMARY.exec(out)!;
    const checked = checkPlan(JSON.parse(instanceFile('year-60')), planIn('plan.json'));
    expect(checked.violations).toEqual([]);
    expect(Number(cost)).toBeCloseTo(checked.cost, 1);
    expect(Number(unplaced)).toBe(checked.unplaced);
    expect(Number(bound)).toBeCloseTo(planIn('plan.json').bound, 1);
    expect(err).toMatch(/ s {2}cost [\d.]+, bound /);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('writes the best plan so far when it is interrupted', async () => {
    const { code, out, err } = await allocate(
      ['year.json', '--seconds', '3600', '--out', 'interrupted.json'],
      (interrupt) => interrupt(),
    );
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(SUMMARY) });
    expect(err).toContain('cut off');
    expect(checkPlan(JSON.parse(instanceFile('year-60')), planIn('interrupted.json')).violations).toEqual([]);
  });

  it('refuses a malformed instance with sentences, and writes nothing', async () => {
    const year = aTinyYear([aTinyRun('A', { seats: -1 })]);
    writeFileSync(join(folder, 'bad.json'), JSON.stringify(year));
    const { code, out, err } = await allocate(['bad.json', '--out', 'never.json']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe('bad.json cannot be planned:\n  The run "A": seats is -1: it must not be below 0.\n');
    expect(existsSync(join(folder, 'never.json'))).toBe(false);
  });

  it.each([
    [['nowhere.json', '--out', 'x.json'], 'nowhere.json cannot be read (ENOENT).\n'],
    [['.', '--out', 'x.json'], '. cannot be read (EISDIR).\n'],
    [
      ['year.json', '--seconds', '0', '--out', 'no/folder/x.json'],
      'The plan could not be written to no/folder/x.json (ENOENT).\n',
    ],
  ])('says what is wrong with %j', async (args, sentence) => {
    const { code, err } = await allocate(args);
    expect(code).toBe(1);
    expect(err).toContain(sentence);
  });

  it.each(['-1', 'ten', 'NaN', '1e9', ''])('refuses --seconds "%s"', async (seconds) => {
    const { code, err } = await allocate(['year.json', `--seconds=${seconds}`, '--out', 'x.json']);
    expect(code).not.toBe(0);
    expect(err).toContain('Give a number from 0 to 86400.');
  });
});

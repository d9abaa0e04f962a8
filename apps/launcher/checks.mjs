// What `npm run check` looks at, and `npm test` before its tests.
import { cpus } from 'node:os';
import { projectFolder } from './folders.mjs';
import { pathWithPinnedNode } from './pinned-node.mjs';
import { runCommand } from './run-command.mjs';
import { Trouble } from './trouble.mjs';

/** The empty schema on which the migrations run, to be compared with the entities. */
export const driftSchema = 'kccp_drift';

const CLI = ['node', '--enable-source-maps', 'dist/apps/cli/src/main.js'];

/** The slow ones first, so that two at a time end together. @type {{ name: string, command: string[] }[]} */
const CHECKS = [
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'types', command: ['tsc', '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'format', command: ['prettier', '--check', '.'] },
  {
    name: 'boundaries',
    command: ['depcruise', 'apps', 'libs', 'test', '--config', '.dependency-cruiser.cjs'],
  },
  { name: 'dead code', command: ['knip'] },
  { name: 'migrations', command: [...CLI, 'migrate', '--check'] },
  {
    name: 'documents',
    command: ['node', '--enable-source-maps', 'dist/apps/api/src/documents.js', '--check'],
  },
];

/**
 * @param {{ environment: Record<string, string | undefined>, progress: import('./progress.mjs').Progress, only?: string[] }} options
 * @returns {Promise<{ name: string, passed: boolean }[]>}
 */
export async function runChecks({ environment, progress, only = [] }) {
  const unknown = only.find((name) => !CHECKS.some((check) => check.name === name));
  if (unknown !== undefined) {
    throw new Trouble(
      `There is no check "${unknown}"; there are: ${CHECKS.map(({ name }) => name).join(', ')}.`,
    );
  }
  const waiting = CHECKS.filter(({ name }) => only.length === 0 || only.includes(name));
  /** @type {{ name: string, passed: boolean }[]} */
  const results = [];
  const oneAfterAnother = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      results.push({ name: check.name, passed: await passes(check, environment, progress) });
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(2, cpus().length)) }, oneAfterAnother));
  return results;
}

/**
 * @param {{ name: string, command: string[] }} check
 * @param {Record<string, string | undefined>} environment
 * @param {import('./progress.mjs').Progress} progress
 */
async function passes({ name, command: [program, ...args] }, environment, progress) {
  try {
    await progress.step(name, 'checking', async () => {
      const { code, output } = await runCommand(String(program), args, {
        workingFolder: projectFolder,
        environment: { ...process.env, ...environment, PATH: pathWithPinnedNode() },
      });
      if (code !== 0) throw new Trouble(`${name}: ${[program, ...args].join(' ')}`, output);
    });
    return true;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    progress.line(`\n${error.details?.trimEnd()}\n\n  ↑ ${error.message}\n`);
    return false;
  }
}

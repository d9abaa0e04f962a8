// Which packages are needed beside those the system has. apt-cache knows; the names differ between releases.
import { runCommand } from './run-command.mjs';
import { Trouble } from './trouble.mjs';

const ONLY_DEPENDENCIES = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'].map(
  (kind) => `--no-${kind}`,
);

/**
 * The wanted packages and all their dependencies that are not installed.
 * @param {string[]} wanted
 * @param {string[]} options of apt
 */
export async function unmetDependencies(wanted, options) {
  const environment = { ...process.env, LC_ALL: 'C' };
  const [depends, query] = await Promise.all([
    runCommand('apt-cache', [...options, 'depends', '--recurse', ...ONLY_DEPENDENCIES, ...wanted], {
      environment,
    }),
    runCommand('dpkg-query', ['-W', '-f=${Package} ${db:Status-Abbrev}\\n'], { environment }),
  ]);
  if (depends.code !== 0)
    throw new Trouble('The dependencies of the packages are not known.', depends.output);
  const installed = new Set(
    query.output
      .split('\n')
      .filter((line) => line.includes(' ii'))
      .map((line) => line.split(' ')[0]),
  );
  return walk(wanted, readDependencies(depends.output), installed);
}

/**
 * Reads `apt-cache depends`: names at the margin, each with its dependencies, and what provides a virtual one.
 * Alternatives carry a bar and end with the first line without one.
 * @param {string} output
 * @returns {Map<string, string[][]>} name → groups of packages of which one is enough
 */
function readDependencies(output) {
  /** @type {Map<string, string[][]>} */
  const dependencies = new Map();
  /** @type {string[][]} */
  let groups = [];
  /** @type {string[]} */
  let alternatives = [];
  let groupGoesOn = false;
  let lastIsVirtual = false;
  for (const line of output.split('\n')) {
    const dependency = /^ ([ |])(?:Pre)?Depends: (<?)([^>\s]+)>?$/.exec(line);
    const provider = /^ {4}(\S+)$/.exec(line)?.[1];
    if (dependency !== null) {
      const [, bar, virtual, name] = dependency;
      if (!groupGoesOn) groups.push((alternatives = []));
      lastIsVirtual = virtual === '<';
      if (!lastIsVirtual) alternatives.push(String(name));
      groupGoesOn = bar === '|';
    } else if (provider !== undefined) {
      // Real packages list other providers, too: those would only replace what the package itself gives.
      if (lastIsVirtual) alternatives.push(provider);
    } else if (/^[^\s<]/.test(line)) {
      groupGoesOn = false;
      dependencies.set(line.trim(), (groups = []));
    }
  }
  return dependencies;
}

/**
 * @param {string[]} wanted
 * @param {Map<string, string[][]>} dependencies
 * @param {Set<string>} installed
 */
function walk(wanted, dependencies, installed) {
  const chosen = new Set(wanted);
  for (const name of chosen) {
    for (const alternatives of dependencies.get(name) ?? []) {
      if (alternatives.some((each) => installed.has(each) || chosen.has(each))) continue;
      if (alternatives[0] !== undefined) chosen.add(alternatives[0]);
    }
  }
  return [...chosen];
}

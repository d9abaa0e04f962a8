// Fetches packages of Debian or Ubuntu and unpacks them into a folder: no root, no change to the system.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { unmetDependencies } from './debian-dependencies.mjs';
import { runCommand } from './run-command.mjs';
import { programOnPath } from './program-search.mjs';
import { Trouble } from './trouble.mjs';

const APT_OPTIONS = [
  '-o',
  'APT::Sandbox::User=root', // the sandbox user may not enter a private folder
  '-o',
  'Acquire::Retries=3',
  '-o',
  'Acquire::http::Timeout=20',
  '-o',
  'Acquire::https::Timeout=20',
  '-o',
  'Acquire::Languages=none',
];

export function canFetchPackages() {
  return ['apt-get', 'apt-cache', 'dpkg-deb', 'dpkg-query'].every(
    (program) => programOnPath(program) !== undefined,
  );
}

/**
 * Unpacks the packages, and those of their dependencies the system lacks, below `target`.
 * @param {string[]} wanted
 * @param {{ target: string, workFolder: string, isRecentEnough: (name: string, version: string) => boolean }} options
 */
export async function unpackPackages(wanted, { target, workFolder, isRecentEnough }) {
  // With the system's own package lists first; where they are missing or out of date, with lists of our own.
  const tries = [[], ownListOptions(workFolder)];
  let lastOutput = '';
  for (const lists of tries) {
    if (lists.length > 0) {
      const update = await runCommand('apt-get', [...APT_OPTIONS, ...lists, 'update']);
      lastOutput = update.output;
      if (update.code !== 0) continue;
    }
    const options = [...APT_OPTIONS, ...lists];
    const offered = await candidateVersions(wanted, options);
    if (wanted.some((name) => !offered.has(name))) {
      lastOutput ||= `The package lists do not know ${wanted.filter((name) => !offered.has(name)).join(', ')}.`;
      continue;
    }
    for (const [name, version] of offered) {
      if (!isRecentEnough(name, version)) {
        throw new Trouble(`This system's package lists offer ${name} ${version}, which is too old.`);
      }
    }
    const downloaded = await download(await unmetDependencies(wanted, options), options, workFolder);
    if (downloaded.code !== 0) {
      lastOutput = downloaded.output;
      continue;
    }
    await unpackAll(downloaded.folder, target);
    return;
  }
  throw new Trouble('The packages could not be fetched.', lastOutput);
}

/** @param {string} workFolder */
function ownListOptions(workFolder) {
  const state = path.join(workFolder, 'apt');
  const [lists, cache] = [path.join(state, 'lists'), path.join(state, 'cache')];
  for (const folder of [lists, cache]) mkdirSync(path.join(folder, 'partial'), { recursive: true });
  return [
    '-o',
    `Dir::State=${state}`,
    '-o',
    `Dir::State::lists=${lists}`,
    '-o',
    'Dir::State::status=/var/lib/dpkg/status',
    '-o',
    `Dir::Cache=${cache}`,
    '-o',
    `Dir::Cache::archives=${cache}`,
    '-o',
    'Debug::NoLocking=1',
  ];
}

/** @param {string[]} names @param {string[]} options @returns {Promise<Map<string, string>>} */
async function candidateVersions(names, options) {
  const { output } = await runCommand('apt-cache', [...options, 'policy', ...names], {
    environment: { ...process.env, LC_ALL: 'C' },
  });
  const versions = new Map();
  let name = '';
  for (const line of output.split('\n')) {
    if (/^\S+:$/.test(line)) name = line.slice(0, -1);
    const candidate = /^ {2}Candidate: (.+)$/.exec(line)?.[1];
    if (candidate !== undefined && candidate !== '(none)') versions.set(name, candidate);
  }
  return versions;
}

/** @param {string[]} names @param {string[]} options @param {string} workFolder */
async function download(names, options, workFolder) {
  const folder = path.join(workFolder, 'downloads');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { code, output } = await runCommand('apt-get', [...options, 'download', ...names], {
    workingFolder: folder,
  });
  return { code, output, folder };
}

/** @param {string} folder @param {string} target */
async function unpackAll(folder, target) {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb'))) {
    const { code, output } = await runCommand('dpkg-deb', ['-x', path.join(folder, file), target]);
    if (code !== 0) throw new Trouble(`${file} could not be unpacked.`, output);
  }
}

/** Folders of shared libraries below an unpacked tree. @param {string} tree */
export function libraryFolders(tree) {
  return ['usr/lib', 'lib']
    .map((folder) => path.join(tree, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => [folder, ...readdirSync(folder).map((name) => path.join(folder, name))])
    .filter((folder) => /-linux-gnu[^/]*$/.test(folder));
}

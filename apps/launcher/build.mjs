// Compiles apps/ and libs/ to dist/ where a source has changed since.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from './folders.mjs';
import { pathWithPinnedNode } from './pinned-node.mjs';
import { runOrExplain } from './run-command.mjs';
import { removeLeftBehind, unfinishedNameOf } from './unfinished.mjs';

const distFolder = path.join(projectFolder, 'dist');
const stampFile = path.join(distFolder, '.kccp-source-hash');
const SOURCES = ['apps', 'libs', '.swcrc', 'package.json', 'package-lock.json'];

/**
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<string>} what tells this state of the sources from any other
 */
export async function ensureBuild(progress) {
  const wanted = sourceHash();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return wanted;
  await progress.step('Build', 'compiling', async (say) => {
    removeLeftBehind(projectFolder);
    const nextFolder = unfinishedNameOf(distFolder);
    const oldFolder = `${nextFolder}.old`;
    try {
      // Made aside, so that what runs from dist/ meanwhile never sees half of it.
      await runOrExplain('npm', ['run', '--silent', 'build', '--', '-d', path.basename(nextFolder)], {
        workingFolder: projectFolder,
        environment: { ...process.env, PATH: pathWithPinnedNode() },
        trouble: 'The sources could not be compiled: `npm run build` failed.',
      });
      writeFileSync(path.join(nextFolder, path.basename(stampFile)), wanted);
      if (existsSync(distFolder)) renameSync(distFolder, oldFolder);
      renameSync(nextFolder, distFolder);
    } finally {
      for (const folder of [nextFolder, oldFolder]) rmSync(folder, { recursive: true, force: true });
    }
    say('compiled');
  });
  return wanted;
}

function sourceHash() {
  const hash = createHash('sha256');
  for (const source of SOURCES) addToHash(hash, path.join(projectFolder, source));
  return hash.digest('hex');
}

/** Times and sizes, not contents: a thousand files in a few milliseconds. */
function addToHash(hash, file) {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (found.isDirectory()) {
    if (path.basename(file) === 'launcher') return;
    for (const name of readdirSync(file).sort()) addToHash(hash, path.join(file, name));
  } else {
    hash.update(`${file}\0${found.mtimeMs}\0${found.size}\0`);
  }
}

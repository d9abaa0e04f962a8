import { launch, stopRank } from './launched-process.mjs';
import { pathWithPinnedNode } from './pinned-node.mjs';

/**
 * Runs a command with the terminal as its own and gives its exit code.
 * @param {string} command
 * @param {string[]} args
 * @param {object} options
 * @param {import('./folders.mjs').InstanceFolders} options.folders
 * @param {NodeJS.ProcessEnv} options.environment
 * @param {string} [options.name]
 * @param {string} [options.workingFolder] without it, the folder it was called from
 * @param {boolean} [options.quietOutput] only what it says on standard error is shown
 */
export async function runAtTerminal(
  command,
  args,
  { folders, environment, name = 'command', workingFolder, quietOutput = false },
) {
  const launched = launch({
    name,
    command,
    args,
    folders,
    environment: { ...process.env, ...environment, PATH: pathWithPinnedNode() },
    rank: stopRank.command,
    stdio: ['inherit', quietOutput ? 'ignore' : 'inherit', 'inherit'],
    workingFolder,
    atTerminal: process.stdin.isTTY === true,
  });
  const { code } = await launched.exit;
  if (code === 127) process.stderr.write(`${command} could not be run.\n`);
  return code ?? 1;
}

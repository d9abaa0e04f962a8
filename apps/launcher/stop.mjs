// npm run stop: ends a running instance of this clone, or what a killed one has left.
import { instanceFolders } from './folders.mjs';
import { stopInstance } from './instance-lock.mjs';
import { createProgress } from './progress.mjs';
import { describeTrouble } from './trouble.mjs';

try {
  const progress = createProgress();
  if (!(await stopInstance(instanceFolders(), progress)))
    progress.line('  Nothing of this clone was running.');
} catch (error) {
  process.stderr.write(`${describeTrouble(error)}\n`);
  process.exitCode = 1;
}

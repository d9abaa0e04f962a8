// npm run reset: stops this clone and forgets the demonstration's data; programs and packages stay.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { instanceFolders } from './folders.mjs';
import { stopInstance } from './instance-lock.mjs';
import { createProgress } from './progress.mjs';
import { describeTrouble } from './trouble.mjs';

try {
  const progress = createProgress();
  const folders = instanceFolders();
  await stopInstance(folders, progress);
  for (const folder of [folders.data, path.join(folders.home, 'mail'), folders.log]) {
    rmSync(folder, { recursive: true, force: true });
  }
  progress.line('  Forgotten: data, letters and logs of the demonstration. The next `npm start` seeds anew.');
} catch (error) {
  process.stderr.write(`${describeTrouble(error)}\n`);
  process.exitCode = 1;
}

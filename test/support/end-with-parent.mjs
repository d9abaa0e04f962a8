import { isMainThread } from 'node:worker_threads';

// Loaded before a program that a test starts. Its standard input is a pipe that nobody writes to: it ends when the test
// run does, even by a kill, and then nobody is left to end the program.
if (isMainThread) {
  process.stdin.on('close', () => process.kill(process.pid, 'SIGKILL'));
  process.stdin.resume();
  process.stdin.unref();
}

/** What a command says goes to standard output, one line at a time. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

// `kccp settings | head` closes the pipe early; that is no fault.
process.stdout.on('error', () => undefined);

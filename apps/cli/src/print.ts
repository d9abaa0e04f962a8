/** What a command says goes to standard output, one line at a time. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

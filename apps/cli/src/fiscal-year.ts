import { InvalidArgumentError } from 'commander';

/** A fiscal year as it is given on a command line. */
export function fiscalYearIn(text: string): number {
  if (/^(19[5-9]\d|20\d\d|21\d\d)$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give the year in which it begins, for example 2026.');
}

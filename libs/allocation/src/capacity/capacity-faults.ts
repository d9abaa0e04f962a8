import type { FieldFault } from '#platform';
import type { FiscalYear } from '#catalogue';
import { rangeFaults } from './by-week.js';
import type { CapacityFacts, ChangeOfFigure } from './office-figures.js';

/** What is wrong with the figures of an office for a year, in the names of the request. */
export function capacityFaults(fiscalYear: FiscalYear, facts: CapacityFacts): FieldFault[] {
  const { interpreters, changes, closures } = facts;
  const languages = interpreters.map(({ language }) => language);
  return [
    ...languages.flatMap((language, index) =>
      languages.indexOf(language) < index
        ? [fault(`interpreters[${index}].language`, `must not name ${language} a second time`)]
        : [],
    ),
    ...changes.flatMap((change, index) => changeFaults(change, `changes[${index}]`, languages)),
    ...rangeFaults(
      changes,
      'changes',
      () => fiscalYear,
      ({ quantity, language }) => `${quantity} ${language ?? ''}`,
    ),
    ...rangeFaults(closures, 'closures', () => fiscalYear),
  ];
}

function changeFaults(
  { quantity, language, figure }: ChangeOfFigure,
  at: string,
  languages: string[],
): FieldFault[] {
  const faults: FieldFault[] = [];
  if (quantity !== 'COORDINATORS' && !Number.isInteger(figure))
    faults.push(fault(`${at}.figure`, 'must be a whole number: only coordinators are counted in tenths'));
  if (quantity !== 'INTERPRETERS' && language !== null)
    faults.push(fault(`${at}.language`, 'must be left out: only interpreters have a language'));
  if (quantity === 'INTERPRETERS' && !languages.includes(language ?? ''))
    faults.push(fault(`${at}.language`, 'must be a language of which the office has interpreters that year'));
  return faults;
}

const fault = (field: string, what: string): FieldFault => ({ field, message: `${field} ${what}.` });

import type { FieldFault } from '#platform';

export interface DecidedSlots {
  countryCode: string;
  slots: number;
  reason: string | null;
}

/** Every country of the proposal is decided on once, and whoever deviates from it says why. */
export function decisionFaults(proposed: Map<string, number>, decided: DecidedSlots[]): FieldFault[] {
  const faults = decided.flatMap(({ countryCode, slots, reason }, index): FieldFault[] => {
    const at = `allotments[${index}]`;
    const number = proposed.get(countryCode);
    if (number === undefined) {
      const message = `${countryCode} is not in this proposal: allot its slots on the course run.`;
      return [{ field: `${at}.countryCode`, message }];
    }
    if (decided.findIndex((other) => other.countryCode === countryCode) < index)
      return [{ field: `${at}.countryCode`, message: `${countryCode} is decided on twice.` }];
    if (slots === number || reason !== null) return [];
    const message = `${countryCode}: ${slots} instead of the ${number} proposed needs a reason.`;
    return [{ field: `${at}.reason`, message }];
  });
  const left = [...proposed.keys()].filter((code) => !decided.some((one) => one.countryCode === code));
  if (left.length === 0) return faults;
  const message = `These countries are not decided on yet: ${left.join(', ')}. Give 0 slots where a country gets none.`;
  return [...faults, { field: 'allotments', message }];
}

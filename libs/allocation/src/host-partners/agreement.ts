import { addDays, type FieldFault, type PlainDate } from '#platform';
import { type FiscalYear, firstDayOf, lastDayOf } from '#catalogue';

export interface Agreement {
  reference: string;
  validFrom: PlainDate;
  /** Its last day. */
  validTo: PlainDate;
  runsPerYear: number;
}

type Validity = Pick<Agreement, 'validFrom' | 'validTo'>;

/** For each of the weeks, whether all its days are days of agreements, which may follow one another. */
export function agreedWeeks(
  weeks: readonly { from: PlainDate; to: PlainDate }[],
  agreements: readonly Validity[],
): boolean[] {
  const spans = withoutSeams(agreements);
  return weeks.map(({ from, to }) =>
    spans.some(({ validFrom, validTo }) => validFrom <= from && to <= validTo),
  );
}

/** Agreements of which one begins when the other has ended, as one. */
function withoutSeams(agreements: readonly Validity[]): Validity[] {
  const spans: Validity[] = [];
  for (const { validFrom, validTo } of agreements.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))) {
    const before = spans.at(-1);
    if (before && validFrom === addDays(before.validTo, 1)) before.validTo = validTo;
    else spans.push({ validFrom, validTo });
  }
  return spans;
}

/** The most runs that an agreement of the year allows: agreements follow one another and are not added up. */
export function runsPerYear(
  fiscalYear: FiscalYear,
  agreements: readonly Omit<Agreement, 'reference'>[],
): number {
  const ofYear = agreements.filter(
    ({ validFrom, validTo }) => validFrom <= lastDayOf(fiscalYear) && validTo >= firstDayOf(fiscalYear),
  );
  return Math.max(0, ...ofYear.map((one) => one.runsPerYear));
}

/** An agreement ends after it begins, and the agreements of a partner lie apart. */
export function agreementFaults(agreements: readonly Agreement[]): FieldFault[] {
  const faults: FieldFault[] = [];
  agreements.forEach((one, index) => {
    if (one.validTo < one.validFrom) {
      const message = `agreements[${index}].validTo must not lie before its validFrom (${one.validFrom}).`;
      faults.push({ field: `agreements[${index}].validTo`, message });
    }
    const clash = agreements
      .slice(0, index)
      .find((other) => other.validFrom <= one.validTo && one.validFrom <= other.validTo);
    if (clash) {
      const message = `agreements[${index}].validFrom: in these days ${clash.reference} is valid already; end one before the other begins.`;
      faults.push({ field: `agreements[${index}].validFrom`, message });
    }
  });
  return faults;
}

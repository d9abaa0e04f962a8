import { isPlainDate, type PlainDate } from '#platform';

export type BirthRelation = 'SAME' | 'DAY_AND_MONTH_SWAPPED' | 'ONE_DIGIT_APART' | 'UNKNOWN' | 'DIFFERENT';

/** How two dates of birth may be of one person: the slips that are made when a date is copied by hand. */
export function birthRelation(one: PlainDate | null, other: PlainDate | null): BirthRelation {
  if (one === null || other === null) return 'UNKNOWN';
  if (one === other) return 'SAME';
  if (swapped(one) === other) return 'DAY_AND_MONTH_SWAPPED';
  let apart = 0;
  for (let place = 0; place < one.length; place++) if (one[place] !== other[place]) apart++;
  return apart === 1 ? 'ONE_DIGIT_APART' : 'DIFFERENT';
}

const swapped = (date: PlainDate) => `${date.slice(0, 5)}${date.slice(8)}-${date.slice(5, 7)}`;

/** Every day of the calendar that is related to this one, itself first: at most some 40, each a point in an index. */
export function relatedBirthDates(date: PlainDate): PlainDate[] {
  const related = new Set([date, swapped(date)]);
  for (const place of [0, 1, 2, 3, 5, 6, 8, 9])
    for (let digit = 0; digit <= 9; digit++)
      related.add(`${date.slice(0, place)}${digit}${date.slice(place + 1)}`);
  return [...related].filter(isPlainDate);
}

export const CRITERION_KINDS = [
  'EXPERIENCE',
  'AGE',
  'DEGREE',
  'LANGUAGE',
  'POST',
  'ORGANISATION',
  'EARLIER_PARTICIPATION',
  'OTHER',
] as const;
export type CriterionKind = (typeof CRITERION_KINDS)[number];

import { DomainError, type FieldFault, invalid } from '#platform';

/** One thing that screeners score: at most `maximum` points, counting `weight` in the whole. */
export interface ScoringCriterion {
  name: string;
  weight: number;
  maximum: number;
}

/** The most there is, in hundredths of a percent. */
export const FULL_SCORE = 10_000;

/** Throws SCALE.INVALID: two criteria of one name cannot be told apart. */
export function holdToScale(criteria: ScoringCriterion[]): void {
  const names = criteria.map(({ name }) => name.toLowerCase());
  const faults = names.flatMap((name, index): FieldFault[] =>
    names.indexOf(name) === index
      ? []
      : [{ field: `criteria[${index}].name`, message: `«${name}» stands twice: name each criterion once.` }],
  );
  if (faults.length > 0) throw invalid('SCALE.INVALID', faults);
}

/** The weighted whole of one screener's points, in hundredths of a percent. Throws SCORE.INVALID. */
export function totalOf(criteria: ScoringCriterion[], points: number[]): number {
  if (points.length !== criteria.length) {
    const message = `points must be ${criteria.length} numbers, one for each criterion of the scale, in its order.`;
    throw invalid('SCORE.INVALID', [{ field: 'points', message }]);
  }
  const faults = criteria.flatMap(({ name, maximum }, index): FieldFault[] =>
    points[index]! <= maximum
      ? []
      : [{ field: `points[${index}]`, message: `«${name}» has at most ${maximum} points.` }],
  );
  if (faults.length > 0) throw invalid('SCORE.INVALID', faults);
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const share = criteria.reduce(
    (sum, { weight, maximum }, index) => sum + (weight * points[index]!) / maximum,
    0,
  );
  return Math.round((FULL_SCORE * share) / weights);
}

export function scaleInUse(scores: number): DomainError {
  const sentence = `Nominations of this run are scored on the scale as it is (${scores} scores so far). Screeners take their scores back first, then it can change.`;
  return new DomainError('CONFLICT', 'SCALE.IN_USE', sentence, { scores });
}

import { Clock } from '#platform';

/** The demonstration tells of days that are past. */
export class PastClock extends Clock {
  constructor(private readonly instant: Date) {
    super();
  }

  override now(): Date {
    return this.instant;
  }
}

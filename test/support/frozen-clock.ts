import { Clock } from '#platform';

/** Stands still until a test moves it. */
export class FrozenClock extends Clock {
  constructor(private instant = new Date('2026-06-01T03:00:00Z')) {
    super();
  }

  override now(): Date {
    return new Date(this.instant);
  }

  set(instant: string): void {
    this.instant = new Date(instant);
  }

  advance(milliseconds: number): void {
    this.instant = new Date(this.instant.getTime() + milliseconds);
  }
}

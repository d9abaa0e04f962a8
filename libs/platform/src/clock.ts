import { Injectable } from '@nestjs/common';
import { type PlainDate, tokyoDate } from './plain-date.js';

/** The only maker of the present. Tests replace it by a frozen one. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Today in Asia/Tokyo, the zone in which KCCP counts days and fiscal years. */
  today(): PlainDate {
    return tokyoDate(this.now());
  }
}

import { Injectable } from '@nestjs/common';
import { DomainError, type Transaction } from '#platform';

/**
 * The places of a run, exact under any number of officers: a place is taken by conditional updates in the
 * transaction of the acceptance, first the country's slots, then the run's capacity (always in this order).
 */
@Injectable()
export class SlotsService {
  /** Throws SLOTS.NONE_LEFT, CAPACITY.NONE_LEFT. */
  async take(tx: Transaction, courseRunId: string, countryCode: string): Promise<void> {
    const ofCountry = await tx.write(
      'UPDATE allotment SET places_taken = places_taken + 1 WHERE course_run_id = ? AND country_code = ? AND places_taken < slots',
      [courseRunId, countryCode],
    );
    if (ofCountry.affectedRows === 0) {
      const sentence =
        'The country has no slot left in this course run. Put the nominee on the reserve list, or move a slot from another country.';
      throw new DomainError('CONFLICT', 'SLOTS.NONE_LEFT', sentence, { countryCode });
    }
    const ofRun = await tx.write(
      'UPDATE course_run SET places_taken = places_taken + 1 WHERE id = ? AND places_taken < capacity',
      [courseRunId],
    );
    if (ofRun.affectedRows === 0) {
      throw new DomainError(
        'CONFLICT',
        'CAPACITY.NONE_LEFT',
        'The course run is full. Put the nominee on the reserve list, or raise the capacity.',
      );
    }
  }

  async free(tx: Transaction, courseRunId: string, countryCode: string): Promise<void> {
    await tx.write(
      'UPDATE allotment SET places_taken = places_taken - 1 WHERE course_run_id = ? AND country_code = ? AND places_taken > 0',
      [courseRunId, countryCode],
    );
    await tx.write(
      'UPDATE course_run SET places_taken = places_taken - 1 WHERE id = ? AND places_taken > 0',
      [courseRunId],
    );
  }
}

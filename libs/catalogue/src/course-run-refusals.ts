import { DomainError } from '#platform';
import type { CourseRun } from './course-run.entity.js';

export function closed(run: CourseRun): DomainError {
  const words = {
    DRAFT: 'a draft',
    PUBLISHED: 'published',
    CANCELLED: 'cancelled',
    RECORDED: 'a record of the past',
  };
  return new DomainError(
    'CONFLICT',
    'COURSE_RUN.CLOSED',
    `This course run is ${words[run.state]}; that is not possible with it.`,
    { state: run.state },
  );
}

export function capacityTaken(taken: number): DomainError {
  const sentence = `${taken} people are accepted already: the capacity cannot be lower than that.`;
  return new DomainError('CONFLICT', 'COURSE_RUN.CAPACITY_BELOW_ACCEPTED', sentence, {
    fields: [{ field: 'capacity', message: sentence }],
  });
}

export function numberTaken(): DomainError {
  const sentence = 'Another course run has this course number.';
  return new DomainError('CONFLICT', 'COURSE_RUN.NUMBER_TAKEN', sentence, {
    fields: [{ field: 'courseNumber', message: sentence }],
  });
}

import type { DomainEvent } from '#platform';

export const MILESTONE_AHEAD = 'catalogue.milestone-ahead';

/** A milestone of a calendar is so many days ahead, and somebody is to be reminded. */
export const milestoneAhead = (
  calendarId: string,
  milestone: { code: string; fallsOn: string; daysBefore: number },
): DomainEvent => ({ type: MILESTONE_AHEAD, subjectId: calendarId, facts: { ...milestone } });

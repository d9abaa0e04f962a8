import type { DomainEvent } from '#platform';

export const SURVEY_REOPENED = 'catalogue.survey-reopened';

/** Headquarters has opened the survey again for one country. */
export const surveyReopened = (returnId: string, countryCode: string): DomainEvent => ({
  type: SURVEY_REOPENED,
  subjectId: returnId,
  facts: { countryCode },
});

/** A course is a candidate until the examination adopts it or does not; either result can be taken back, with the reason. */
export const COURSE_STATES = ['CANDIDATE', 'ADOPTED', 'NOT_ADOPTED'] as const;
export type CourseState = (typeof COURSE_STATES)[number];

/** What is decided about a course: CANDIDATE means that it is examined again. */
export type CourseResult = CourseState;

/** What is decided about the request of one country for a course. */
export const REQUEST_RESULTS = ['APPROVED', 'NOT_APPROVED'] as const;
export type RequestResult = (typeof REQUEST_RESULTS)[number];

const FROM: Record<CourseResult, readonly CourseState[]> = {
  ADOPTED: ['CANDIDATE'],
  NOT_ADOPTED: ['CANDIDATE'],
  CANDIDATE: ['ADOPTED', 'NOT_ADOPTED'],
};

/** The results that are open to a course in a state. */
export function resultsOpenTo(state: CourseState): CourseResult[] {
  return COURSE_STATES.filter((result) => FROM[result].includes(state));
}

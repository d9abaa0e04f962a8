import type { FieldFault } from '#platform';

/** How much a request matters to the country: A first. The weights by which seats are shared follow from it. */
export const PRIORITIES = ['A', 'B', 'C'] as const;
export type Priority = (typeof PRIORITIES)[number];

export interface RequestFacts {
  courseId: string;
  seatsMin: number;
  seatsMax: number;
  priority: Priority;
  reason: string | null;
  remarks: string | null;
}

type Asked = Omit<RequestFacts, 'courseId'>;

export interface RequestChange {
  courseId: string;
  before: Asked | null;
  after: Asked | null;
}

/** A course of which a country may ask for seats in the year of the survey. */
export interface SurveyedCourse {
  id: string;
  titleEn: string;
}

/** What is wrong with a draft, all at once: courses that are not surveyed, a course twice, fewer at most than at least. */
export function draftFaults(requests: RequestFacts[], surveyed: Map<string, SurveyedCourse>): FieldFault[] {
  return requests.flatMap((request, index) => {
    const at = `requests[${index}]`;
    const faults: FieldFault[] = [];
    const title = surveyed.get(request.courseId)?.titleEn;
    if (!title) {
      const message = `requests[${index}] names a course that does not run in this year: choose one of the survey's list.`;
      faults.push({ field: `${at}.courseId`, message });
    }
    if (requests.findIndex((other) => other.courseId === request.courseId) < index) {
      const message = `${title ?? 'A course'} is asked for twice: put both into one request.`;
      faults.push({ field: `${at}.courseId`, message });
    }
    if (request.seatsMax < request.seatsMin) {
      const message = `${title ?? 'A course'}: seatsMax (${request.seatsMax}) must not be fewer than seatsMin (${request.seatsMin}).`;
      faults.push({ field: `${at}.seatsMax`, message });
    }
    return faults;
  });
}

/** What keeps a saved draft from being handed in, all at once. A country may also hand in that it wants nothing. */
export function handInFaults(requests: (RequestFacts & { titleEn: string })[]): FieldFault[] {
  return requests.flatMap(({ reason, titleEn }, index) =>
    reason === null
      ? [{ field: `requests[${index}].reason`, message: `${titleEn}: say why the country asks for it.` }]
      : [],
  );
}

/** Course by course what differs; an empty list when nothing does. */
export function changesBetween(before: RequestFacts[], after: RequestFacts[]): RequestChange[] {
  const asked = (list: RequestFacts[], id: string): Asked | null => {
    const found = list.find((one) => one.courseId === id);
    if (!found) return null;
    const { seatsMin, seatsMax, priority, reason, remarks } = found;
    return { seatsMin, seatsMax, priority, reason, remarks };
  };
  const courseIds = [...new Set([...before, ...after].map((one) => one.courseId))];
  return courseIds
    .map((courseId) => ({ courseId, before: asked(before, courseId), after: asked(after, courseId) }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

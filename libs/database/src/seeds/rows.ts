import type { Hosting, HostPartner } from '#allocation';
import type { Nomination, NominationStep, Person } from '#applications';
import type { Allotment, Course, CourseRun, Criterion, Phase } from '#catalogue';
import type { Enrolment, EnrolmentStep } from '#training';

/** What a generator makes and the writer inserts, in the order of their references. */
export interface Rows {
  hostPartners: HostPartner[];
  courses: Course[];
  courseRuns: CourseRun[];
  phases: Phase[];
  criteria: Criterion[];
  allotments: Allotment[];
  hostings: Hosting[];
  persons: Person[];
  nominations: Nomination[];
  nominationSteps: NominationStep[];
  enrolments: Enrolment[];
  enrolmentSteps: EnrolmentStep[];
}

export function noRows(): Rows {
  return {
    hostPartners: [],
    courses: [],
    courseRuns: [],
    phases: [],
    criteria: [],
    allotments: [],
    hostings: [],
    persons: [],
    nominations: [],
    nominationSteps: [],
    enrolments: [],
    enrolmentSteps: [],
  };
}

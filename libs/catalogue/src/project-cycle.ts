import type { PlainDate } from '#platform';
import type { CourseRunState } from './course-run.entity.js';

/** JICA's six-step project cycle. */
export const CYCLE_STEPS = [
  'IDENTIFICATION_AND_FORMULATION',
  'OFFICIAL_REQUEST',
  'APPROVAL_AND_EX_ANTE_EVALUATION',
  'AGREEMENT',
  'IMPLEMENTATION_AND_MONITORING',
  'COMPLETION_FOLLOW_UP_AND_EX_POST_EVALUATION',
] as const;
export type CycleStep = (typeof CYCLE_STEPS)[number];

export interface CyclePosition {
  /** 1 to 6. */
  step: number;
  name: CycleStep;
}

/** How far the planning of a draft has come; of no meaning once the run is published. */
export type Planning = 'FORMED' | 'REQUESTED' | 'DECIDED' | 'AGREED';

const STEP_OF_PLANNING: Record<Planning, number> = { FORMED: 1, REQUESTED: 2, DECIDED: 3, AGREED: 4 };

/**
 * Where a run stands on the project cycle, derived and never stored: a draft by its planning (a handed-in request, a
 * recorded decision, a released allotment), a published run under implementation until its last day in Tokyo has
 * passed, then completion. A cancelled run has left the cycle: null.
 */
export function cyclePosition(
  run: { state: CourseRunState; planning: Planning; endsOn: PlainDate | null },
  today: PlainDate,
): CyclePosition | null {
  switch (run.state) {
    case 'CANCELLED':
      return null;
    case 'DRAFT':
      return position(STEP_OF_PLANNING[run.planning]);
    case 'PUBLISHED':
    case 'RECORDED':
      return position(run.endsOn !== null && run.endsOn < today ? 6 : 5);
  }
}

function position(step: number): CyclePosition {
  return { step, name: CYCLE_STEPS[step - 1]! };
}

/**
 * The planning of `course_run r` as an expression. Only drafts are looked at more closely, and no overseas office sees
 * a draft: for it the expression is a word that says nothing.
 */
export const PLANNING = `CASE WHEN r.state <> 'DRAFT' THEN 'FORMED'
  WHEN EXISTS (SELECT 1 FROM allotment x WHERE x.course_run_id = r.id AND x.visibility = 'RELEASED') THEN 'AGREED'
  WHEN EXISTS (SELECT 1 FROM decision d WHERE d.course_id = r.course_id AND d.fiscal_year = r.fiscal_year) THEN 'DECIDED'
  WHEN EXISTS (SELECT 1 FROM programme_calendar y JOIN survey_request q ON q.calendar_id = y.id AND q.course_id = r.course_id
    JOIN survey_return t ON t.calendar_id = q.calendar_id AND t.country_code = q.country_code AND t.state = 'HANDED_IN'
    WHERE y.fiscal_year = r.fiscal_year) THEN 'REQUESTED'
  ELSE 'FORMED' END`;

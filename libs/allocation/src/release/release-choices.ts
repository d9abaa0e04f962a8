import type { CourseRunState } from '#catalogue';

/** What headquarters wants of runs that are published already and lie elsewhere in the plan. */
export const PUBLISHED_CHOICES = ['MOVE', 'LEAVE'] as const;
export type PublishedChoice = (typeof PUBLISHED_CHOICES)[number];

/** What headquarters wants of hosts that were assigned by hand in place of the plan's: without a word they are taken off. */
export const OTHER_HOSTS = ['REPLACE', 'KEEP'] as const;
export type OtherHosts = (typeof OTHER_HOSTS)[number];

export interface ReleaseChoices {
  /** For all of them; without it the release waits for a choice. */
  published: PublishedChoice | null;
  /** For these the other choice. */
  except: readonly string[];
  otherHosts: OtherHosts;
}

export type RunEffect =
  { effect: 'APPLIED' } | { effect: 'LEFT' | 'CHOICE_NEEDED' | 'CANNOT'; because: string };

export interface RunToMove {
  id: string;
  state: CourseRunState;
  startsOn: string | null;
  /** When it would start. */
  newStartsOn: string | null;
  /** By when its nominees were promised the result. */
  resultOn: string | null;
  /** Whether it has a place in the plan. */
  placed: boolean;
  /** Whether office, host partner or dates would be others than they are. */
  differs: boolean;
}

/**
 * What a release does with a course run. A draft is given what the plan says. A published run was announced to the
 * world: it is moved only where headquarters says so and its rules allow it, and otherwise stays as it was announced.
 */
export function effectOn(run: RunToMove, choices: ReleaseChoices, today: string): RunEffect {
  const { id, state, placed, differs } = run;
  if (state === 'CANCELLED') return { effect: 'LEFT', because: 'It is cancelled.' };
  if (state === 'RECORDED') return { effect: 'LEFT', because: 'It is a record of the past.' };
  if (state === 'DRAFT' || !differs) return { effect: 'APPLIED' };
  if (!placed) {
    const because = 'It is published and stays as it is. If it is not to be held, cancel the course run.';
    return { effect: 'LEFT', because };
  }
  const choice = choiceOf(id, choices);
  if (choice === null) {
    const because = 'It is published: say whether it is moved, or stays as it was announced.';
    return { effect: 'CHOICE_NEEDED', because };
  }
  if (choice === 'LEAVE')
    return { effect: 'LEFT', because: 'It is published and stays as it was announced.' };
  const because = cannotMove(run, today);
  return because === null ? { effect: 'APPLIED' } : { effect: 'CANNOT', because };
}

function cannotMove({ startsOn, newStartsOn, resultOn }: RunToMove, today: string): string | null {
  if (startsOn !== null && startsOn <= today)
    return `It began on ${startsOn} and cannot be moved any more: leave it.`;
  if (newStartsOn === null || newStartsOn === startsOn) return null;
  if (newStartsOn <= today)
    return `It would start on ${newStartsOn}, which is not after today: leave it, or place it later.`;
  if (resultOn !== null && resultOn >= newStartsOn)
    return `It would start on ${newStartsOn}, and its nominees were promised the result by ${resultOn}: leave it, or place it later.`;
  return null;
}

/** What headquarters wants of a published run; null where it has not said. */
export function choiceOf(id: string, { published, except }: ReleaseChoices): PublishedChoice | null {
  if (published === null || !except.includes(id)) return published;
  return published === 'MOVE' ? 'LEAVE' : 'MOVE';
}

export {
  DisplacedHost,
  LINE_EFFECTS,
  PLAN_CHANGE_KINDS,
  type PlanChangeKind,
  PlanRelease,
  PlanReleaseLine,
} from './plan-release.entity.js';
export { PLAN_RELEASED } from './plan-release.events.js';
export { PlanReleasePreviews } from './plan-release-previews.js';
export type { PlannedLine, PlannedRelease, ReleaseBlock } from './planned-release.js';
export { type PlanReleaseDetail, type PlanReleaseRow, PlanReleasesQueries } from './plan-releases.queries.js';
export { type PlanReleaseReceipt, PlanReleasesService } from './plan-releases.service.js';
export {
  OTHER_HOSTS,
  type OtherHosts,
  PUBLISHED_CHOICES,
  type PublishedChoice,
  type ReleaseChoices,
} from './release-choices.js';
export type { HostName, PlannedPlace, ReleaseLine, RunDates } from './release-line.js';

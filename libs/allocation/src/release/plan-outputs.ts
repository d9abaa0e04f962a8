import { FollowedSteps } from '../board/followed-steps.queries.js';
import { CalendarFeedsQueries } from '../calendar-feeds/calendar-feeds.queries.js';
import { CalendarFeedsService } from '../calendar-feeds/calendar-feeds.service.js';
import { PlanDocumentMaker, PlanPapers } from '../plan-document/plan-document-maker.js';
import { PlanDocumentRecords, PlanDocuments } from '../plan-document/plan-documents.service.js';
import { PlanReleasePreviews } from './plan-release-previews.js';
import { PlanReleaseRecords, PlanReleasesService } from './plan-releases.service.js';
import { PlanReleasesQueries } from './plan-releases.queries.js';
import { PlannedHosts } from './planned-hosts.js';

/** What comes out of plans: releases, calendars, boards and documents. */
export const PLAN_OUTPUTS = [
  ...[PlanReleasePreviews, PlanReleasesQueries, PlanReleasesService, PlanReleaseRecords, PlannedHosts],
  ...[CalendarFeedsService, CalendarFeedsQueries, FollowedSteps],
  ...[PlanDocuments, PlanDocumentRecords, PlanDocumentMaker, PlanPapers],
];

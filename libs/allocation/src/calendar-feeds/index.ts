export { CalendarFeed, FEED_COVERS, type FeedCovers } from './calendar-feed.entity.js';
export { type CalendarFeedRow, CalendarFeedsQueries } from './calendar-feeds.queries.js';
export { CalendarFeedsService, type CalendarOfNow, type FeedFacts } from './calendar-feeds.service.js';

export { calendarOf, type CalendarEntry } from "./calendar-of.ts";
export { fetchCalendar, type Fetched, type Hosts } from "./fetch-calendar.ts";
export { branchChoices, feedOfOffer, findFeed, listOfferFeeds, type FeedRow } from "./list-feeds.ts";
export { NOT_READ_REASONS, type FeedEvent, type NotRead, type NotReadReason, type ReadCalendar } from "./read-calendar.ts";
export { refreshFeeds } from "./refresh.ts";
export { addFeed, deleteFeed, editFeed, FeedFields, readFeedNow, type FeedConflict, type FeedRefusal } from "./save-feed.ts";
export { COUNTED, RUN_OUTCOMES, type Counted, type RunOutcome } from "./schema.ts";

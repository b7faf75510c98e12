export { mayEditGremien, mayKeepMeetings, mayReadPapers, maySeeGremium, maySeeMeeting, type Seat } from "./access.ts";
export { seatsOf } from "./own-seats.ts";
export type { GremiumKind, MemberRole } from "./schema.ts";

import type { MeetingItem, MeetingPage } from "#domain/network/meetings/index.ts";

/** What was said and decided at one item. The minutes fill it. */
export function MinutesColumn(_shown: { meeting: MeetingPage; item: MeetingItem }) {
  return null;
}

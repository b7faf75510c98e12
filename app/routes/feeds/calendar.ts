import { data } from "react-router";
import { meetingUid, organizerOf } from "#app/mails/meetings.ts";
import { meetingName } from "#app/meeting-name.ts";
import { textsIn } from "#app/messages/texts.ts";
import { houseContext, requestContext } from "#app/request.ts";
import { readFeed, writeCalendar } from "#domain/network/meetings/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/calendar.ts";
import { calendarAnswer } from "./calendar-answer.ts";

/** The meetings behind a secret address, for calendar programs. Cancelled ones stay, as cancelled: a program takes them out by that. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { origin } = context.get(houseContext).settings;
  const feed = await read(ctx, (db) => readFeed(ctx, db));
  if (!feed) throw data({ code: "link-unknown" }, { status: 404 });
  const { t } = textsIn("de");
  const organizer = organizerOf(origin, ctx.region);
  const text = writeCalendar({
    name: t("meetings.feed-name", { name: feed.gremium ?? ctx.region.name }),
    zone: ctx.region.timeZone,
    // Of the content alone, so that the same meetings give the same text and the same tag.
    at: new Date(Math.max(0, ...feed.meetings.map(({ startsAt }) => startsAt.getTime()))),
    events: feed.meetings.map((meeting) => ({
      uid: meetingUid(origin, meeting.id),
      sequence: meeting.sequence,
      startsAt: meeting.startsAt,
      endsAt: meeting.endsAt,
      summary: `${meeting.gremium}: ${meetingName(t, meeting)}`,
      location: meeting.place,
      description: "",
      url: meeting.onlineUrl,
      cancelled: meeting.state === "cancelled",
      organizer,
    })),
  });
  return calendarAnswer(request, text, "sitzungen");
}

import { createHash } from "node:crypto";
import { data } from "react-router";
import { deadlineHref } from "#app/deadline-href.ts";
import { deadlineText } from "#app/deadline-text.ts";
import { organizerOf } from "#app/mails/meetings.ts";
import { textsIn } from "#app/messages/texts.ts";
import { houseContext, requestContext } from "#app/request.ts";
import { readDeadlineFeed, type Deadline } from "#domain/concept/funding/index.ts";
import { writeCalendar } from "#domain/network/meetings/index.ts";
import { read } from "#platform/db/index.ts";
import { createFormats } from "#platform/i18n/index.ts";
import type { Route } from "./+types/deadlines.ts";
import { calendarAnswer } from "./calendar-answer.ts";

/** When money and posts end, behind a secret address, for calendar programs: whole days, each with the way to where one can act. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { origin } = context.get(houseContext).settings;
  const deadlines = await read(ctx, (db) => readDeadlineFeed(ctx, db));
  if (!deadlines) throw data({ code: "link-unknown" }, { status: 404 });
  const { t } = textsIn("de");
  const formats = createFormats("de");
  const organizer = organizerOf(origin, ctx.region);
  const text = writeCalendar({
    name: t("funding.feed-name", { name: ctx.region.name }),
    zone: ctx.region.timeZone,
    // Of the content alone, so that the same deadlines give the same text and the same tag.
    at: new Date(deadlines.at(-1)?.day ?? 0),
    events: deadlines.map((deadline) => ({
      uid: `${nameOf(deadline)}@${new URL(origin).hostname}`,
      sequence: 0,
      on: deadline.day,
      summary: `${deadline.title}: ${deadlineText(t, formats, deadline)}`,
      location: "",
      description: "",
      url: `${origin}${deadlineHref(ctx.region.slug, deadline)}`,
      cancelled: false,
      organizer,
    })),
  });
  return calendarAnswer(request, text, "fristen");
}

/** The same for a deadline as long as it stands; hashed, because a subject may be words. */
function nameOf({ kind, subject, day }: Deadline): string {
  return `deadline-${createHash("sha256").update(`${kind} ${subject} ${day}`).digest("hex").slice(0, 32)}`;
}

import { meetingName } from "#app/meeting-name.ts";
import { textsIn } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { listMeetings, localTime, type MeetingRow } from "#domain/network/meetings/index.ts";
import { read } from "#platform/db/index.ts";
import { tableDownload } from "../network/table-download.ts";
import type { Route } from "./+types/download.ts";
import { readMeetingQuery } from "./list-query.ts";

/** More than a region has in its life. */
const MOST_ROWS = 5_000;

/** What the list shows under the same address, all pages of it. */
export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { filter } = readMeetingQuery(url.searchParams);
  const { meetings } = await read(ctx, (db) => listMeetings(ctx, db, filter, { after: null, limit: MOST_ROWS }));
  const { t } = textsIn(context.get(localeContext));
  const zone = ctx.region.timeZone;
  return tableDownload(ctx, params.file, {
    name: "sitzungen",
    title: t("meetings.title"),
    columns: [
      { heading: t("meetings.filter-gremium"), width: 40, cell: ({ gremium }: MeetingRow) => gremium },
      { heading: t("meetings.field-title"), width: 30, cell: (meeting) => meetingName(t, meeting) },
      { heading: t("meetings.field-on"), width: 12, cell: ({ startsAt }) => localTime(zone, startsAt).on },
      { heading: t("meetings.field-from"), width: 8, cell: ({ startsAt }) => localTime(zone, startsAt).at },
      { heading: t("meetings.field-to"), width: 8, cell: ({ endsAt }) => localTime(zone, endsAt).at },
      { heading: t("meetings.field-place"), width: 40, cell: ({ place }) => place },
      { heading: t("meetings.filter-state"), width: 16, cell: ({ state }) => t(`meetings.state-${state}`) },
      {
        heading: t("minutes.minutes"),
        width: 24,
        cell: ({ minutesState }) => (minutesState === "none" ? "" : t(minutesState === "draft" ? "meetings.minutes-draft" : "meetings.minutes-approved")),
      },
    ],
    rows: meetings,
  });
}

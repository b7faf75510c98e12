import { data, href } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listFeeds } from "#domain/network/meetings/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/own-calendar.ts";
import { actOnFeed } from "./act-on-feed.ts";
import { FeedPage } from "./feed-page.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    feeds: await read(ctx, (db) => listFeeds(ctx, db, { of: "me" })),
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
  };
}

/** The new address is shown in the answer itself: it exists in clear only now, and an address of ours must not carry it. */
export async function action({ request, context }: Route.ActionArgs) {
  const { origin } = context.get(houseContext).settings;
  const act = await actOnFeed(context.get(requestContext), { of: "me" }, await request.formData(), origin);
  return data(act, { status: act.fault ? 422 : 200 });
}

export default function OwnCalendarPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, feeds } = loaderData;
  return (
    <FeedPage
      {...frame}
      crumbs={[{ label: t("meetings.title"), href: href("/app/:region/sitzungen", { region }) }, { label: t("meetings.calendar") }]}
      title={t("meetings.calendar-me-title")}
      lede={t("meetings.calendar-me-lede")}
      feeds={feeds}
      onlyOne={true}
      act={actionData}
    />
  );
}

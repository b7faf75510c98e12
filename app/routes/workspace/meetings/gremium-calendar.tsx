import { data, href } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findTopicStore, listFeeds } from "#domain/network/meetings/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/gremium-calendar.ts";
import { actOnFeed } from "./act-on-feed.ts";
import { FeedPage } from "./feed-page.tsx";
import { orNotFound } from "./refusals.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = await read(ctx, async (db) => {
    const store = await findTopicStore(ctx, db, params.id);
    return store && { gremium: store.gremium, feeds: await listFeeds(ctx, db, { of: "gremium", gremiumId: params.id }) };
  });
  return {
    ...orNotFound(found),
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
  };
}

/** The new address is shown in the answer itself: it exists in clear only now, and an address of ours must not carry it. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  orNotFound(await read(ctx, (db) => findTopicStore(ctx, db, params.id)));
  const { origin } = context.get(houseContext).settings;
  const act = await actOnFeed(ctx, { of: "gremium", gremiumId: params.id }, await request.formData(), origin);
  return data(act, { status: act.fault ? 422 : 200 });
}

export default function GremiumCalendarPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, feeds, gremium } = loaderData;
  return (
    <FeedPage
      {...frame}
      crumbs={[{ label: t("meetings.title"), href: href("/app/:region/sitzungen", { region }) }, { label: t("meetings.calendar") }]}
      title={t("meetings.calendar-gremium-title", { gremium: gremium.name })}
      lede={t("meetings.calendar-gremium-lede")}
      feeds={feeds}
      onlyOne={false}
      act={actionData}
    />
  );
}

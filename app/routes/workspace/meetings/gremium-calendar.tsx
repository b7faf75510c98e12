import { data, href } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findTopicStore, listFeeds } from "#domain/network/meetings/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/gremium-calendar.ts";
import { actOnFeed } from "./act-on-feed.ts";
import { FeedSection } from "./feed-section.tsx";
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
  const title = t("meetings.calendar-gremium-title", { gremium: gremium.name });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("meetings.title"), href: href("/app/:region/sitzungen", { region }) }, { label: t("meetings.calendar") }]}
      title={title}
      lede={t("meetings.calendar-gremium-lede")}
      notice={
        actionData?.fault ? (
          <Notice kind="error">{t(actionData.fault)}</Notice>
        ) : actionData?.revoked ? (
          <Notice kind="success">{t("meetings.calendar-revoked")}</Notice>
        ) : undefined
      }
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      <FeedSection feeds={feeds} address={actionData?.address ?? null} onlyOne={false} />
    </WorkspacePage>
  );
}

import { data, href } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listFeeds } from "#domain/network/meetings/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/own-calendar.ts";
import { actOnFeed } from "./act-on-feed.ts";
import { FeedSection } from "./feed-section.tsx";

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
  const title = t("meetings.calendar-me-title");
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("meetings.title"), href: href("/app/:region/sitzungen", { region }) }, { label: t("meetings.calendar") }]}
      title={title}
      lede={t("meetings.calendar-me-lede")}
      notice={
        actionData?.fault ? (
          <Notice kind="error">{t(actionData.fault)}</Notice>
        ) : actionData?.revoked ? (
          <Notice kind="success">{t("meetings.calendar-revoked")}</Notice>
        ) : undefined
      }
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      <FeedSection feeds={feeds} address={actionData?.address ?? null} onlyOne={true} />
    </WorkspacePage>
  );
}

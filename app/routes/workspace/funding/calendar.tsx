import { data, href } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { FeedPage } from "#app/routes/workspace/meetings/feed-page.tsx";
import { loadFrame } from "#app/workspace.ts";
import { listDeadlineFeeds, makeDeadlineFeed, revokeDeadlineFeed } from "#domain/concept/funding/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";
import type { Route } from "./+types/calendar.ts";
import { useFundCrumbs } from "./crumbs.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    feeds: await read(ctx, (db) => listDeadlineFeeds(ctx, db)),
  };
}

/** The new address is shown in the answer itself: it exists in clear only now, and an address of ours must not carry it. */
export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  if (form.get("intent") === "revoke") {
    const feedId = String(form.get("feedId") ?? "");
    const revoked = isId(feedId) && (await revokeDeadlineFeed(ctx, feedId)).ok;
    return data({ address: null, revoked, fault: revoked ? null : ("meetings.refused-feed-not-found" as const) }, { status: revoked ? 200 : 422 });
  }
  const made = form.get("intent") === "make" ? await makeDeadlineFeed(ctx) : null;
  if (!made?.ok) return data({ address: null, revoked: false, fault: "meetings.fault-check" as const }, { status: 422 });
  const { origin } = context.get(houseContext).settings;
  return data({ address: `${origin}/feeds/${made.value.code}/fristen`, revoked: false, fault: null });
}

export default function DeadlineCalendarPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, feeds } = loaderData;
  return (
    <FeedPage
      {...frame}
      crumbs={[...useFundCrumbs(region), { label: t("funding.deadlines-title"), href: href("/app/:region/foerdermittel/fristen", { region }) }]}
      title={t("funding.calendar-title")}
      lede={t("funding.calendar-lede")}
      feeds={feeds}
      onlyOne={false}
      act={actionData}
    />
  );
}
